"""Counts: numbers of things, known by the grammar of the number."""
