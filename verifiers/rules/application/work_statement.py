"""The applicant's statement of their work must be no longer than the plan allows (限…字以内)."""

import unicodedata
from collections.abc import Iterator

from models.report import FindingStatus
from verifiers.case import Case
from verifiers.evidence.notes import undeclared
from verifiers.rule import ApplicationRule, Verdict, passed, ruled
from verifiers.samples.examples import APPLICANT, Example, application

_UNCOUNTED = {"Cc", "Cf", "Mn", "Me", "Zs", "Zl", "Zp"}
"""Unicode categories of what is no character to a reader: blanks, line ends, marks upon others."""


def check(case: Case) -> Iterator[Verdict]:
    """Every printed character counts one, as word processors count 字数 for Chinese text."""
    rules, statement = case.rulebook.application, case.application.applicant.work_statement
    if statement is None or not characters(statement):
        yield undeclared("本人述职", rules.undeclared.work_statement)
        return
    count, limit = characters(statement), rules.statement_characters
    if count <= limit:
        yield passed(f"本人述职{count}字，不超过{limit}字")
    else:
        message = f"本人述职{count}字（不计空格和换行），超过{limit}字，请删减{count - limit}字"
        yield Verdict(ruled(rules.statement_too_long), message)


def characters(text: str) -> int:
    """How many characters a reader counts: Chinese ones, punctuation, letters, digits, each one.

    A letter and the accent upon it are one; blanks and line ends are none.
    """
    composed = unicodedata.normalize("NFC", text)
    return sum(unicodedata.category(c) not in _UNCOUNTED for c in composed)


def examples() -> tuple[Example, ...]:
    def said(statement: str | None, status: str) -> Example:
        one = APPLICANT.model_copy(update={"work_statement": statement})
        return Example(application(applicant=one), {}, FindingStatus(status))

    return (
        said("我" * 1000, "pass"),
        said("我 \n" * 1000, "pass"),
        said("我" * 1001, "fail"),
        said("负责A1#楼，" * 200, "fail"),
        said(None, "not_applicable"),
    )


RULE = ApplicationRule(
    citation="附件2 二（三）",
    check=check,
    examples=examples,
    parameters=(
        "application.statement_characters",
        "application.statement_too_long",
        "application.undeclared.work_statement",
    ),
)
