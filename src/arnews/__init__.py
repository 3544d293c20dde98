"""Reading Arabic news and giving back its facts, each with the characters that say so."""

from arnews.document import Document
from arnews.numbers import FoundNumber, find_numbers, parse_number
from arnews.pipeline import Pipeline, extract
from arnews.text.folding import SourceText, normalize

__version__ = "0.1.0"

__all__ = [
    "Document",
    "FoundNumber",
    "Pipeline",
    "SourceText",
    "extract",
    "find_numbers",
    "normalize",
    "parse_number",
]
