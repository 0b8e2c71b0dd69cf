"""Requirements on post information (annex 2, 二（五）3)."""
