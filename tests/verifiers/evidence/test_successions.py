"""Successions: the words that hand a post to the applicant, on the papers that do."""

from models.document import Document, DocumentType, Person
from verifiers.case import open_case
from verifiers.evidence.clauses import strange_clause
from verifiers.evidence.reservations import reservation
from verifiers.evidence.successions import granting, took_over
from verifiers.rulebooks.rulebook import load
from verifiers.samples.examples import AUTHORITY, application, document, person, project

RULEBOOK = load("hangzhou-2024-engineer")
FORMER = person("李明").model_copy(update={"former": True})
SINCE = person("张玥", "项目经理").model_copy(update={"successor": True})
FORM = ("变更前人员", "变更后人员", "原项目经理李明不再担任本工程项目经理，由张玥接任。")


def paper(*people: Person, texts: tuple[str, ...] = ()) -> Document:
    return document(DocumentType.OTHER, *people, texts=texts, sealed_by=[AUTHORITY])


def judged(made: Document) -> tuple[bool, str | None, str | None]:
    """Whether the applicant took over there; what takes back, and what is strange about it."""
    case = open_case(application(project("a1")), {"a1": made}, RULEBOOK, frozenset())
    exhibit = case.exhibits["a1"]
    back, clause = reservation(case, exhibit), strange_clause(case, exhibit)
    assert took_over(exhibit) == bool(granting(case, exhibit))
    return took_over(exhibit), back.text if back else None, clause.strange if clause else None


def test_a_form_by_which_the_applicant_took_over_takes_nothing_back() -> None:
    assert judged(paper(FORMER, SINCE, texts=FORM)) == (True, None, None)


def test_whom_somebody_else_followed_has_it_no_more() -> None:
    again = person("张玥").model_copy(update={"former": True})
    other = person("王强", "项目经理").model_copy(update={"successor": True})
    assert not judged(paper(FORMER, SINCE, again, texts=FORM))[0]
    assert not judged(paper(FORMER, SINCE, other, texts=FORM))[0]
    assert judged(paper(FORMER, other, texts=FORM))[1] is not None


def test_what_such_a_paper_says_besides_still_counts() -> None:
    back = judged(paper(FORMER, SINCE, texts=(*FORM, "2021年3月项目经理再次更换。")))
    assert back[1] is not None
    denied = judged(paper(FORMER, SINCE, texts=(*FORM, "张玥不再担任项目经理。")))
    assert denied[1] is not None
