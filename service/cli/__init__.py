"""The commands, and what each does once its words are parsed."""
