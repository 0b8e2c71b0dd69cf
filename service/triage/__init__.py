"""The triage: where reviewers decide what the machine would not."""
