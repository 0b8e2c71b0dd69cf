"""A journal article: title, authors, journal, year, from whatever page says them."""

import pytest

from models.document import DocumentType
from tests.extractors.documents.understood import said, understood

BODY = """
摘要：结合工程实例，对深基坑支护施工技术进行了论述，分析了难点，提出了质量控制措施，取得了良好效果。

关键词：深基坑；支护；施工技术

1　工程概况
"""
TITLE = "深基坑支护施工技术在地铁车站工程中的应用"
CITED = f"引用格式：张玥．{TITLE}[J]．浙江建筑，2022（5）：12-14．"


def _article(head: str, authors: str = "张玥，李明", foot: str = "") -> str:
    unit = "（浙江宏远建工集团有限公司，浙江 杭州 310000）"
    return f"{head}\n\n\n　　{TITLE}\n\n　　　　{authors}\n　{unit}\n{BODY}\n{foot}"


@pytest.mark.parametrize(
    ("page", "journal", "year"),
    [
        pytest.param(_article("《建筑施工》2023年第5期"), "建筑施工", "2023", id="running head"),
        pytest.param(
            _article("第45卷第5期　　　　建筑施工　　　　2023年5月"),
            "建筑施工",
            "2023",
            id="volume, name and month",
        ),
        pytest.param(
            _article(
                "文章编号：1004-1001(2022)05-0012-03",
                foot=f"引用格式：张玥．{TITLE}[J]．浙江建筑，2022（5）：12-14．",
            ),
            "浙江建筑",
            "2022",
            id="citation",
        ),
    ],
)
def test_where_and_when_it_came_out(page: str, journal: str, year: str) -> None:
    document = understood(page)
    assert document.type.value is DocumentType.PAPER
    wanted = {"title": TITLE, "journal": journal, "year": year}
    assert said(document).items() >= wanted.items()


def test_the_number_of_an_article_is_read() -> None:
    read = said(understood(_article("文章编号：1004-1001(2022)05-0012-03")))
    assert read["article_number"].replace("（", "(") == "1004-1001(2022)05-0012-03"


@pytest.mark.parametrize("authors", ["张玥", "张玥，李明", "张玥1,李明2", "热孜宛·库尔班，李明"])
def test_authors_are_read_as_printed(authors: str) -> None:
    read = said(understood(_article("《建筑施工》2023年第5期", authors)))["authors"]
    assert read.replace(",", "，") == authors.replace(",", "，")


def test_authors_with_nothing_but_a_gap_between_stay_apart() -> None:
    read = said(understood(_article("《建筑施工》2023年第5期", "闵劲松 皇甫勇")))
    assert read["authors"] == "闵劲松 皇甫勇"


def test_a_letter_spaced_author_is_closed_up() -> None:
    assert said(understood(_article("《建筑施工》2023年第5期", "张 玥")))["authors"] == "张玥"


def test_the_unit_below_the_authors_is_none_of_them() -> None:
    assert "公司" not in said(understood(_article("《建筑施工》2023年第5期")))["authors"]


def test_the_date_a_paper_came_in_is_not_the_year_it_came_out() -> None:
    page = _article("《建筑施工》2023年第1期", foot="收稿日期：2022-11-03")
    assert said(understood(page))["year"] == "2023"


def test_a_cover_names_the_journal_and_the_article_its_title() -> None:
    cover = "　　建筑施工\n\n\n\nISSN 1004-1001\nCN 31-1334/TU\n\n2023年第5期"
    document = understood(cover, _article("施工技术"))
    assert document.type.value is DocumentType.PAPER
    wanted = {"title": TITLE, "journal": "建筑施工", "year": "2023"}
    assert said(document).items() >= wanted.items()


@pytest.mark.parametrize(
    "page",
    [
        "工作证明\n\n兹证明张玥同志在我公司从事施工技术工作，曾发表论文《深基坑支护施工技术》。\n\n特此证明。",
        "录用通知书\n\n张玥：您的论文《深基坑支护施工技术》经审稿，拟刊登于《建筑施工》2024年第9期。摘要、关键词请按要求修改。",
    ],
)
def test_a_paper_that_is_spoken_of_is_no_paper(page: str) -> None:
    assert understood(page).type.value is not DocumentType.PAPER
