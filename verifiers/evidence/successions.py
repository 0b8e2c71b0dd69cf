"""Successions: what a paper by which a post came to the applicant says of them and of who had it.

Its words take the post from somebody (变更, 不再担任) and give it to the applicant: as long as they
stand with the one or the other's name they take nothing back.
"""

from models.report import Presence
from verifiers.case import Case, Exhibit
from verifiers.text.characters import canonical

_ON_FORMS = (
    "变更前", "变更后", "变更岗位", "变更日期", "变更时间", "变更原因", "变更事项", "变更人员",
    "变更备案", "变更申请", "变更审批", "变更登记", "变更表", "变更已", "同意变更", "申请变更",
)  # fmt: skip
"""What forms of a change print beside the names, and letters say of its being approved."""

_FROM = ("{}不再担任", "{}同志不再担任", "原为{}", "原由{}", "原系{}", "接替{}", "接替{}同志")
_TO = ("{}接任", "由{}接任", "由{}同志接任", "变更为{}", "更换为{}", "调整为{}")
_BOTH = ("由{}变更为{}", "由{}更换为{}", "由{}调整为{}", "由{}同志变更为{}", "从{}变更为{}")


def took_over(exhibit: Exhibit) -> bool:
    """Whether the paper says that the applicant followed somebody, and nobody them."""
    people = exhibit.document.people if exhibit.document else ()
    own = exhibit.name.people
    others = any(one.successor and one not in own for one in people)
    followed = any(one.former for one in own)
    found = exhibit.name.status is Presence.FOUND
    return found and any(one.successor for one in own) and not (others or followed)


def granting(case: Case, exhibit: Exhibit) -> frozenset[str]:
    """The phrases on such a paper that give the applicant the post; none on any other."""
    if exhibit.document is None or exhibit.name.ink is None or not took_over(exhibit):
        return frozenset()
    own = canonical(exhibit.name.ink.text).text
    employed = canonical(case.application.employer.name).text + own
    past = [canonical(one.name.text).text for one in exhibit.document.people if one.former]
    posts = {canonical(one.role.text).text for one in exhibit.name.people if one.role}
    return frozenset(
        (
            *_ON_FORMS,
            *(f"原{post}{one}不再担任" for post in posts for one in past),
            *(phrase.format(name) for phrase in _TO for name in (own, employed)),
            *(phrase.format(one) for phrase in _FROM for one in past),
            *(phrase.format(one, own) for phrase in _BOTH for one in past),
        )
    )
