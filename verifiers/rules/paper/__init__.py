"""Requirements on papers (annex 2, 二（十三）11)."""
