"""A report as one compact table an application, for a terminal or a pipe."""

from collections.abc import Iterable

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from models.application import ClaimKind
from models.report import (
    AttachmentReport,
    ClaimReport,
    Finding,
    FindingStatus,
    JudgedIssuer,
    Outcome,
    Report,
)
from service import words
from service.words import printable

_STYLE = {Outcome.PASS: "green", Outcome.FAIL: "bold red", Outcome.REVIEW: "yellow"}

READABLE = "attachment.readable"
"""The rule that tells which pages could not be read."""

LEGEND = (
    f"{words.MARK[Outcome.PASS]} 通过   {words.MARK[Outcome.FAIL]} 不通过   "
    f"{words.MARK[Outcome.REVIEW]} 待人工复核：有疑问，须由人判断"
)


def render(reports: Iterable[Report], console: Console) -> str:
    """Every report, then what the signs mean, as ``console`` would print it."""
    with console.capture() as shown:
        for report in reports:
            console.print(application(report))
        console.print(Text(LEGEND, style="dim"))
    return shown.get()


def application(report: Report) -> RenderableType:
    """One application: its verdict, its claims with the one sentence why, its attachments."""
    head = Text.assemble(
        "申报 ", (printable(report.application), "bold"), "  ", _verdict(report.outcome)
    )
    rules = f"规则 {report.rulebook.id} 第 {report.rulebook.version} 版"
    parts: tuple[RenderableType, ...] = (
        _claims(report),
        _attachments(report),
        *_lost_pages(report),
    )
    return Group(head, Text(printable(rules), style="dim"), *parts)


def _plain(text: str) -> Text:
    """Text as it is: a bare string in a table would be read as markup."""
    return Text(printable(text))


def _verdict(outcome: Outcome) -> Text:
    return Text(f"{words.MARK[outcome]} {words.OUTCOME[outcome]}", style=_STYLE[outcome])


def _table(*columns: str) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _claims(report: Report) -> Table:
    table = _table("申报事项", "类别", "结论", "理由")
    for claim in report.claims:
        kind = words.CLAIM[ClaimKind(claim.kind)]
        why = reason(claim, report)
        table.add_row(_plain(claim.id), kind, _verdict(claim.outcome), _plain(why))
    for finding in _of_the_whole(report):
        outcome = Outcome(finding.status.value)
        table.add_row("—", "申报整体", _verdict(outcome), _plain(finding.message))
    return table


def _of_the_whole(report: Report) -> Iterable[Finding]:
    """What is wrong or doubtful with the application, and with files no claim names."""
    faults = {FindingStatus.FAIL, FindingStatus.REVIEW}
    return (f for f in report.findings if f.claim is None and f.status in faults)


def reason(claim: ClaimReport, report: Report) -> str:
    """The one sentence why: the claim's own, else its first finding as bad as its outcome."""
    deciding = FindingStatus(claim.outcome.value)
    messages = (
        finding.message
        for finding in report.findings
        if finding.claim == claim.id and finding.status is deciding
    )
    return claim.reason or next(messages, "")


def _attachments(report: Report) -> Table:
    table = _table("附件", "文件", "识别为", "姓名", "担任职务", "出具方")
    for attachment in report.attachments:
        table.add_row(*map(_plain, _cells(attachment)))
    return table


def _cells(attachment: AttachmentReport) -> tuple[str, ...]:
    if attachment.error:
        trouble = f"无法读取：{attachment.error.message}（{attachment.error.code}）"
        return attachment.id, attachment.file, "—", "—", "—", trouble
    kind = attachment.document_type
    return (
        attachment.id,
        attachment.file,
        f"{words.DOCUMENT[kind.value]} {kind.confidence:.0%}" if kind else "—",
        words.PRESENCE[attachment.applicant_name.status],
        attachment.applicant_role.value or words.PRESENCE[attachment.applicant_role.status],
        "；".join(_issuer(issuer) for issuer in attachment.issuers) or "未见",
    )


def _lost_pages(report: Report) -> Iterable[Text]:
    """Each file of which some pages could not be read, which its row does not tell, once."""
    broken = {attachment.id for attachment in report.attachments if attachment.error}
    lost = {
        finding.attachment: finding.message
        for finding in report.findings
        if finding.rule == READABLE
        and finding.status is FindingStatus.REVIEW
        and finding.attachment not in broken
    }
    return (Text(f"附件 {printable(f'{at}：{why}')}", style="yellow") for at, why in lost.items())


def _issuer(issuer: JudgedIssuer) -> str:
    relation, via = words.RELATION[issuer.relation], words.VIA[issuer.via]
    return f"{issuer.name or words.UNREAD}（{relation}，{via}）"
