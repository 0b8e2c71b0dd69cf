"""Several papers bound in one file: applicants scan what belongs to a claim into one PDF.

A seal speaks for its own paper alone. So each paper must be known by itself: an authority's permit
in front of it makes the employer's own letter no better.
"""

import re
from collections.abc import Sequence

from extractors import issuers
from extractors.documents import parties
from extractors.documents.recognise import opened_by
from extractors.documents.spec import DocumentSpec
from extractors.sheets import ReadPage
from models.document import DocumentType

_ANNEX = re.compile(r"附[件表录][\d一二三四五六七八九十]{0,2}(?:[:.、]|$)")


def parted(pages: Sequence[ReadPage]) -> list[list[ReadPage]]:
    """The pages of each paper, in order. A page begins one where its head has the title of
    another type than the paper before, or of any after pages that nobody knows: a cover, which
    the applicant wrote, is no part of what it covers. A second letter has the first one's title."""
    if len(pages) < 2:
        return [list(pages)]
    parts: list[list[ReadPage]] = []
    current: DocumentSpec | None = None
    for page in pages:
        opener = opened_by(page.text)
        if parts and not (opener and _begins(opener, page, current, parts[-1])):
            parts[-1].append(page)
        else:
            parts.append([page])
            current = opener
    return parts


def _begins(
    opener: DocumentSpec, page: ReadPage, current: DocumentSpec | None, before: Sequence[ReadPage]
) -> bool:
    """Whether a page with a title at its head is another paper than the ``current`` one, of which
    the pages ``before`` are.

    A platform's pages are headed by what they tell of (施工许可), a notice's lists by what was
    awarded: only what somebody issued is no page of them. An annex says that it is one.
    """
    if _is_annexed(page):
        return False
    if current is None:
        return True
    if opener.type is current.type:
        return _tells_of_another_work(page, before) or _is_second_letter(opener, page, before)
    leads = current.platform or current.type is DocumentType.OTHER
    return not leads or _is_issued(page)


def _tells_of_another_work(page: ReadPage, before: Sequence[ReadPage]) -> bool:
    """Whether a page names a project that is none of those before, however it was read."""
    here = parties.work_of(page.text)
    there = [work.text for other in before if (work := parties.work_of(other.text))]
    return (
        here is not None
        and bool(there)
        and not any(parties.may_be_one_work(here.text, work) for work in there)
    )


def _is_second_letter(opener: DocumentSpec, page: ReadPage, before: Sequence[ReadPage]) -> bool:
    return opener.is_letter and _is_issued(page) and any(map(_is_issued, before))


def _is_annexed(page: ReadPage) -> bool:
    """Whether the first thing the page says is 附件."""
    return bool(page.text.texts) and _ANNEX.match(page.text.texts[0].flow.text) is not None


def _is_issued(page: ReadPage) -> bool:
    return bool(issuers.issuers((page.text,), page.page.seals, platform=False))
