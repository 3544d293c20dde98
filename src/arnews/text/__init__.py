"""From the article as given to folded words that know where they stand."""

from arnews.text.folding import SourceText, normalize
from arnews.text.tokens import Passage, Token, Tokenizer

__all__ = ["Passage", "SourceText", "Token", "Tokenizer", "normalize"]
