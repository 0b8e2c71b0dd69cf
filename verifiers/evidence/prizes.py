"""Prizes: whether a certificate gives the award it names, or something else of that name.

“钱江杯”职工篮球赛, 鲁班奖工匠技能比武 and 钱江杯优秀组织奖 all name an award and give another
thing. What may follow an award's name where it is given is a small language; the rest is for a
person.
"""

import re
from collections.abc import Iterator

from verifiers.case import Case, Exhibit
from verifiers.evidence.awards import names_in
from verifiers.text.characters import canonical

_QUOTES = "\"'“”‘’《》〈〉【】()（）「」"

_GOES_ON = re.compile(
    "|".join(
        (
            r"$|[,，。;；:：、!！\d—-]",
            "(?:优质工程|优秀工程|国家优质工程|优良工程|精品工程|房屋建筑|市政|园林|公用|交通|水利|电力|工业|公共建筑|住宅"
            "|住宅工程|工程建设|建设工程|建筑工程|建筑装饰|装饰|安装|设计|勘察|施工|质量|科技|创新|绿色|安全|综合|专项|专业"
            "|类|项目|工程|单项|群体|成果|小组|奖|大奖|金质|银质|金奖|银奖|铜奖|[一二三]等奖?|特等奖?|优秀奖?|最高|荣誉"
            "|年度|称号|证书|奖牌|奖杯|获奖|获得者?|颁奖|表彰|评审|评选(?!活动)|评定|认定|结果|名单|决定|通报|通知|公告|文件|的"
            "|等|与|和|及|为|是|奖项|殊荣|入选(?!图)|特发|特颁|以资|此证|颁发|授予|并|由|经|第|届|之|一|项|优质|优良|标准化"
            "|文明|工地|示范|样板|新技术|应用|管理|QC|[A-Za-z]|承建|主要|参建|建设|监理|单位|[省市县区级]|部|中国|浙江|杭州)",
        )
    )
)

_REACH = 8
"""Characters behind the name that are looked at; what is far behind it is another matter."""


def something_else(case: Case, exhibit: Exhibit) -> str | None:
    """What follows the award's name wherever the paper names it, where that is no part of how
    awards are named and given; None: it is, or the paper names none of the rulebook's."""
    said = list(_followed(case, exhibit))
    strange = [rest for rest in said if rest]
    return strange[0] if said and len(strange) == len(said) else None


def _followed(case: Case, exhibit: Exhibit) -> Iterator[str]:
    """Behind each award's name: what of the next characters is strange; empty where nothing is."""
    works = [exhibit.text("project_name"), *(claim.name for claim in case.application.claims)]
    known = tuple(canonical(work).text for work in works if work)
    for text in exhibit.texts:
        plain = re.sub(f"[{_QUOTES}]", "", text)
        for name in names_in(plain, case.rulebook.awards):
            for found in re.finditer(re.escape(name), plain):
                yield _strange(plain[found.end() :], known)


def _strange(after: str, works: tuple[str, ...]) -> str:
    """The first words that are none of the language's, as far as they stand near the name."""
    if after.startswith(works):
        return ""
    place = 0
    while place < min(len(after), _REACH):
        known = _GOES_ON.match(after, place)
        if known is None:
            return re.split("[,，。;；:：]", after[place:])[0][:12]
        if known.end() == place or re.match("[,，。;；:：、]", known[0]):
            break
        place = known.end()
    return ""
