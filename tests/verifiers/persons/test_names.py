"""Is the applicant in it: whole names only, doubt where a reading may be wrong."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from models.document import Document, DocumentType, PageFailure, Person
from models.lines import TextSource
from models.page import PassageKind
from models.report import Presence
from verifiers.persons.boundaries import Words
from verifiers.persons.names import NameReading, read_name
from verifiers.samples.examples import document, doubtful, passage, person

WORDS = Words.of(["项目经理", "施工员", "监理", "设计", "助理工程师"])
FOUND, ABSENT, UNCERTAIN = Presence.FOUND, Presence.ABSENT, Presence.UNCERTAIN


def read(name: str, made: Document, alphabet: str = "") -> NameReading:
    return read_name((name,), made, WORDS, frozenset(alphabet))


def naming(*people: Person) -> Document:
    return document(DocumentType.OTHER, *people)


def saying(*texts: str, kind: PassageKind = PassageKind.PARAGRAPH) -> Document:
    made = document(DocumentType.OTHER)
    page = made.pages[0].model_copy(update={"passages": (passage(*texts, kind=kind),)})
    return made.model_copy(update={"pages": (page,)})


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("张玥", "张 玥"),
        ("张玥", "张　玥"),
        ("阿不都·热合曼", "阿不都•热合曼"),
        ("阿不都·热合曼", "阿不都．热合曼"),
        ("范国峰", "範國峯"),
        ("刘伟", "劉偉"),
        ("欧阳明", "欧阳明"),
    ],
)
def test_the_same_name_in_other_forms_is_found(name: str, printed: str) -> None:
    assert read(name, naming(person(printed))).status is FOUND


@pytest.mark.parametrize(
    ("name", "printed", "expected"),
    [
        ("王伟", "王伟明", ABSENT),
        ("阳明", "欧阳明", ABSENT),
        ("李乾", "李干", UNCERTAIN),
        ("张玥", "张月", UNCERTAIN),
        ("张玥", "李玥", ABSENT),
        ("董坤", "董坦董坦", UNCERTAIN),
        ("董坤", "董坤董坤", UNCERTAIN),
        ("董坤", "董坦李明", ABSENT),
        ("王建国", "王建园", UNCERTAIN),
        ("王建国", "李建园", ABSENT),
    ],
)
def test_another_name_is_never_found(name: str, printed: str, expected: Presence) -> None:
    assert read(name, naming(person(printed))).status is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("兹证明张玥同志系我公司职工", FOUND),
        ("同意聘任张玥为助理工程师", FOUND),
        ("项目经理：张玥，执业证号浙2330001", FOUND),
        ("张玥、李明、王强等三名同志", FOUND),
        ("1.张玥", FOUND),
        ("张玥建筑有限公司承建", ABSENT),
        ("杭州张玥设计有限公司", ABSENT),
        ("张玥明", ABSENT),
        ("张玥明同志担任施工员", UNCERTAIN),
        ("张 玥 明", UNCERTAIN),
        ("本工程由李明负责", ABSENT),
    ],
)
def test_in_running_text_both_sides_of_a_name_must_end(text: str, expected: Presence) -> None:
    assert read("张玥", saying(text)).status is expected


def test_a_cell_may_list_one_name_a_line() -> None:
    assert read("张玥", saying("李建国", "张玥", "王强生", kind=PassageKind.CELL)).status is FOUND


def test_a_name_broken_over_two_lines_of_a_cell_is_one_name() -> None:
    assert read("王伟", saying("王伟", "明", kind=PassageKind.CELL)).status is not FOUND
    assert read("王伟明", saying("王伟", "明", kind=PassageKind.CELL)).status is FOUND


def test_a_piece_of_a_longer_name_is_absent_wherever_the_longer_one_is_mentioned() -> None:
    made = document(DocumentType.OTHER, person("张玥明珠"), texts=["经办人张玥明珠签字"])
    assert read("张玥", made).status is ABSENT


@pytest.mark.parametrize(
    ("confidence", "signed", "expected"),
    [(0.85, False, FOUND), (0.7, False, UNCERTAIN), (0.85, True, UNCERTAIN), (0.95, True, FOUND)],
)
def test_unsure_glyphs_make_a_name_uncertain(
    confidence: float, signed: bool, expected: Presence
) -> None:
    made = naming(person("张玥", confidence=confidence, signed=signed))
    assert read("张玥", made).status is expected


def test_what_was_not_surely_read_is_never_absent() -> None:
    made = naming(person("李建国"))
    failed = made.model_copy(update={"failures": (PageFailure(page=2, code="x", message="x"),)})
    blurred = naming(person("李建国", confidence=0.3, signed=True))
    for unsure in (failed, doubtful(made, "faint"), doubtful(made, "hidden_text"), blurred):
        assert read("张玥", unsure).status is UNCERTAIN
    assert read("张玥", doubtful(made, "unread_seal")).status is ABSENT


def test_a_character_the_engine_cannot_write_is_named() -> None:
    reading = read("张㛃", naming(person("李建国")), alphabet="张李建国")
    assert reading.status is UNCERTAIN
    assert "㛃" in (reading.reason or "")


def test_on_a_text_layer_every_character_can_be_read() -> None:
    made = naming(person("张㛃"))
    page = made.pages[0].model_copy(update={"source": TextSource.TEXT_LAYER})
    layered = made.model_copy(update={"pages": (page,)})
    assert read("张㛃", layered, alphabet="张").status is FOUND


def test_a_former_name_is_found_as_such() -> None:
    reading = read_name(("张玥", "张明月"), naming(person("张明月")), WORDS, frozenset())
    assert (reading.status, reading.former) == (FOUND, True)


HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)


@given(name=st.text(HAN, min_size=2, max_size=4), place=st.integers(0, 3), other=HAN)
def test_a_name_with_one_character_replaced_is_never_found(
    name: str, place: int, other: str
) -> None:
    at = place % len(name)
    printed = name[:at] + other + name[at + 1 :]
    reading = read(name, naming(person(printed)))
    forms_of_one = read(name[at], naming(person(other))).status is FOUND
    assert (reading.status is FOUND) == forms_of_one


@given(name=st.text(HAN, min_size=2, max_size=4), more=st.text(HAN, min_size=1, max_size=2))
@example(name="张一有", more="为")
def test_a_longer_name_never_holds_a_shorter_one(name: str, more: str) -> None:
    assume(more != "等")
    assert read(name, naming(person(name + more))).status is not FOUND


@pytest.mark.parametrize(
    "text", ["兹证明张有为先生任项目经理", "负责人张有为，男，项目经理", "联系人：张有为 电话：88"]
)
def test_a_name_that_ends_in_a_linking_word_is_not_cut(text: str) -> None:
    made = document(DocumentType.OTHER, person("张有为"), texts=[text])
    assert read("张有", made).status is not FOUND


@pytest.mark.parametrize(
    ("source", "expected"), [(TextSource.OCR, UNCERTAIN), (TextSource.TEXT_LAYER, ABSENT)]
)
def test_on_a_form_filled_in_by_hand_nobody_is_surely_absent(
    source: TextSource, expected: Presence
) -> None:
    made = document(DocumentType.GRADUATE_REGISTRATION_FORM, person("李建国"))
    page = made.pages[0].model_copy(update={"source": source})
    assert read("张玥", made.model_copy(update={"pages": (page,)})).status is expected


@pytest.mark.parametrize(
    ("holder", "status"), [("工倩", UNCERTAIN), ("李倩", UNCERTAIN), ("李明", ABSENT)]
)
def test_a_holder_whose_name_is_one_glyph_off_is_for_a_person(
    holder: str, status: Presence
) -> None:
    made = document(DocumentType.DIPLOMA, texts=["准予毕业"], fields={"holder_name": holder})
    assert read("丁倩", made).status is status


@pytest.mark.parametrize(
    ("more", "status"), [((), UNCERTAIN), (("侯卫东", "construction"), ABSENT)]
)
def test_where_one_party_s_leader_was_not_read_nobody_is_surely_absent(
    more: tuple[str, str], status: Presence
) -> None:
    units = {"construction_unit": "浙江宏远建工集团有限公司", "design_unit": "浙江省设计院"}
    leaders = [("阮瑜", "design"), ("侯晨曦", "supervision"), *([more] if more else [])]
    people = (person(name, "项目负责人", party) for name, party in leaders)
    made = document(DocumentType.COMPLETION_ACCEPTANCE, *people, fields=units)
    assert read("张玥", made).status is status


@pytest.mark.parametrize(
    ("source", "expected"), [(TextSource.OCR, UNCERTAIN), (TextSource.TEXT_LAYER, ABSENT)]
)
def test_a_dot_read_off_a_picture_may_be_a_copier_s_speck(
    source: TextSource, expected: Presence
) -> None:
    """汉子·宋亚楠 is another's name; on a photocopy nobody knows."""
    made = naming(person("汉子·宋亚楠"))
    said = passage("汉子·宋亚楠", kind=PassageKind.LINE, source=source)
    page = made.pages[0].model_copy(update={"passages": (said,)})
    assert read("宋亚楠", made.model_copy(update={"pages": (page,)})).status is expected


def test_a_name_that_was_searched_for_is_neither_found_nor_absent() -> None:
    made = naming(person("李建国", "项目经理"))
    asked = made.pages[0].model_copy(update={"queries": (passage("张玥"),)})
    made = made.model_copy(update={"pages": (asked,)})
    assert read("张玥", made).status is UNCERTAIN
    assert read("王伟", made).status is ABSENT
