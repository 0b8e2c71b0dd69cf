"""Winners: whether a certificate honours the applicant, and whether it is their unit's work.

Who fetches a certificate, judges, photographs or is thanked stands on it too. What honours somebody
is that their name follows a label of people (项目经理, 小组成员, 主要完成人), or that it speaks to
them; what such a label must not be is what others do around an award.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial

from rapidfuzz.fuzz import partial_ratio

from models.application import Application, Claim
from models.page import Passage
from models.report import Presence, Relation
from verifiers.case import Case, Exhibit
from verifiers.parties.units import Units
from verifiers.text.characters import canonical

_AROUND = re.compile(
    "领取|代领|领奖|签收|联系|联络|[致感鸣答]谢|评委|评审|专家|嘉宾|颁奖|发奖|摄[影像]|撰稿|供稿|记者|经办|制[证表作]"
    "|打印|填[表报写]|审[核批]|批准|校对|证明人|会长|理事|秘书长|主任委员|顾问|推荐|举荐|核对|会务|照片|提供|后勤|志愿|协办|翻译|拍摄|排版|装订|采购|观摩|参观|主持词|致辞|通讯|抄[送报]"
)
"""What others do around an award: 证书领取人, 评委, 摄影, 致谢."""

_HONOURS = re.compile(
    "[人员长师工者]|经理|负责|总监|获|荣|授|奖|成员|团队|姓名|参[加与建]|担任|主[创持编]|设计|监理|作者|同志|先生|女士"
)

_UNIT = re.compile("[\u4e00-\u9fff()]{4,30}?(?:公司|集团|设计院|研究院|勘察院)")

_OTHER_PARTY = re.compile("监理|总监|设计|勘察|建设单位|业主|甲方|代建|造价|咨询|检测|测绘")
"""Posts whose holder works for another party than the one a certificate calls the builder."""

_COPIES = re.compile("复印|影印|与原件|核对")
_HELPS = re.compile("协办|协助|赞助|支持单位|承办|鸣谢|后援")
"""What a unit does around an award that is no part of the work."""

_BUILDS = "承建|施工|承包|承接|建造"

_LABEL = 8
"""Characters of a label, at most: what is longer beside a name is a work's or a firm's."""

_LIKE = 85.0
"""So alike (of 100) is a printed name, misread in a few glyphs, to the own unit's."""


def is_honoured(exhibit: Exhibit) -> bool:
    """Whether the paper names the applicant as one whom it honours."""
    own = canonical(exhibit.name.ink.text).text if exhibit.name.ink else ""
    pages = exhibit.document.pages if exhibit.document else ()
    if not own:
        return False
    saying = ((p, page.passages) for page in pages for p in page.passages)
    return any(
        _honours(canonical(said.text).text, own, partial(_beside, said, others))
        for said, others in saying
        if own in canonical(said.text).text
    )


def _honours(text: str, name: str, beside: Callable[[], str]) -> bool:
    """By the label before the name; where there is none, by the sentence around it."""
    before, _, after = text.partition(name)
    sentence = re.split("[。;]", before)[-1]
    label = re.search("([^:,、。;]{1,20}):[^:]*$", sentence)
    behind = re.split("[。;,、]" if label else "[。;]", after)[0]
    said = label[1] if label else f"{beside()}{re.split(',', sentence)[-1]}"
    if _AROUND.search(said) or _AROUND.search(re.split("[,、]", behind)[0]):
        return False
    alone = not label and not sentence and not behind.strip("()")
    return alone or bool(_HONOURS.search(f"{said}{sentence}{behind}")) or behind.startswith(":")


def _beside(said: Passage, others: tuple[Passage, ...]) -> str:
    """What stands next to it on its left, in the same row: the label of a cell."""
    middle = said.box.centre.y
    row = [
        other
        for other in others
        if other is not said
        and other.box.y0 <= middle <= other.box.y1
        and other.box.x1 <= said.box.x0
    ]
    label = canonical(max(row, key=lambda other: other.box.x1).text).text if row else ""
    return label if len(label) <= _LABEL else ""


def another_winner(case: Case, claim: Claim, exhibit: Exhibit) -> str | None:
    """The firm that a certificate honours for building where the applicant's own unit, which by
    the evidence of the project built it, stands nowhere on it; None: no such.

    Whoever supervised or designed is not to be looked for under a builder's certificate, nor is
    whose own part of the work nobody tells.
    """
    names = _own_names(case.application)
    firms = [firm for firm in _firms(exhibit) if _is_another(firm, case)]
    if not firms or any(_takes_part(name, exhibit) for name in names):
        return None
    works = [one for one in case.application.claims if one.id == claim.project] or [
        one for one in case.application.claims if one.role
    ]
    posts = "".join(one.role or "" for one in works)
    posts += "".join(held.ink.text for held in exhibit.role.held)
    if _OTHER_PARTY.search(f"{posts}{case.application.employer.name}"):
        return None
    named = exhibit.name.status is not Presence.ABSENT
    return firms[0] if named or any(_built(case, one, names) for one in works) else None


def _firms(exhibit: Exhibit) -> Iterator[str]:
    winner = exhibit.text("winner_unit")
    yield from [winner] if winner else []
    issued = {canonical(issuer.name).text for issuer in exhibit.issuers}
    for text in exhibit.texts:
        for found in _UNIT.finditer(text.rpartition(":")[2]):
            if found[0] not in issued:
                yield found[0]


def _is_another(firm: str, case: Case) -> bool:
    units = Units.of(case.application, case.rulebook.organisations)
    return units.relation(firm) is Relation.THIRD_PARTY


def _own_names(application: Application) -> list[str]:
    employers = (application.employer, *application.previous_employers)
    names = (name for e in employers for name in (e.name, *e.aliases, *e.affiliates))
    return [canonical(name).text for name in names]


def _takes_part(name: str, exhibit: Exhibit) -> bool:
    """Whether the unit stands on it as more than who checked a copy or staged the prize."""
    texts = "".join(exhibit.texts)
    if name not in texts:
        return _stands_in(name, texts)
    labels = [
        re.split("[,，。;；:：]", text[: found.start()].rstrip(":："))[-1]
        for text in exhibit.texts
        for found in re.finditer(re.escape(name), text)
    ]
    copied = [text for text in exhibit.texts if name in text and _COPIES.search(text)]
    aside = all(_HELPS.search(label) for label in labels) if labels else False
    return not aside and len(copied) < len(labels)


def _stands_in(name: str, text: str) -> bool:
    return name in text or (len(name) <= len(text) and partial_ratio(name, text) >= _LIKE)


def _built(case: Case, work: Claim, names: list[str]) -> bool:
    """Whether the project's evidence says that the own unit built it."""
    for exhibit in case.of(work):
        builder = canonical(exhibit.text("construction_unit") or "").text
        said = "".join(exhibit.texts)
        for name in names:
            own = re.escape(name)
            told = f"{own}[^。;,]{{0,8}}(?:{_BUILDS})|(?:{_BUILDS})[^。;,]{{0,8}}{own}"
            if builder == name or re.search(told, said):
                return True
    return False
