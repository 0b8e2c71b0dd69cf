"""Certified copies: which words certify, and which seals stand beside them."""

import pytest

from extractors.copies import certifies, speaks_of_copy
from models.geometry import Box
from models.page import Seal, SealShape
from tests.extractors import typed


@pytest.mark.parametrize(
    "words",
    [
        "与原件一致",
        "本复印件与原件相符",
        "经核对,与原件无误",
        "与原件核对一致",
        "经核对,与原 相",
        "同原件",
    ],
)
def test_words_that_certify_a_copy(words: str) -> None:
    assert speaks_of_copy(words.replace(" ", ""))


@pytest.mark.parametrize(
    "words",
    [
        "本证书原件遗失不补",
        "复印无效",
        "与原设计一致",
        "验收一致通过",
        "以上情况经核对属实,特此证明",
    ],
)
def test_words_that_do_not(words: str) -> None:
    assert not speaks_of_copy(words)


WORDS = typed.page("""
与原件一致
""")


@pytest.mark.parametrize(
    ("top", "page", "expected"), [(0.0, 1, True), (0.05, 1, True), (0.6, 1, False), (0.0, 2, False)]
)
def test_a_seal_certifies_beside_the_words_and_not_elsewhere(
    top: float, page: int, expected: bool
) -> None:
    one = _seal(page, top)
    assert certifies(one, WORDS, [one]) is expected


@pytest.mark.parametrize(("top", "expected"), [(0.0, True), (0.05, False)])
def test_where_a_seal_lies_on_the_words_one_beside_them_is_the_copied_paper_s(
    top: float, expected: bool
) -> None:
    one, on_the_words = _seal(1, top), _seal(1, 0.0)
    assert certifies(one, WORDS, [one, on_the_words]) is expected
    assert certifies(on_the_words, WORDS, [one, on_the_words])


def _seal(page: int, top: float) -> Seal:
    return Seal(
        page=page,
        box=Box(0.0, top, 0.2, top + 0.14),
        shape=SealShape.ROUND,
        colour="red",
        name="浙江宏远建工集团有限公司",
        inscription="",
        confidence=1.0,
    )
