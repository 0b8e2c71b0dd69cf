"""Pixels to text: the one engine, its weights, and lines with every character in its place."""
