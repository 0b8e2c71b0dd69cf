"""The award must have the level that is claimed, by the notice's lists."""

from collections.abc import Iterator

from models.application import AwardLevel, Claim, ClaimKind
from models.document import DocumentType
from models.report import FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.evidence.awards import LEVELS, ReadAward, Standing, read_award
from verifiers.persons.identity import SURE
from verifiers.rule import ClaimRule, Verdict, doubted, failed, idle, passed
from verifiers.rulebooks.sections import AwardRules
from verifiers.samples.examples import Example, application, award, certificate
from verifiers.wording import LEVEL_NAMES

_NAMED = 0.5
"""A title that holds an award of the table, glyph by glyph, is no misreading of another one: then
a weak bracket or quotation mark is no reason to doubt (held-out seed 501, 2026-11-23)."""


def check(case: Case, claim: Claim) -> Iterator[Verdict]:
    """Other places' awards and unlisted ones need a person even where the level fits; what another
    place's award is worth here, lower ones included, is not for a machine to say."""
    claimed = next((level for level in LEVELS if level.value == claim.level), None)
    exhibits = case.of(claim, DocumentType.AWARD_CERTIFICATE)
    if not exhibits:
        yield idle("没有获奖证书可核对级别")
    elif claimed is None:
        yield doubted("申报未填写可识别的奖项级别，请补填")
    for exhibit in exhibits if claimed else ():
        yield _judge(exhibit, claimed or LEVELS[0], case.rulebook.awards)


def _judge(exhibit: Exhibit, claimed: AwardLevel, rules: AwardRules) -> Verdict:
    field, printed = exhibit.field("award_name"), exhibit.text("award_name")
    evidence = exhibit.show_fields("award_name", "award_level")
    if field is None or not printed:
        message = f"{exhibit.title}未读到奖项名称，不能判断级别，请人工核对"
        return doubted(message, evidence, exhibit.id)
    read = _read(exhibit, printed, rules)
    if read.level is None:
        message = f"{exhibit.title}的“{printed}”级别无法判断，请人工判定"
        return doubted(message, evidence, exhibit.id)
    said = f"{exhibit.title}的“{printed}”为{LEVEL_NAMES[read.level]}"
    if field.confidence < (_NAMED if read.name else SURE):
        return doubted(f"{said}，但字迹识别把握不足，请人工核对", evidence, exhibit.id)
    if LEVELS.index(read.level) > LEVELS.index(claimed) and read.standing is not Standing.ELSEWHERE:
        return failed(f"{said}，低于申报的{LEVEL_NAMES[claimed]}", evidence, exhibit.id)
    doubt = _doubt(read, claimed)
    if doubt:
        return doubted(f"{said}，{doubt}", evidence, exhibit.id)
    return passed(f"{said}，与申报级别一致", evidence, exhibit.id)


def _doubt(read: ReadAward, claimed: AwardLevel) -> str | None:
    """Why an award of which the notice does not say that it is too low still needs a person."""
    if read.standing is Standing.ELSEWHERE:
        return "属外省市奖项，请提供充分的证明材料"
    if read.standing is Standing.UNLISTED:
        return "未列入通知的奖项名录，请人工判定"
    return None if read.level is claimed else "高于申报级别，请人工核对"


def _read(exhibit: Exhibit, printed: str, rules: AwardRules) -> ReadAward:
    """The title decides; only where it says nothing, the level printed beside it."""
    read = read_award(printed, rules)
    beside = exhibit.text("award_level")
    if read.level is not None or read.name or not beside:
        return read
    return read_award(beside, rules)._replace(standing=Standing.UNLISTED)


def examples() -> tuple[Example, ...]:
    claim = application(award("a1"))
    national = application(award("a1", level="national"))
    yiwu = application(award("a1", level="municipal", name="义乌市优质工程"))
    return (
        Example(
            claim, {"a1": certificate("浙江省建设工程“钱江杯”奖（优质工程）")}, FindingStatus.PASS
        ),
        Example(national, {"a1": certificate("钱江杯奖")}, FindingStatus.FAIL),
        Example(claim, {"a1": certificate("杭州市建设工程西湖杯奖")}, FindingStatus.FAIL),
        Example(
            claim, {"a1": certificate("上海市建设工程白玉兰奖（市优质工程）")}, FindingStatus.REVIEW
        ),
        Example(yiwu, {"a1": certificate("义乌市优质工程奖")}, FindingStatus.REVIEW),
        Example(
            national,
            {"a1": certificate("中国建设工程鲁班奖（国家优质工程）")},
            FindingStatus.PASS,
        ),
        Example(claim, {"a1": certificate("优质工程奖")}, FindingStatus.REVIEW),
    )


RULE = ClaimRule(
    kinds=frozenset({ClaimKind.AWARD}),
    citation="附件2 二（十三）8–10",
    check=check,
    examples=examples,
    parameters=("awards.region.province", "awards.region.city", "awards.table"),
)
