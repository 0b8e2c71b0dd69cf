"""The review page: page pictures and evidence on the left, findings and decisions on the right."""

from service.triage.review.context import ReviewContext
from service.triage.review.render import page

__all__ = ["ReviewContext", "page"]
