"""Whole documents of a family that no fixture program makes: each once was read wrongly.

They were drawn by another program, whose pages the readers had not seen: kept as they came.
"""

from functools import cache

import pytest

from extractors.read import read
from extractors.settings import ReaderSettings
from models.document import Document, IssuerVia
from tests.extractors.drawn import DATA


@cache
def _document(name: str) -> Document:
    return read((DATA / name).read_bytes(), ReaderSettings())


def _people(document: Document) -> dict[str, str | None]:
    return {p.name.text: p.role.text if p.role else None for p in document.people}


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        (
            "framed-diploma.pdf",
            "diploma",
            {
                "holder_name": "谢泽生",
                "birth_date": "1987-05-02",
                "graduated_on": "2010-06-29",
                "school": "齐州土木建筑大学",
                "certificate_number": "149365201005259549",
            },
        ),
        (
            "shadowed-form.webp",
            "chsi_registration_form",
            {
                "holder_name": "沈立晖",
                "birth_date": "1985-03-16",
                "graduated_on": "2007-06-21",
                "verification_code": "A6RB563PD6GNFA2H",
            },
        ),
        (
            "folder.webp",
            "appointment_letter",
            {"holder_name": "沈立晖", "position": "助理工程师", "ended_on": "2024-12-02"},
        ),
        (
            "tight-register.jpg",
            "registry_screenshot",
            {
                "platform": "山东省住房城乡建设服务监管与信用信息综合平台",
                "project_name": "青岛清源邻里中心建设项目",
            },
        ),
        (
            "dialog-register.png",
            "registry_screenshot",
            {"platform": "全国建筑市场监管公共服务平台", "issued_on": "2020-07-10"},
        ),
        ("telephone-register.png", "registry_screenshot", {"project_name": "云栖初级中学迁建工程"}),
        (
            "light-table.png",
            "registry_screenshot",
            {"project_name": "临平区春江科创园一期总承包工程"},
        ),
    ],
)
def test_type_and_fields(name: str, kind: str, said: dict[str, str]) -> None:
    document = _document(name)
    found = {field.name: field.value for field in document.fields}
    assert document.type.value == kind
    assert {field: found.get(field) for field in said} == said


@pytest.mark.parametrize(
    ("name", "people"),
    [
        ("folder.webp", {"沈立晖": "助理工程师"}),
        ("telephone-register.png", {"高豪": "项目经理", "崔新强": "总监理工程师"}),
        (
            "light-table.png",
            {"吴刚": "建设单位项目负责人", "郑雨薇": "项目经理", "丁雅蓉": "总监理工程师"},
        ),
        ("shadowed-form.webp", {"沈立晖": None}),
        (
            "card-register.png",
            {
                "丁斌": "设计单位项目负责人",
                "宋林": "建筑专业负责人",
                "刘轩": "结构专业负责人",
                "郭飞坤": "给排水专业负责人",
                "何平晓": "电气专业负责人",
                "陈辉辉": "勘察单位项目负责人",
            },
        ),
        (
            "bar-register.jpg",
            {
                "马刚龙": "设计单位项目负责人",
                "刘轩": "建筑专业负责人",
                "朱航": "结构专业负责人",
                "罗洁": "给排水专业负责人",
                "徐新昶": "电气专业负责人",
                "上官建": "勘察单位项目负责人",
            },
        ),
        ("person-register.jpg", {"刘艳瑶": "质量员"}),
    ],
)
def test_people_and_their_roles(name: str, people: dict[str, str | None]) -> None:
    assert _people(_document(name)) == people


@pytest.mark.parametrize(
    ("name", "person", "role", "count"),
    [
        ("zebra-register.jpg", "高华航", "项目技术负责人", 9),
        ("dialog-register.png", "李睿", "质量员", 9),
    ],
)
def test_nobody_of_a_long_list_is_lost(name: str, person: str, role: str, count: int) -> None:
    found = _people(_document(name))
    assert (found[person], len(found)) == (role, count)


def test_who_certified_a_copy_is_told_from_who_issued_the_paper() -> None:
    """The fresh seal is in colour beside the words, the issuer's is copied and grey."""
    sealed = [i for i in _document("certified-copy.jpg").issuers if i.via is IssuerVia.SEAL]
    assert {(one.ink.text, one.beside_copy_words) for one in sealed} == {
        ("嘉兴志远建筑工程有限公司", True),
        ("杭州市建筑业协会", False),
    }
