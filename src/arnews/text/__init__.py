"""Folding, tokens and sentences of an article, with offsets into the original text."""

from arnews.text.folding import SourceText, normalize
from arnews.text.tokens import Passage, Token, Tokenizer

__all__ = ["Passage", "SourceText", "Token", "Tokenizer", "normalize"]
