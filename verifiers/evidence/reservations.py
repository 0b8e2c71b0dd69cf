"""Reservations: what a paper says that takes back, limits or puts off what else it says.

A letter can name the applicant and the post and still prove nothing: the post is intended, was
refused, was held in somebody's stead, is over, or the writer does not vouch for it. There is no end
to such wordings, so they are looked for by what they are made of, and found ones go to a person.

Each alternative of a pattern begins with a letter, not with a group or a look-behind: so ``re``
passes over text in which none can begin, and most papers hold none.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from models.document import DocumentType
from models.page import Ink, Passage
from verifiers.case import Case, Exhibit
from verifiers.data import read_words
from verifiers.evidence import successions
from verifiers.evidence.known import known_names
from verifiers.text.characters import canonical

LONGEST_LETTER = 1200
"""Characters of a letter; of a longer paper only what stands beside the applicant counts."""

REACH = 12
"""Characters of a clause that are shown on either side of what takes back."""

_PROSE = frozenset(
    {
        DocumentType.EMPLOYER_STATEMENT,
        DocumentType.APPOINTMENT_LETTER,
        DocumentType.POST_INFORMATION_FORM,
        DocumentType.OTHER,
    }
)

_CONTRACTS = frozenset({DocumentType.LABOR_CONTRACT})

_STATEMENTS = frozenset({DocumentType.SOCIAL_INSURANCE_RECORD, DocumentType.INTEGRITY_COMMITMENT})
"""Their notes are full of what is not paid, what shall not be done and what follows if it is."""

_ON_PAPERS = re.compile(
    "撤稿|撤回|更正|勘误|删去|认定为?(?:抄袭|剽窃)|一稿多投|内部(?:学习|交流|资料|刊物|使用|印发)|未(?:公开)?发表|抄录|原文作者"
    "|转(?<!不得转)载|拟刊|待刊|暂未|尚未"
)
_ON_SHEETS = re.compile(
    "不推荐|不同意|达不到|没看|未看|不予|不属实|虚假|与[^，,。；;]{1,8}不符|复核取消|已取消|已撤销"
)

LONGEST_NOTE = 40
"""Characters of a note on a paper; the text of an article speaks of anything."""

_INTENDED = (
    "拟[任派定聘委由投配建报]|拟(?:担任|同意|开工|申报|派驻|安排)|将(?:由|任|担任|委派|派|聘(?<!现将聘)|于|在)|计划(?:由|于|进场)"
    "|配备计划|预计|意向|如[中能获]|若|倘|一旦|届时|承诺(?:由|派|让|安排|委派)|待[^，,。；;]{0,12}后"
    "|培养对象|候选|投标文件(?:商务|技术)|资格预审|待定"
)
_LIMITED = (
    "临时|暂[由代任时行定]|代(?<!委托代)(?<!招标代)理(?![人机公单有业商招])|代行|代为履|名义|挂[名证靠]|借用|冒用"
    "|见习|实习|编外|非在编|非全日制|兼职|内部岗位|不作为|工勤|超岗|授权的|劳务派遣|培训(?!基地|中心|学校|机构|学院|部|时间|内容|项目|学时|班|合格|证)|花名册|通讯录"
    "|仅[供用限](?![^，,。；;]{0,4}职称)|用途无效|收入|贷款|落户|出国签证|办理签证"
)
_OVER = (
    "离[岗职任]|调[离走]|辞[职去]|解聘|解除|终止|中止|撤[换回]|取消|更[换正]|替换|勘误|作废|废止|失效|撤销|吊销"
    "|注销|暂停|中断(?!不)|停[工建薪]|缓建|改[由派]|接任|接替|退回|驳回|缺席|现任(?!命)|处罚"
)
_NOT_DONE = (
    "(?:能|予|曾|实际|在岗|参[与加]|担任|到[岗位]|履职|通过|同意|批准|核[实对定]|审[核查]|备案"
    "|中标|开工|竣工|完[工成]|验收|交付|合格|承担|属实|录用|聘[任用]|占|取得|获得|存档|真实|详|了解|清楚)"
)
_DENIED = "|".join(
    (
        *(f"{no}{_NOT_DONE}" for no in ("不", "未", "没有", "并非")),
        "资料不齐|从未|不合格|不建立|虚假|造假|伪造|查无",
    )
)
_UNVOUCHED = (
    "应[^，,。；;]{0,6}(?:申请人|本人|其)[^，,。；;]{0,4}要求|自述|自报|自[主行]?(?:填报|申报)|陈述人|仅供参考|征求意见"
    "|本(?<!其本)(?<!系本)(?<![他她]本)人(?:在|于|自|担任|任|参与|负责|主持|承担)|讨论稿|草案|送审|审[查核]中|待审"
    "|请[予]?(?:再次|重新)?核[实对查]|已阅|阅处|中介"
)

_TURNING = "|".join("不未没无非暂缓停撤退离辞废销替换代借另仅只若拟")
"""Characters with which most of what takes something back is written, whatever its words: no list
of these ends. What they are harmless in does: ``data/harmless.txt``."""

_BESIDES = "|".join(sorted(read_words("turning.txt")))

_ANYWHERE = re.compile(
    "|".join((_TURNING, _BESIDES, _INTENDED, _LIMITED, _OVER, _DENIED, _UNVOUCHED))
)

_HARMLESS = "|".join(sorted(read_words("harmless.txt"), key=lambda word: (-len(word), word)))

_USUAL = re.compile(
    _HARMLESS
    + "|无(?<![\u4e00-\u9fff]无)(?![\u4e00-\u9fff])|否(?<![\u4e00-\u9fff]否)(?![\u4e00-\u9fff])"
    "|未(?:发生|出现|拖欠)[^，,。；;]{0,30}|没有(?:发生|出现|拖欠)[^，,。；;]{0,30}|无(?:发生|出现|拖欠)[^，,。；;]{0,30}"
    "|未经[^。；;]{0,20}(?:不得|无效)|不得[^，,。；;]{0,20}|未[完尽](?:事宜)?|不尽(?:事宜)?|未填|□|参加[^。；;]{0,6}验收|终止(?:日期|时间|日)?:"
    "|届满[，,]?(?:聘任|合同|劳动合同|本合同)?(?:即|则)?(?:自[动行然])?(?:终止|解除)"
    "|期满[，,]?(?:聘任|合同|劳动合同|本合同)?(?:即|则)?(?:自[动行然])?(?:终止|解除)"
)
"""What letters say as a matter of course: 如有不实愿承担责任, 未发生安全事故, 未经许可不得转让."""

_ON_NOTES = (
    "标[*★☆▲※]|不实|虚假业绩|不同意|不予|退回|驳回|作废|废(?<!自行废)(?<!自动废)止|已(?:注销|撤销|吊销|失效|关闭|过期|离[岗职任]|调离|更换|自行)"
    "|注销注册|无法在线验证|待审|审[核查]中|未审[核查]|未通过|不通过|系虚假|为虚假|属虚假|自[主行](?:填报|申报)|意向稿"
    "|离岗|调离|未到岗|未履职|缺席|变更为|暂停|中断|欠[费缴]|停[保缴]|退[费款保]|缴费基数:?0(?:\\.0+)?(?![0-9.])|未参保|缴费失败|灵活就业|冲销|未能?中标|取消中标|未经审|征求意见"
    "|超岗|编外|工勤|拟[投派任配报]|投标文件(?:商务|技术)|资格预审|质量不合格|\\(代[\u4e00-\u9fff]{2,3}\\)"
    "|未查询到|查无|未存档|退学|肄业|休学|非学历|未毕业|认证中|不真实|不等同|与[^，,。；;]{1,10}不符(?!合)"
)
_ON_FORM = f"{_BESIDES}|{_ON_NOTES}"
_ON_FORMS = re.compile(f"{_TURNING}|{_ON_FORM}")

_NOTE = re.compile(
    "(?:注|说明|提示|声明|[^,，。；;:：]{0,14}(?:说明|须知|事项|提示|提醒|声明))[:：]|[0-9一二三四五六七八九十]{1,2}[、.．].{14}"
)
_PEOPLE = re.compile("负责人|项目经理|总监|签字人")
_NOTES = re.compile(_ON_NOTES)
"""Of the notes a form explains itself with: full of what must not be done, and what follows."""

_ON_STATEMENTS = re.compile(_ON_FORM)
_TURNS = ("变更", "更换", "改由", "改派", "替换", "接任", "接替")
"""Words by which a post goes from one to another."""

_TAKEN_ON = ("接任", "接替")
"""Those behind whom the post goes to."""

_ENDED = "[^。；;]{0,4}\\d{4}年(?:(?!法定)[^。；;]){0,14}(?:解除|终止)"

_IN_CONTRACTS = re.compile(
    "作废|未实际履行|不到岗|不领薪|实际从事|转至[^，,。；;]{0,6}公司"
    f"|于{_ENDED}|自{_ENDED}|岗位实习|学生实习|实习生|不建立劳动关系"
    "|非全日制用工|担任[^。；;，,]{0,8}(?:实习|兼职|见习)|从事[^。；;，,]{0,8}(?:实习|兼职|见习)|兼职(?:担任|从事)"
)

_ANY = re.compile(
    "|".join(each.pattern for each in (_ANYWHERE, _ON_FORMS, _IN_CONTRACTS, _ON_PAPERS, _ON_SHEETS))
)


_ASKS = re.compile("(?:在岗|到岗|履职|到位|属实|有效|合格|通过|同意)[?？:]?$")
_NO = re.compile("(?:[^\u4e00-\u9fff☑√✓■✔]{0,3}[口囗]?是)?[☑√✓■✔]?否|否|[×✗✘]")


def reservation(case: Case, exhibit: Exhibit) -> Ink | None:
    """The clause in which the paper takes back, limits or puts off something; None: none does."""
    return next(_reservations(case, exhibit), None)


def _reservations(case: Case, exhibit: Exhibit) -> Iterator[Ink]:
    if exhibit.document is None or exhibit.type is DocumentType.ID_PHOTO:
        return
    passages = [said for page in exhibit.document.pages for said in page.passages]
    yield from _answered_no(passages)
    if not _ANY.search("\n".join(exhibit.texts)):  # many papers: asked once, not line by line
        return
    own = canonical(exhibit.name.ink.text).text if exhibit.name.ink else ""
    pattern = _ON_FORMS
    if exhibit.type in _CONTRACTS:
        pattern = _IN_CONTRACTS
    elif exhibit.type is DocumentType.PAPER:
        pattern, passages = _ON_PAPERS, [p for p in passages if len(p.text) <= LONGEST_NOTE]
    elif exhibit.type is DocumentType.SELF_ASSESSMENT_SHEET:
        pattern = _ON_SHEETS
    elif exhibit.type in _STATEMENTS:
        pattern = _ON_STATEMENTS
    elif exhibit.type in _PROSE:
        pattern = _ANYWHERE
        if sum(len(text) for text in exhibit.texts) > LONGEST_LETTER:
            passages = [said for said in passages if own and own in canonical(said.text).text]
    harmless = {*known_names(case, exhibit), *successions.granting(case, exhibit)}
    longest_first = tuple(sorted(harmless, key=lambda words: (-len(words), words)))
    yield from _matches(passages, pattern, own, longest_first)


def _answered_no(passages: list[Passage]) -> Iterator[Ink]:
    """是否在岗 | ☐是 ☑否: the answer in the place behind what is asked of the people."""
    for asked, answer in pairwise(passages):
        if _ASKS.search(canonical(asked.text).text) and _NO.fullmatch(canonical(answer.text).text):
            yield answer.ink(0, len(answer.text))


def _matches(
    passages: list[Passage], pattern: re.Pattern[str], own: str, names: tuple[str, ...]
) -> Iterator[Ink]:
    """What changed hands and came to the applicant is theirs: 项目经理变更为张玥."""
    for passage in passages:
        said = canonical(passage.text)
        of_people = _PEOPLE.search(said.text) or (own and own in said.text)
        explains = _NOTE.match(said.text) and not of_people
        fitting = _NOTES if pattern is _ON_FORMS and explains else pattern
        if not fitting.search(said.text):
            continue
        plain = said.text
        for name in names:
            plain = plain.replace(name, "·" * len(name))
        plain = _USUAL.sub(lambda usual: "·" * len(usual[0]), plain)
        for found in fitting.finditer(plain):
            if own and found[0].startswith(_TURNS) and _came_to(own, said.text, found):
                continue
            start, end = _clause(plain, *found.span())
            yield passage.ink(said.places[start], said.places[end - 1] + 1)


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause around what was found, as far as ``REACH``."""
    stops = [stop.start() for stop in re.finditer("[,，。;；:：]", text)]
    first = max((at + 1 for at in stops if at < start), default=0)
    last = min((at for at in stops if at >= end), default=len(text))
    return max(first, start - REACH), min(last, end + REACH)


def _came_to(own: str, text: str, turn: re.Match[str]) -> bool:
    """Whether a post went to the applicant: 变更为张玥, 由张玥接任; who is relieved is named before
    somebody else (张玥由李明接替)."""
    if text[turn.end() :].startswith(_led(own)):
        return not turn[0].startswith(_TAKEN_ON)
    follower = re.search(
        f"{re.escape(own)}(?:同志|先生|女士)?[,，]?(?:[于自在从][^由被将,，。；;]{{0,60}})?$",
        text[: turn.start()],
    )
    return turn[0].startswith(_TAKEN_ON) and follower is not None


def _led(own: str) -> tuple[str, ...]:
    """The name as it stands behind such a word."""
    return tuple(f"{lead}{own}" for lead in ("", "为", "由", "“", '"', "为“", '为"'))
