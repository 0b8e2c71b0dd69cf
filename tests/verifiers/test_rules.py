"""Every rule's own examples, and what must hold for every rule."""

import pytest

from models.report import FindingStatus, worst
from verifiers.registry import Entry, entries, listing
from verifiers.rulebooks.rulebook import known, load
from verifiers.samples.examples import Example
from verifiers.verify import verify

RULEBOOKS = {name: load(name) for name in known()}

EXAMPLES = [
    pytest.param(entry.key, example, id=f"{entry.key}-{number}-{example.expect}")
    for entry in entries()
    for number, example in enumerate(entry.rule.examples(), 1)
]


def status(key: str, example: Example) -> FindingStatus:
    """The worst status that the rule of that key reports on the example."""
    rulebook = RULEBOOKS[example.rulebook]
    report = verify(example.application, example.documents, rulebook, frozenset())
    found = [finding.status for finding in report.findings if finding.rule == key]
    if set(found) <= {FindingStatus.NOT_APPLICABLE}:
        return FindingStatus.NOT_APPLICABLE
    return FindingStatus(worst(found).value)


@pytest.mark.parametrize(("key", "example"), EXAMPLES)
def test_example(key: str, example: Example) -> None:
    assert status(key, example) is example.expect


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.key)
def test_rule_documents_itself(entry: Entry) -> None:
    expected = {example.expect for example in entry.rule.examples()}
    assert len(entry.summary) > 30
    assert entry.rule.citation.startswith("附件2")
    assert expected - {FindingStatus.PASS}, "no example shows what the rule objects to"


@pytest.mark.parametrize("name", known())
def test_parameters_are_settings_of_every_rulebook(name: str) -> None:
    listed = {rule.rule for rule in listing(RULEBOOKS[name])}
    assert listed == {entry.key for entry in entries()}
