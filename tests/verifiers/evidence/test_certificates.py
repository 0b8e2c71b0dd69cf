"""Certificates' numbers: what their digits say, and every source of an education end to end."""

import pytest

from models.application import EducationSource
from models.document import Document, DocumentType
from models.report import FindingStatus, Outcome
from verifiers.evidence.certificates import degree_parts, diploma_parts
from verifiers.rulebooks.rulebook import load
from verifiers.samples.example_credentials import SOUND
from verifiers.samples.examples import APPLICANT, application, document, education, person
from verifiers.verify import verify

RULEBOOK = load("hangzhou-2024-engineer")
NUMBERS = RULEBOOK.education.numbers
CASES = list(SOUND.items())


@pytest.mark.parametrize(
    ("number", "school", "year", "levels"),
    [
        ("103371201205001234", "10337", 2012, ("本科",)),
        ("10337120120600123", "10337", 2012, ("专科",)),
        ("1033 7120 1205 0012 34", "10337", 2012, ("本科",)),
        ("65330100121012348", None, 2012, ("本科",)),
        ("66330100991012348", None, 1999, ("专科",)),
        ("103371201299001234", "10337", 2012, ()),
    ],
)
def test_a_diplomas_number(
    number: str, school: str | None, year: int, levels: tuple[str, ...]
) -> None:
    parts = diploma_parts(number, NUMBERS)
    assert parts is not None
    assert (parts.school, parts.levels) == (school, levels)
    assert parts.is_of(year)
    assert not parts.is_of(year + 1)


@pytest.mark.parametrize("number", ["", "1033712012050012", "浙2000字第12号", "10337120120500123X"])
def test_no_diplomas_number(number: str) -> None:
    assert diploma_parts(number, NUMBERS) is None


@pytest.mark.parametrize(
    ("number", "levels"),
    [
        ("1033742012001234", ("学士",)),
        ("C1033742012001234", ("学士",)),
        ("Z1033732012001234", ("硕士",)),
        ("1033742012S01234", ("学士",)),
        ("C103374201Z001234", None),
        ("10337120120500123", None),
    ],
)
def test_a_degrees_number(number: str, levels: tuple[str, ...] | None) -> None:
    parts = degree_parts(number, NUMBERS)
    assert (parts.levels if parts else None) == levels


@pytest.mark.parametrize(
    ("title", "number", "expected"),
    [
        ("普通高等学校毕业证书", "103371201205001234", FindingStatus.PASS),
        ("成人高等教育毕业证书", "103375201205001234", FindingStatus.PASS),
        ("普通高等学校成人高等教育毕业证书", "103375201205001234", FindingStatus.PASS),
        ("成人高等教育毕业证书", "103371201205001234", FindingStatus.REVIEW),
        ("普通高等学校毕业证书", "103375201205001234", FindingStatus.REVIEW),
        ("网络教育毕业证书", "103377201205001234", FindingStatus.PASS),
    ],
)
def test_the_type_of_study(title: str, number: str, expected: FindingStatus) -> None:
    fields = {"level": "本科", "graduated_on": "2012-06-30", "certificate_number": number}
    made = document(DocumentType.DIPLOMA, person(APPLICANT.name), texts=[title], fields=fields)
    report = verify(application(education("a1")), {"a1": made}, RULEBOOK, frozenset())
    found = [f.status for f in report.findings if f.rule == "education.certificate-number"]
    assert found == [expected]


def outcome(source: EducationSource, papers: dict[str, Document]) -> Outcome:
    """The outcome of a claim that says what the sound papers of that source say."""
    sound = SOUND[source]
    said = {
        name: next((text for paper in sound if (text := paper.text(name))), None)
        for name in ("school", "major", "level")
    }
    claim = education(*papers, source=source).model_copy(update=said)
    return verify(application(claim), papers, RULEBOOK, frozenset()).claims[0].outcome


@pytest.mark.parametrize(("source", "papers"), CASES)
def test_sound_papers_of_every_source_pass(
    source: EducationSource, papers: tuple[Document, Document]
) -> None:
    assert outcome(source, dict(zip(("a1", "a2"), papers, strict=True))) is Outcome.PASS


@pytest.mark.parametrize(("source", "papers"), CASES)
@pytest.mark.parametrize("other", list(EducationSource))
def test_what_certifies_another_source_certifies_nothing(
    source: EducationSource, papers: tuple[Document, Document], other: EducationSource
) -> None:
    certification = SOUND[other][1]
    wanted = RULEBOOK.education.certifications[source]
    if certification.type.value in wanted:
        return
    found = outcome(source, {"a1": papers[0], "a2": certification})
    assert found is not Outcome.PASS


@pytest.mark.parametrize(("source", "papers"), CASES)
def test_without_its_certification_no_source_passes(
    source: EducationSource, papers: tuple[Document, Document]
) -> None:
    assert outcome(source, {"a1": papers[0]}) is not Outcome.PASS
