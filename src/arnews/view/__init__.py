"""A document for a person: in the terminal, or as a page to look at."""
