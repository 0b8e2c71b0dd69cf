"""Attribution: to which work, and to which firm, a sentence ties the applicant's post.

A letter may name the claimed work and give the post in a part of it, in another work or under
another firm: 二期住宅工程围墙工程的项目经理, 由甲公司承建，项目经理为张玥.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from models.application import Claim
from models.page import Ink, Passage
from models.report import Relation
from verifiers.case import Case, Exhibit
from verifiers.evidence.firms import beside, doing, somebody_elses
from verifiers.evidence.projects import same_project
from verifiers.parties.units import Units
from verifiers.text.characters import canonical

_GOES_ON = re.compile(
    "(?:建设|工程|项目|施工|总承包|承包|EPC|全过程|监理|勘察|设计|咨询|代建|标段?)*"
    r"(?:$|[^\u4e00-\u9fff]|驻|工地|做|机构|人员|专职|兼职|施工图|初步设计|方案设计|勘察设计|[东西南北]起|起于|全长|位于|[中的之内上期]|现场|管理|负责|担|任|作|为|是|系|于|在|由|自|从|位|坐落|一职|工作|业主|单位|方"
    "|已|经|及|与|和|并|该|其|经理|总|技术|质量|安全|专业|资料|造价|材料|预算|测量|机械|劳务|标准|部|员|人|主|副|合同|建筑面积)"
)
"""How a sentence goes on behind a work's name without making another work of it."""

_WORK = re.compile(
    r"[\u4e00-\u9fff0-9A-Za-z#()—-]{4,60}?(?:工程|项目|标段)(?=[,，、()“”\"》的中之]|$)"
)
_ENDINGS = re.compile('(?:建设|工程|项目|标段|施工)+$|["“”《》]')

_HELD_IN = re.compile(
    r"^[\u4e00-\u9fff]{2,8}(?:同志|先生|女士)?(?:\([^()]*\))?[,，]?(?:[^,，。；;]{0,20}[,，])?"
    "(?:曾?[在于])(?!编|岗|册)([^,，。；;]{5,50}?(?:工程|项目|标段))(?:[中里]|建设|施工|期间|,|，)*(?:担任|任|作为|出任)"
)

_WHOLE = re.compile(
    "(?:异地)?(?:新建|迁建|改扩建|改建|扩建|重建|续建|建设|施工|总承包|主体|土建|EPC|PPP|全过程|监理|设计|勘察|标段?"
    "|[一二三四五六七八九十0-9]+期|[(（][^()（）]*[)）]|一体化|代建|配套)*"
)
"""What a work's name may hold before 工程 and still mean all of it."""

_COPIED = re.compile("复印|影印|翻印|与原件|核对(?:无误|一致|人)|翻拍|拍照|打印人")
"""What whoever certifies a copy writes beside their name."""

_LEADS_TO_NAME = re.compile("^.*(?:证明|[由为是系经的在于:：,，]|承建|单位)")
_SHORTEST = 5
"""Characters of a work's name, without 工程 and 项目: less is 优质工程, 该工程."""

LONGEST_SENTENCE = 60
"""Characters before the name in which the work is told whose post it is."""

_PART = re.compile("其中(?![^，,。]{0,8}(?:[0-9]|地[上下]|面积|造价|费))[^，,。；;]{2,12}")
"""其中涵洞劳务; no 其中地下二层."""

_US = "(?:公司|单位|院|局|司|集团|中心|站|处|所)"
_STAFF = re.compile(
    f"[系为是]我{_US}的?(?:在职|在编|正式|在岗)?(?:职工|员工|工作人员|人员|技术人员)"
    f"|在[我本]{_US}(?:工作|任职|就职|从事)|本{_US}(?:在职|正式)?(?:职工|员工)"
)
"""How a unit speaks of its own people."""

_OWN = frozenset({Relation.OWN_UNIT, Relation.AFFILIATE})


class Misgiving(NamedTuple):
    """Why the applicant's post may not be the claimed one, and where that stands."""

    message: str
    ink: Ink


class _Said(NamedTuple):
    """A passage that names the applicant; ``before`` is what stands before the name."""

    passage: Passage
    text: str
    before: str

    def about(self, message: str) -> Misgiving:
        """Of the whole passage."""
        return Misgiving(message, self.passage.ink(0, len(self.passage.text)))

    def at(self, words: str, message: str) -> Misgiving:
        """``words`` as they stand in the passage, last, and told in the message."""
        said, start = canonical(self.passage.text), self.text.rfind(words)
        ink = self.passage.ink(said.places[start], said.places[start + len(words) - 1] + 1)
        return Misgiving(message.replace("{}", words, 1), ink)


def misgiving(case: Case, claim: Claim, exhibit: Exhibit) -> Misgiving | None:
    """The first thing that ties the applicant's post to something else than is claimed."""
    units = Units.of(case.application, case.rulebook.organisations)
    said = [_said(passage, target) for passage, target in _naming(exhibit)]
    return next((each for one in said for each in _misgivings(one, claim, exhibit, units)), None)


def _naming(exhibit: Exhibit) -> Iterator[tuple[Passage, str]]:
    pages = exhibit.document.pages if exhibit.document else ()
    target = canonical(exhibit.name.ink.text).text if exhibit.name.ink else ""
    for page in pages:
        for passage in page.passages:
            text = canonical(passage.text).text
            if target and target in text and len(text) > len(target):
                yield passage, target


def _said(passage: Passage, target: str) -> _Said:
    text = canonical(passage.text).text
    return _Said(passage, text, text[: text.find(target)])


def _misgivings(said: _Said, claim: Claim, exhibit: Exhibit, units: Units) -> Iterator[Misgiving]:
    own = any(issuer.relation in _OWN for issuer in exhibit.issuers)
    if (copied := _COPIED.search(said.text)) and _gives_alone(said, exhibit):
        yield said.at(copied[0], "申报人的姓名和岗位写在“{}”一处，可能只是核对复印件的人")
    if part := _PART.search(said.before[-LONGEST_SENTENCE:]):
        yield said.at(part[0], "申报人的岗位之前写有“{}”，岗位可能只属其中一部分")
    if not own and (staff := _STAFF.search(said.text)):
        yield said.at(
            staff[0], "出具单位称申报人是其人员（“{}”），而它不是申报的现工作单位或原工作单位"
        )
    if firm := _foreign_firm(said, exhibit, units):
        yield said.at(firm, "申报人的岗位写在“{}”名下，不是申报的现工作单位或原工作单位")
    posts = [held.ink.text for held in exhibit.role.held] + [claim.role or ""]
    if claim.name and (rest := _part_of(said.text, claim.name, posts)):
        yield said.at(rest, "申报的工程名称之后还写有“{}”，岗位可能只属其中一部分或另一工程")
    if claim.name and (rest := _side_work(exhibit, claim.name)):
        yield said.about(f"材料所载为申报工程的“{rest}”部分，申报的“{claim.name}”本身未见")
    if claim.name and (work := _work_behind(said, claim.name)):
        yield said.at(work, f"申报人的岗位写在“{{}}”之后，与申报的“{claim.name}”不是同一名称")
    if claim.name and (work := _other_work(said.before, claim.name)):
        yield said.at(work, f"申报人的岗位写在“{{}}”之后，与申报的“{claim.name}”不是同一名称")


def _gives_alone(said: _Said, exhibit: Exhibit) -> bool:
    """Whether every post the paper gives the applicant stands in this passage."""
    inks = [held.ink for held in exhibit.role.held]
    here = (
        ink.page == said.passage.page and said.passage.box.holds(ink.box.centre) for ink in inks
    )
    return bool(inks) and all(here)


def _part_of(text: str, name: str, posts: list[str]) -> str | None:
    """What follows the work's name wherever it stands, and makes a part or another work of it; the
    post itself, give or take a trade before it, makes none."""
    plain = canonical(name).text
    ends = [found.end() for found in re.finditer(re.escape(plain), text)]
    if not ends or any(_GOES_ON.match(text, end) for end in ends):
        return None
    rest = re.split(r"[^\u4e00-\u9fff]", text[ends[0] :])[0][:20]
    led = (rest.partition(canonical(post).text)[0] for post in posts if post)
    if any(before != rest and not re.search("工程|项目|标段", before) for before in led):
        return None
    return rest or None


def _other_work(before: str, name: str) -> str | None:
    """The work named last before the applicant, where it is not the claimed one."""
    works = list(_WORK.finditer(before))
    if not works or canonical(name).text in before[works[-1].start() :]:
        return None
    work = _LEADS_TO_NAME.sub("", works[-1][0])
    bare = _ENDINGS.sub("", work)
    return work if len(bare) >= _SHORTEST and not _may_be_same(work, name) else None


def _work_behind(said: _Said, name: str) -> str | None:
    """The work in which, behind the name, the post is told: 张玥在…工程中担任项目经理."""
    found = _HELD_IN.match(said.text[len(said.before) :])
    work = found[1] if found else ""
    # What is told of 我单位建设的…工程 begins behind the 的, of 于2019年3月在…工程 behind the 在.
    work = re.split("的|[0-9月日]在|[至到]今在", work)[-1]
    bare = _ENDINGS.sub("", work)
    if len(bare) < _SHORTEST or canonical(name).text in work:
        return None
    return None if _may_be_same(work, name) else work


def _may_be_same(work: str, name: str) -> bool:
    """Whether a sentence's work may be the claimed one: letters say 我镇污水管网工程, and leave a
    region or a section out; more words than the claim's make another work of it."""
    told, claimed = (_ENDINGS.sub("", canonical(text).text) for text in (work, name))
    told = re.sub("^[我本该此贵][司院局镇乡村街道县市区校所站处中心单位公]*", "", told)
    left_out = claimed.replace(told, "", 1) if told in claimed else "期"
    shortened = not re.search("[期标段区块楼]", left_out)  # X is all of X二期, or its first phase
    return same_project(work, name) or shortened or told.endswith(claimed)


def _side_work(exhibit: Exhibit, name: str) -> str | None:
    """What a claimed work's name goes on with, where the paper names it so and never as claimed:
    …中心室内装饰工程 of the …中心工程."""
    plain, texts = canonical(name).text, exhibit.texts
    bare = re.sub("(?:建设)?(?:工程|项目)$", "", plain)
    if len(bare) < _SHORTEST or any(plain in text for text in texts):
        return None
    named = re.compile(re.escape(bare) + "([^,，。；;:：]{0,14}?)(?:工程|项目)")
    found = [match[1] for text in texts for match in named.finditer(text)]
    strange = [rest for rest in found if not _WHOLE.fullmatch(rest)]
    return strange[0] if strange and len(strange) == len(found) else None


def _foreign_firm(said: _Said, exhibit: Exhibit, units: Units) -> str | None:
    """Who is said to build, or stands right before name or post, and is no unit of theirs."""
    posts = [canonical(held.ink.text).text for held in exhibit.role.held]
    before_post = [said.text[: said.text.find(post)] for post in posts if post in said.text]
    near = [firm for text in (said.before, *before_post) for firm in beside(text)]
    return somebody_elses([*near, *doing(said.before, posts)], units)
