"""The language that grants a post: what may stand around a name and its post and take nothing back.

Prose can put any relation between them: 张玥是项目经理王强的助手, 投标项目经理张玥. Nobody can list
what denies a post; what grants it is a small language, and the rest is strange to it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from models.document import Document
from models.page import Ink, Passage
from verifiers.rulebooks.sections import Roles
from verifiers.text.characters import canonical

STOPS = "，,。；;、!！?？\n"
"""What ends a clause."""

_BENDS = "，。；的不未没无参被拟原曾代助投若如由为任担是系作其分"
"""What may bend a clause: no name of a work or a firm is told by its look if it holds one."""

BENDING = frozenset(
    "不未没无非否参被拟原曾代助副备候试见徒前旧假虚免撤离退缺欠另他妻夫父母子女兄弟"
)

_WORK = f"[^{_BENDS}]{{2,40}}(?:工程|项目|标段|小区|大厦|标|段)"
"""The name of a work that was not read as one, free of what could bend the clause."""

_UNIT = f"[^{_BENDS}在]{{2,30}}(?:公司|集团|局|院|站|中心|处|所|委员会|项目部)"

PIECE = 4
"""Characters of a name that are a piece of it, at least."""

_GRANTS = re.compile(
    "|".join(
        (
            r"[\d〇零一二三四五六七八九十]{1,4}[年月日./-](?:\d{1,2}(?:[./-]\d{1,2})?|初|底|中旬)?",
            r"身份证[件号码]*|公民身份号码|证件?号码?|注册编?号|证书编?号|手机|联系电话|电话|性别|年龄|出生(?:年月|日期)?",
            r"[\u4e00-\u9fff]?[\d*xX]{6,}|[A-Za-z0-9]+",
            "(?:正?高级|中级|助理)?工程师|(?:一|二)级(?:注册)?建造师|注册[^，。；的]{0,8}师|建造师|造价师|设总|总监|总工|汉族|大专|本科|学历",
            "同志|先生|女士|职工|员工|本人|人员",
            "[兹特]?[此]?证明|兹有|兹|经(?:研究|核[实查]?|审查|查|公司)?(?:决定)?|根据[^，。；]{0,12}",
            "任命|委派|指派|派驻|派|聘[任请用]|安排|确定",
            "曾?担任|出任|曾任|履行|任职|现?任|作为|做|当|为|是|系|乃",
            "职务|职责|一职|岗位|工作|职位|职|角色|身份",
            "自|从|起|止|至今|至|到|期间|以来|时间|于|在|中|内|上|全程|全过程|始终|一直|全面|实际|具体|主要|直接",
            "街道|社区|[我本]?[乡镇村局院校站厅委厂科队]|中心|办公室|委员会",
            "(?:(?<=[,，(·])|^)[男女](?=[,，)·]|$)",
            "我|贵|本|该|此|其|上述|各|项目|工程|单位|公司|施工|建设|监理|设计|勘察|承包|承建|承担|承接|投资|开发"
            "|建造|参建|所属|总包|总承包|管理|现场|业主|甲方|乙方|受托|委托|负责人?|主持|组织|实施|完成|领导",
            "名称|姓名|名单|签字|签名|盖章|公章|签章|如下|以下|等|共|位|名|人",
            "的|与|及|和|并|兼|或|由|对|把|将(?!由|任|担|派|聘|在|于)|之|且|了|一",
            "参与|参加",
            "验收|合格|符合|要求|同意|意见|结论|竣工|优良|达到|标准|规范|属实|良好|情况|年|月|日",
            "先后|依次|统筹|批准|工地|试验室|实验室|考核|持证|从事|做为|质检|投产|投用|事项|全国重点|文物保护单位|地[上下]|层|[万亿]?(?:平方米|立方米|公里|千米|米|吨|亩|元)|栋|幢|座|总?面积"
            "|(?:蒙古|维吾尔|哈萨克|土家|布依|朝鲜|汉|满|回|藏|壮|苗|彝|侗|瑶|白|傣|黎|畲)族|体育馆|教学楼|宿舍",
            "进场|批复|驻地|定期|检查|检修|大修|修缮|安置房|服务|咨询|驻|部",
            "土建|安装|水电|机电|建筑|结构|电气|给排水|暖通|市政|道路|桥梁|隧道|园林|绿化|幕墙|装饰|装修|钢结构"
            "|质量|安全|技术|进度|生产|专业|房建|水利|交通|通信|测量|岩土"
            "|排水|给水|管网|管道|路基|路面|桥涵|水工|工艺|设备|自控|仪表|概预算|勘测|智能化|弱电|强电|通风|空调|消防|人防"
            "|景观|地质|机械|电力|线路|变电|燃气|热力|环保|信息|软件|网络|系统",
            r"[^\u3400-\u9fff]",
        )
    )
)


_OURS = (
    "(?:我|本|该|此|司|方|单位|公司|街道|局|院|镇|乡|村|校"
    "|项目|工程|施工|建设|现场|部|中|的|期间|·)*"
)
_IS = re.compile(
    f"(?:同志|先生|女士)?·*[曾现]?(?:[在于]{_OURS})?(?:担任|出任|任|为|系|是|作为){_OURS}"
)
_NAMED = re.compile(f"(?:为|是|系)?·*(?:同志)?|由{_OURS}")
_BESIDE = re.compile("[对向与和及跟同给把将]$|安排$|派$")
_HELD = ("担任", "出任", "任")
_DOES = re.compile("(?:安排|委派|指派|派|组织|领导|通知|要求|任命|聘)")


def granted(document: Document, name: Ink, roles: Roles, known: tuple[str, ...]) -> Iterator[Ink]:
    """Titles that sentences give to the bearer of the name in so many words, and to nobody else:
    施工员由某公司张玥担任. ``known`` are names of works and firms."""
    target = canonical(name.text).text
    for passage in (passage for page in document.pages for passage in page.passages):
        said = canonical(passage.text)
        if target and target in said.text:
            yield from _titles_given(passage, target, roles, known)


def _titles_given(
    passage: Passage, target: str, roles: Roles, known: tuple[str, ...]
) -> Iterator[Ink]:
    said = canonical(passage.text)
    masked = said.text
    for word in sorted({canonical(each).text for each in known} - {""}, key=len, reverse=True):
        masked = masked.replace(word, "·" * len(word))
    for found in re.finditer(re.escape(target), masked):
        start = max(masked.rfind(stop, 0, found.start()) for stop in STOPS) + 1
        ends = (at for stop in STOPS if (at := masked.find(stop, found.end())) >= 0)
        end = min(ends, default=len(masked))
        titles = [
            title
            for title in _titles(roles).finditer(masked, start, end)
            if title.end() <= found.start() or title.start() >= found.end()
        ]
        if len(titles) != 1:
            continue
        first, last = sorted((found.span(), titles[0].span()))
        parts = (masked[start : first[0]], masked[first[1] : last[0]], masked[last[1] : end])
        linked = _links(*parts, name_first=first == found.span())
        if linked and not any(strange(part, ()) for part in parts):
            yield passage.ink(said.places[titles[0].start()], said.places[titles[0].end() - 1] + 1)


def _links(before: str, between: str, after: str, name_first: bool) -> bool:
    """Whether the words between say that the one is the other: 张玥为施工员, 施工员由张玥担任.
    Whoever answers to the manager, stands beside or is sent by the manager, is none."""
    said = re.sub(f"{_WORK}|{_UNIT}|[^\u3400-\u9fff]+", "·", between)
    if _BESIDE.search(before) or after.startswith("的"):
        return False
    if name_first:
        return _IS.fullmatch(said) is not None
    by = said.startswith("由")
    named = _NAMED.fullmatch(said) is not None
    return named and (not by or after.startswith(_HELD)) and not _DOES.match(after)


@lru_cache(maxsize=8)
def _titles(roles: Roles) -> re.Pattern[str]:
    plain = sorted((t for t in roles.titles if "{" not in t), key=lambda t: (-len(t), t))
    return re.compile("|".join(map(re.escape, plain)))


def _without_pieces(part: str, name: str) -> str:
    """Without what the text has in common with a name: letters leave out a region, a section."""
    at = 0
    while at + PIECE <= len(part):
        end = at + PIECE
        while end <= len(part) and part[at:end] in name:
            end += 1
        if end > at + PIECE:
            part = f"{part[:at]}·{part[end - 1 :]}"
        at += 1
    return part


def strange(part: str, granting: tuple[str, ...]) -> str:
    """What is left without what is known and what grants a post. Who is in charge of what a work
    consists of (其中桩基工程) is not who is in charge of it; a single character may be a slip of
    the recogniser, if it bends nothing.
    """
    if "其中" in part:
        return "其中"
    for word in granting:
        part = part.replace(word, "·")
    for word in granting:
        part = _without_pieces(part, word)
    rest = _GRANTS.sub("", re.sub(f"{_WORK}|{_UNIT}", "·", part))
    return rest if len(rest) > 1 or rest in BENDING else ""
