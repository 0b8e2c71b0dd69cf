"""Two different people, neither of them the applicant, must have signed the sheet."""

from collections.abc import Iterator
from functools import partial
from itertools import combinations

from models.application import Claim, ClaimKind
from verifiers.case import Case, Exhibit
from verifiers.evidence.papers import each_paper
from verifiers.evidence.recommenders import signatures
from verifiers.persons.legibility import doubt_of
from verifiers.persons.names import one_off
from verifiers.rule import ClaimRule, Verdict, doubted, failed, passed
from verifiers.samples.examples import Example, doubtful
from verifiers.samples.specimens import enclosing, sheet, unsurely
from verifiers.text.characters import canonical


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Signatures are handwriting: what was not read surely is for a person."""
    yield from each_paper(case, claim, partial(_judge, case))


def _judge(case: Case, exhibit: Exhibit) -> Verdict:
    signed, wanted = signatures(exhibit), case.rulebook.self_assessment.recommenders
    if signed is None:
        message = f"{exhibit.title}的推荐人签名未能确认，要求{wanted}名高级工程师签字，请人工核对"
        return doubted(message, (), exhibit.id)
    names, own = tuple(dict.fromkeys(signed)), canonical(case.application.applicant.name).text
    said = f"{exhibit.title}的推荐人签名为{'、'.join(f'“{name}”' for name in names) or '空白'}"
    if own in names:
        return failed(f"{said}，申报人不能推荐本人，请另请推荐人签字", (), exhibit.id)
    if any(one_off(one, other) for one, other in combinations((own, *names), 2)):
        message = f"{said}，有姓名只差一字，请人工核对是否为不同的人"
        return doubted(message, (), exhibit.id)
    if len(names) >= wanted:
        return passed(f"{said}，为{len(names)}名不同的人", (), exhibit.id)
    return _too_few(exhibit, said, wanted, repeated=len(signed) > len(names))


def _too_few(exhibit: Exhibit, said: str, wanted: int, repeated: bool) -> Verdict:
    why = "同一人重复签名" if repeated else "人数不足"
    message = f"{said}，{why}，要求{wanted}名不同的高级工程师签字"
    unread = exhibit.document is None or doubt_of(exhibit.document)
    if unread and not repeated:
        return doubted(f"{message}，页面有不清之处，请人工核对", (), exhibit.id)
    return failed(f"{message}，请补签后重新上传", (), exhibit.id)


def examples() -> tuple[Example, ...]:
    one, other = "王伟明", "陈志刚"
    papers = [
        (sheet((one, other)), "pass"),
        (sheet((one, "王 伟 明")), "fail"),
        (sheet((one, "张玥")), "fail"),
        (sheet((one,)), "fail"),
        (doubtful(sheet((one,)), "blurred"), "review"),
        (sheet((one, "王伟朋")), "review"),
        (sheet((one, "张月")), "review"),
        (unsurely(sheet(("〔字迹未能辨认〕",)), "recommenders", 0.0), "review"),
    ]
    return enclosing(ClaimKind.SELF_ASSESSMENT, papers)


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.SELF_ASSESSMENT}),
    citation="附件2 二（三）2",
    check=check,
    examples=examples,
    parameters=("self_assessment.recommenders",),
)
