"""The HTML report: whole in itself, escaped, each page picture once, every box in its place."""

import re
from base64 import b64decode
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageOps

from models.document import Document, ScoreEntry
from models.geometry import Box
from models.report import Evidence
from service.presentation import report_html
from service.presentation.report_html.album import Album
from service.presentation.report_html.view import ApplicationView
from service.verification import Verified
from tests.service import made
from tests.service.triage.browser import browser

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7 * 7 }}</style>"


class Tags(HTMLParser):
    """Collects tags, attributes and ids, and complains of tags left open."""

    VOID = frozenset({"meta", "link", "img", "br", "hr", "input"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def values(self, name: str) -> list[str]:
        return [value for key, value in self.attributes if key == name]


def test_the_page_is_well_formed_and_every_link_leads_somewhere() -> None:
    tags = Tags(report_html.render([made.verified(pages=3), made.verified()]))
    assert tags.open == []
    ids = tags.values("id")
    assert len(ids) == len(set(ids))
    assert set(tags.values("href")) <= {f"#{anchor}" for anchor in ids}


def test_what_belongs_to_no_claim_stands_in_the_overview_and_below() -> None:
    page = report_html.render([made.lacking(made.verified(), f"未附论文{HOSTILE}")])
    tags = Tags(page)
    assert page.count("未附论文") == 2
    assert page.index("申报整体") < page.index("未附论文") < page.index("申报整体与未归项的材料")
    assert "script" not in tags.tags
    assert set(tags.values("href")) <= {f"#{anchor}" for anchor in tags.values("id")}


def test_nothing_is_fetched_and_nothing_runs() -> None:
    page = report_html.render([made.verified()])
    tags = Tags(page)
    assert not {"script", "link", "iframe", "img", "object"} & set(tags.tags)
    assert not re.findall(r"(?:https?:)?//[a-z]", page)
    assert all(target.startswith("data:") for target in re.findall(r"url\(([^)]*)", page))


def test_what_was_read_is_never_markup() -> None:
    page = report_html.render([made.verified(text=HOSTILE)])
    assert "<script" not in page
    assert "onerror=alert(1)&gt;" in page
    assert (
        "49"
        not in re.sub(r"base64,[^)]*", "", page).split("<body>")[1].split("{{ 7 * 7 }}")[0][-5:]
    )
    assert "{{ 7 * 7 }}" in page
    assert Tags(page).open == []


def test_each_picture_stands_in_the_page_once_however_often_it_is_shown() -> None:
    pictures = tuple(made.picture(shade) for shade in (10, 90, 10))
    page = report_html.render([made.verified(pages=3, pictures=pictures), made.verified()])
    assert page.count("base64,") == 3  # two of the first application, one of the second
    assert page.count('class="sheet') > 3


def test_the_verdict_comes_first_then_the_claims_with_their_findings() -> None:
    body = report_html.render([made.verified()]).split("<body>")[1]
    order = ["待人工复核</h1>", "之江新城综合管廊一期工程", "project.name-present", "全部附件"]
    places = [body.index(part) for part in order]
    assert places == sorted(places)
    assert "无法读取：空文件（empty_file）" in body


def test_one_box_two_findings_rest_on_is_drawn_once_in_the_colour_of_the_worse() -> None:
    view = ApplicationView.of(made.verified(), Album(), "a1")
    (page,) = view.claims[0].pages
    seal, evidence = page.marks
    assert (seal.kind, seal.label) == ("seal", made.AUTHORITY)
    assert (evidence.kind, evidence.label) == ("fail", "✗1 ✓3")


def test_boxes_are_drawn_where_the_ink_is() -> None:
    pictures = (made.picture(200, width=1000, height=2000),)
    view = ApplicationView.of(made.verified(pictures=pictures), Album(), "a1")
    evidence = view.claims[0].pages[0].marks[-1].box
    ink = Box(made.NAME_BOX.x0 * 1000, made.NAME_BOX.y0 * 2000, 260, 1040)
    assert ink.share_inside(evidence) == pytest.approx(1)
    assert evidence.area < 1.8 * ink.area


def lying(turned: int) -> Verified:
    """A page that was scanned so that it has to be ``turned`` clockwise; its ink is NAME_BOX."""
    sheet = Image.new("L", (800, 1200), 255)
    x0, y0, x1, y1 = made.NAME_BOX
    sheet.paste(0, (round(800 * x0), round(1200 * y0), round(800 * x1), round(1200 * y1)))
    file = BytesIO()
    sheet.rotate(turned, expand=True).save(file, "JPEG", quality=95)  # against the clock
    verified = made.verified(pictures=(file.getvalue(),))
    document = verified.documents[made.PERMIT]
    assert isinstance(document, Document)
    page = document.pages[0].model_copy(update={"turned": turned})
    documents = {made.PERMIT: document.model_copy(update={"pages": (page,)})}
    box = made.NAME_BOX.turned(360 - turned)
    evidence = (Evidence(attachment=made.PERMIT, page=1, bbox=box, text="张玥"),)
    findings = tuple(f.model_copy(update={"evidence": evidence}) for f in verified.report.findings)
    report = verified.report.model_copy(update={"findings": findings})
    return verified._replace(documents=documents, report=report)


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_pages_stand_upright_with_their_boxes(turned: int) -> None:
    album = Album()
    view = ApplicationView.of(lying(turned), album, "a1")
    (page,) = view.claims[0].pages
    assert page.picture is not None
    assert (page.picture.width, page.picture.height) == (800, 1200)
    shown = Image.open(BytesIO(b64decode(dict(album.pictures)[page.picture.name])))
    dark = ImageOps.invert(shown.convert("L")).point([255 * (tone > 128) for tone in range(256)])
    ink = Box(*(dark.getbbox() or (0, 0, 0, 0)))
    evidence = page.marks[-1].box
    assert ink.share_inside(evidence) == pytest.approx(1, abs=0.01)
    assert evidence.area < 1.8 * ink.area


def test_on_a_narrow_screen_nothing_stands_out_of_it(tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    pictures = (made.picture(200, width=1000, height=1400),)
    page.write_text(report_html.render([made.verified(pictures=pictures)]), encoding="utf-8")
    with browser() as started:
        window = started.new_page(viewport={"width": 500, "height": 900})
        window.goto(page.as_uri())
        assert window.evaluate("document.documentElement.scrollWidth") <= 500


def test_a_page_that_cannot_be_drawn_says_so() -> None:
    page = report_html.render([made.verified(pictures=())])
    assert "此页无法显示" in page


def test_a_hundred_pages_make_one_page_of_their_pictures_size() -> None:
    pictures = tuple(made.picture(shade) for shade in range(100))
    page = report_html.render([made.verified(pages=100, pictures=pictures)])
    assert page.count("base64,") == 100
    assert page.count("<figure") == 101
    assert len(page) < 100 * (len(made.picture(0)) * 1.4 + 1500) + 50_000


def test_lists_of_any_kind_are_shown_row_by_row() -> None:
    verified = made.verified()
    paper = verified.report.attachments[0]
    ink = paper.fields[0]
    scores = (ScoreEntry(item="工程业绩", score="48.5"), ScoreEntry(item=HOSTILE, score="8"))
    listed = ink.model_copy(update={"name": "scores", "value": scores})
    shown = paper.model_copy(update={"fields": (*paper.fields, listed)})
    attachments = (shown, *verified.report.attachments[1:])
    report = verified.report.model_copy(update={"attachments": attachments})
    page = report_html.render([verified._replace(report=report)])
    assert "工程业绩 48.5" in page
    assert "<script>alert" not in page
