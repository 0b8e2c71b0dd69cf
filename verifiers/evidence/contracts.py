"""Contracts of several pages: the parties sign and seal the last one, and mean all of them.

Nothing but what the pages say ties them together, so all of it must: the parties' names stand on
both, the chapters run on from the one page to the other, and nothing else begins between them.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from models.document import Document
from models.page import Page
from verifiers.evidence.headings import headline
from verifiers.text.characters import canonical

_CONCLUDED = re.compile(
    "(?:订立|签订|签署)本(?:合同|协议)|达成(?:如下|以下)?(?:协议|条款)|(?:订立|签订|达成)[^,，。；;]{0,10}(?:合同|协议)"
)
"""What a contract begins with: 双方就…协商一致，订立本合同."""

_SIGNED = re.compile("[人方](?:\\(|:)[^。；;]{0,30}(?:公章|盖章|签章)")
"""Where a party signs: 发包人：（公章）, 委托人：某公司（盖章）."""

_CHAPTER = re.compile("第?([一二三四五六七八九十]{1,3})(?:、|\\.|条|章)")
_DIGITS = {numeral: value for value, numeral in enumerate("一二三四五六七八九", 1)}


def is_bound(document: Document, named: int, sealed: int, party: str) -> bool:
    """Whether what page ``named`` says belongs to the contract that ``party`` sealed on page
    ``sealed``, some pages on. Pages count from 1."""
    pages = [page for page in document.pages if page.number <= sealed]
    before, between = pages[:named], pages[named - 1 :]
    if len(between) < 2 or not _is_signed(pages[-1]) or not _is_concluded(before):
        return False
    known = any(canonical(party).text in text for page in before for text in _texts(page))
    return known and _runs_on(between)


def _is_concluded(pages: list[Page]) -> bool:
    return any(_CONCLUDED.search(text) for page in pages for text in _texts(page))


def _is_signed(page: Page) -> bool:
    """By both: each party has its own place."""
    return sum(len(_SIGNED.findall(text)) for text in _texts(page)) > 1


def _runs_on(pages: list[Page]) -> bool:
    """Whether the chapters' numbers rise over the pages, and none is headed by anything else. Where
    the parties sign right behind the named page, there may be no chapter more."""
    numbers = [list(_chapters(page)) for page in pages]
    rising = all(a < b for a, b in pairwise(n for each in numbers for n in each))
    ends = 1 if len(pages) == 2 else len(pages)
    headed = any((text := headline(page)) and not _CHAPTER.match(text) for page in pages[1:])
    return rising and all(numbers[:ends]) and not headed


def _chapters(page: Page) -> Iterator[int]:
    for text in _texts(page):
        if found := _CHAPTER.match(text):
            tens, ten, ones = found[1].rpartition("十")
            yield (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)


def _texts(page: Page) -> Iterator[str]:
    return (canonical(passage.text).text for passage in page.passages)
