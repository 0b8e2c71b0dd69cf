"""The review page: page pictures and evidence on the left, findings and decisions on the right."""
