"""Requirements on the commitment (annex 2, 二（二）)."""
