"""Requirements on education claims (annex 2, 二（五）1)."""
