"""An unsure ring and a printed name: when the two are one unit, and when they must not be."""

import pytest

from models.application import Employer
from models.document import Document, DocumentType
from models.report import Relation
from verifiers.parties.printed import printed_units
from verifiers.parties.units import Units
from verifiers.rulebooks.rulebook import load
from verifiers.samples.examples import application, document, issued, issuer, person, project

WORDS = load("hangzhou-2024-engineer").organisations
OWN = "浙江宏远建工集团有限公司"
SUPERVISOR = "浙江五洲工程项目管理有限公司"
UNITS = Units.of(application(project("a1"), employer=Employer(name=OWN)), WORDS)


def form(*texts: str) -> Document:
    return document(DocumentType.COMPLETION_ACCEPTANCE, person("张玥"), texts=texts)


@pytest.mark.parametrize(
    ("ring", "confidence", "texts", "expected"),
    [
        (SUPERVISOR, 0.5, [SUPERVISOR], Relation.THIRD_PARTY),
        (SUPERVISOR, 0.5, [f"监理单位：{SUPERVISOR}（公章）"], Relation.THIRD_PARTY),
        ("浙江五州工程项目管里有限公司", 0.5, [SUPERVISOR], Relation.THIRD_PARTY),
        (SUPERVISOR, 0.5, [], Relation.UNKNOWN),
        (
            SUPERVISOR,
            0.5,
            [f"我公司受{SUPERVISOR}委托，承担本项目监理，特此证明。"],
            Relation.UNKNOWN,
        ),
        ("浙江宏建工集团有限公司", 0.5, [OWN], Relation.OWN_UNIT),
        ("浙江宏返建工集团有限公司", 0.5, ["浙江宏达建工集团有限公司"], Relation.UNKNOWN),
        ("浙江宏返建工集团有限公司", 0.5, ["浙江宏达建工集团有限公司", OWN], Relation.OWN_UNIT),
        (
            "浙江五州工程项目管理有限公司",
            0.5,
            [SUPERVISOR, "浙江五环工程项目管理有限公司"],
            Relation.UNKNOWN,
        ),
    ],
)
def test_a_ring_beside_printed_names(
    ring: str, confidence: float, texts: list[str], expected: Relation
) -> None:
    made = issued(form(*texts), issuer(ring, confidence=confidence))
    judged = UNITS.judge(made.issuers[0], lambda: printed_units(made, WORDS))
    assert judged.relation is expected


def test_a_confirmed_ring_bears_the_printed_name() -> None:
    made = issued(form(SUPERVISOR), issuer("浙江五州工程项目管理有限公司", confidence=0.5))
    assert UNITS.judge(made.issuers[0], lambda: printed_units(made, WORDS)).name == SUPERVISOR


def test_a_sure_ring_is_left_as_it_was_read() -> None:
    other = "浙江五环工程项目管理有限公司"
    made = issued(form(SUPERVISOR), issuer(other, confidence=0.99))
    assert UNITS.judge(made.issuers[0], lambda: printed_units(made, WORDS)).name == other
