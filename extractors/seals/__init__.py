"""Seals: found on the page, unrolled from their ring, read."""

from extractors.seals.find import FoundSeal, covered, find_copied, find_seals
from extractors.seals.read import CLEAN, read_seals

__all__ = ["CLEAN", "FoundSeal", "covered", "find_copied", "find_seals", "read_seals"]
