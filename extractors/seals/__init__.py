"""Seals: found on the page, unrolled from their ring, read."""

from extractors.seals.find import FoundSeal, covered, find_seals
from extractors.seals.read import read_seals

__all__ = ["FoundSeal", "covered", "find_seals", "read_seals"]
