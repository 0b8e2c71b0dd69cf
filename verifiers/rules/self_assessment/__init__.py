"""Requirements on self-assessments (annex 2, 二（三）2 and 二（五）4)."""
