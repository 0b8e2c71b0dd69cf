"""A degree report, or an evaluation of a foreign credential, must come from its only office."""

from collections.abc import Iterator

from models.application import Claim, ClaimKind, EducationSource
from models.document import Document, DocumentType
from models.report import Evidence, FindingStatus, Relation
from verifiers.case import Case, Exhibit
from verifiers.rule import ClaimRule, Verdict, doubted, idle, passed
from verifiers.rulebooks.sections import Office
from verifiers.samples.example_credentials import degree_report, evaluation
from verifiers.samples.examples import Example, application, education
from verifiers.text.characters import canonical
from verifiers.text.dates import read_date


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Every paper whose type the rulebook gives an office; a former office until its last day."""
    papers = [
        (exhibit, offices)
        for kind, offices in case.rulebook.education.offices.items()
        for exhibit in case.of(claim, kind)
    ]
    for exhibit, offices in papers:
        yield _judge(exhibit, offices)
    if not papers:
        yield idle("没有须由专门机构出具的认证材料")


def _judge(exhibit: Exhibit, offices: tuple[Office, ...]) -> Verdict:
    found = [(office, name, ink) for office in offices for name, ink in _named(exhibit, office)]
    if not found:
        listed = "、".join(name for office in offices for name in office.names if _is_han(name))
        message = f"{exhibit.title}未能确认由{listed}出具，请人工核对"
        return doubted(message, exhibit.show_issuers(*exhibit.issuers), exhibit.id)
    day = read_date(exhibit.text("issued_on"))
    current = [f for f in found if f[0].until is None or day is None or day.earliest < f[0].until]
    if not current:
        office, name, evidence = found[0]
        shown = (*evidence, *exhibit.show_fields("issued_on"))
        message = f"{exhibit.title}由“{name}”出具，但该机构自{office.until}起不再出具，请人工核对"
        return doubted(message, shown, exhibit.id)
    _, name, evidence = current[0]
    return passed(f"{exhibit.title}由“{name}”出具", evidence, exhibit.id)


def _named(exhibit: Exhibit, office: Office) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """Where the paper shows the office: by who issued it, or by where its QR code leads."""
    for one in exhibit.issuers:
        name = canonical(one.name).text
        known = name.endswith(tuple(canonical(n).text for n in office.names))
        if known and one.relation is Relation.AUTHORITY:
            yield one.name, exhibit.show_issuers(one)
    for page in exhibit.document.pages if exhibit.document else ():
        for code in page.codes:
            if any(_leads_to(code.text, name) for name in office.names):
                shown = Evidence(
                    attachment=exhibit.id, page=code.page, bbox=code.box, text=code.text
                )
                yield office.names[0], (shown,)


def _leads_to(address: str, host: str) -> bool:
    """``attachment.code`` checks whole addresses; this one only asks whose they are."""
    _, _, rest = address.partition("://")
    named = rest.partition("/")[0].partition("?")[0].lower()
    return named == host or named.endswith(f".{host}")


def _is_han(name: str) -> bool:
    return not name.isascii()


def examples() -> tuple[Example, ...]:
    abroad = application(education("a1", source=EducationSource.OVERSEAS))
    studied = application(education("a1", source=EducationSource.DEGREE_ONLY))
    old = "教育部学位与研究生教育发展中心"
    said: tuple[tuple[Document, str], ...] = (
        (degree_report(), "pass"),
        (degree_report(office=old, issued_on="2020-05-01"), "pass"),
        (degree_report(office=old, issued_on="2023-05-01"), "review"),
        (degree_report(office=""), "review"),
    )
    evaluated: tuple[tuple[Document, str], ...] = (
        (evaluation(), "pass"),
        (evaluation(office="杭州市某某留学服务有限公司"), "review"),
    )
    kind = DocumentType.HK_MO_TW_CREDENTIAL_EVALUATION
    island = application(education("a1", source=EducationSource.HK_MO_TW))
    return (
        *(Example(studied, {"a1": paper}, FindingStatus(what)) for paper, what in said),
        *(Example(abroad, {"a1": paper}, FindingStatus(what)) for paper, what in evaluated),
        Example(island, {"a1": evaluation(kind=kind)}, FindingStatus.PASS),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.EDUCATION}),
    citation="附件2 二（五）1（3）（4）",
    check=check,
    examples=examples,
    parameters=("education.offices",),
)
