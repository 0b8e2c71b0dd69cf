"""Requirements on social insurance records (annex 2, 二（五）5)."""
