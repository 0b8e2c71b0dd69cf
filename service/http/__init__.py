"""The HTTP endpoint: accepts applications, answers questions; reading happens in workers."""
