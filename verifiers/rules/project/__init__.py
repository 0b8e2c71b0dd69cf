"""Requirements on project claims (annex 2, 二（十三）7 and 12)."""
