"""Companies: the rules, and what they ask about words, names and the article."""
