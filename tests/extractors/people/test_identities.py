"""Whose identity number is it."""

import pytest

from extractors.people.identities import numbers, ownerless
from extractors.people.named import people
from tests.extractors import typed


def test_an_identity_number_belongs_to_the_name_before_it_or_in_its_row() -> None:
    page = typed.table(
        ("姓名", "职务", "身份证号码"),
        ("张玥", "项目经理", "3301****4520"),
        ("李明伟", "施工员", "3205****7X"),
    )
    found = {p.name.text: p.id_number.text if p.id_number else None for p in people(page)}
    assert found == {"张玥": "3301****4520", "李明伟": "3205****7X"}
    prose = people(typed.page("兹证明张玥（身份证号：330106199003074520）同志担任项目经理。"))
    assert [p.id_number.text for p in prose if p.id_number] == ["330106199003074520"]


@pytest.mark.parametrize("label", ["编号", "施工许可证编号", "省级备案号"])
def test_a_serial_number_as_long_as_an_identity_number_is_nobody_s(label: str) -> None:
    page = typed.page(f"项目经理：张玥　　　　{label}：731104540438736391")
    assert [p.id_number for p in people(page)] == [None]


@pytest.mark.parametrize("label", ["身份证号码", "项目经理身份证号"])
def test_a_number_is_not_the_next_column_s_person_s(label: str) -> None:
    page = typed.table(
        ("项目经理", "张玥", "建设单位", "杭州西兴置业有限公司"),
        (label, "3301****4520", "项目总监", "李思远"),
    )
    found = {p.name.text: p.id_number.text if p.id_number else None for p in people(page)}
    assert found["李思远"] is None
    assert found["张玥"] == (None if label == "身份证号码" else "3301****4520")


def test_a_number_below_its_label_is_that_of_the_label_s_role() -> None:
    page = typed.page(
        """
项目经理
陶若兰
项目经理身份证号
3307************77
总监理工程师
严若兰
总监理工程师身份证号
330108********0586
"""
    )
    found = {p.name.text: p.id_number.text if p.id_number else None for p in people(page)}
    assert found == {"陶若兰": "3307************77", "严若兰": "330108********0586"}
    assert ownerless(page, people(page)) == ()


def test_a_number_nobody_owns_is_kept_and_a_permit_s_is_no_person_s() -> None:
    page = typed.table(
        ("项目经理", "张玥", "施工许可证编号", "330106202401150101"),
        ("身份证号码", "3410************33", "项目总监", "李思远"),
        width=20,
    )
    assert {p.id_number for p in people(page)} == {None}
    assert [ink.text for ink in ownerless(page, people(page))] == ["3410************33"]


@pytest.mark.parametrize("read", ["33410 * * 3", "340**"])
def test_a_mask_that_was_read_badly_is_kept_and_nobody_s(read: str) -> None:
    page = typed.page(f"项目经理：张玥\n身份证号码：{read}\n联系电话：138****1234")
    assert {p.id_number for p in people(page)} == {None}
    assert [ink.text for ink in ownerless(page, people(page))] == [read.replace(" ", "")]


def test_a_badly_read_mask_in_a_row_is_called_by_its_column_s_heading() -> None:
    """Left of it stands a name: 3623************49 was read 362*****4* and told nobody apart."""
    page = typed.page(
        """
编号　　　　项目经理　　　　项目总监　　　　身份证号码
甲一　　　　梁凯红　　　　　谢骏磊　　　　　362*****4*
"""
    )
    assert [ink.text for ink in ownerless(page, people(page))] == ["362*****4*"]


def test_a_badly_read_mask_in_a_row_is_that_of_the_only_name_there() -> None:
    page = typed.table(
        ("姓名", "岗位", "身份证号"),
        ("张玥", "项目经理", "*3205**2*"),
        ("李明", "施工员", "3302************18"),
    )
    numbers = {p.name.text: p.id_number.text for p in people(page) if p.id_number}
    assert numbers == {"张玥": "*3205**2*", "李明": "3302************18"}
    assert ownerless(page, people(page)) == ()


def test_a_number_called_by_a_word_for_serials_as_well_is_a_person_s() -> None:
    page = typed.page("项目经理：张玥\n居民身份证编号：340**")
    assert [ink.text for ink in ownerless(page, people(page))] == ["340**"]


def test_the_label_of_a_number_names_nobody() -> None:
    page = typed.page(
        "建设单位项目负责人身份\n证号\n监理单位　　　　杭州岱远建设工程监理有限责任公司"
    )
    assert people(page) == ()


@pytest.mark.parametrize("heading", ["证书编号", "注册证书/岗位证书编号"])
def test_a_certificate_s_number_in_a_table_is_no_identity_number(heading: str) -> None:
    page = typed.table(
        ("姓名", "岗位", "职称", heading),
        ("段峰", "施工员", "工程师", "352013197508289"),
        ("李明", "质量员", "工程师", "342017855410964"),
    )
    assert {p.id_number for p in people(page)} == {None}


@pytest.mark.parametrize(
    ("number", "owned"), [("330106900307452", True), ("330106901907452", False)]
)
def test_an_old_identity_number_holds_a_birthday(number: str, owned: bool) -> None:
    page = typed.page(f"姓名：张玥　身份证号：{number}")
    assert [p.id_number is not None for p in people(page)] == [owned]


def test_a_masked_telephone_number_is_nobody_s_identity_number() -> None:
    page = typed.table(
        ("姓名", "身份证号", "联系电话"),
        ("傅荣富", "4113********239", "138****1187"),
        ("吕雨桐", "3210********973", "138****5885"),
        width=16,
    )
    numbers = [p.id_number and p.id_number.text for p in people(page)]
    assert numbers == ["4113********239", "3210********973"]


def test_an_identity_number_beside_a_telephone_is_one() -> None:
    page = typed.page("张玥　　　手机：13805710000　　　330106********4525")
    assert "330106********4525" in {n.number.text for n in numbers(page)}
