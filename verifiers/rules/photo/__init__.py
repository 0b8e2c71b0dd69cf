"""Requirements on the photograph (annex 2, 二（一）)."""
