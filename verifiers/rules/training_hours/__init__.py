"""Requirements on training hours (annex 2, 二（五）6)."""
