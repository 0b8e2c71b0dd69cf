"""Requirements on award claims (annex 2, 二（十三）8 to 10)."""
