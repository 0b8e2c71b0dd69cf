"""Requirements on appointment claims (annex 2, 二（五）2)."""
