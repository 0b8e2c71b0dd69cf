"""Reason templates per rule, from ``reasons.yaml``."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import yaml
from pydantic import TypeAdapter

from service.store.decisions import Verdict
from service.triage.review.context import Choice, Reason

_Texts = dict[str, dict[Verdict, dict[str, str]]]

GENERAL = ""


def for_rules(rules: Iterable[str]) -> Mapping[str, tuple[Reason, ...]]:
    """The reasons of each rule's own, and under ``""`` those that fit any."""
    return {rule: _own(rule) for rule in {GENERAL, *rules}}


def known(rule: str | None, verdict: Verdict, key: str) -> str | None:
    """The text of a reason that fits the rule and the decision; None where there is none."""
    fitting = [*_own(GENERAL), *(_own(rule) if rule else _every())]
    texts = [each.text for each in fitting if (each.key, each.choice) == (key, verdict.value)]
    return texts[0] if texts else None


def general(verdict: Verdict) -> list[Reason]:
    return [each for each in _own(GENERAL) if each.choice.value == verdict.value]


def patterns() -> list[str]:
    """The rules, or beginnings of rules, there are reasons for."""
    return list(_texts())


def _own(rule: str) -> tuple[Reason, ...]:
    return tuple(
        Reason(key, Choice(verdict), text)
        for pattern, verdicts in _texts().items()
        if pattern == rule or (pattern.endswith(".") and rule.startswith(pattern))
        for verdict, texts in verdicts.items()
        for key, text in texts.items()
    )


def _every() -> Iterable[Reason]:
    for pattern in _texts():
        yield from _own(pattern)


@cache
def _texts() -> _Texts:
    text = (Path(__file__).parent / "reasons.yaml").read_text(encoding="utf-8")
    return TypeAdapter(_Texts).validate_python(yaml.safe_load(text))
