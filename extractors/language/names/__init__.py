"""Persons' names: what they look like, in places made for them and in running text."""
