"""Read saved articles: find the files, open them, and turn each format into articles."""
