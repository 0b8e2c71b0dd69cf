"""Requirements on registrations to practise (annex 2, 二（十三）5)."""
