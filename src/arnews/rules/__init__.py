"""What rules are written with: an anchor, the words around it, the fact they make."""

from arnews.language.lexicon import Entry, Mention
from arnews.rules.cursor import Article, Cursor
from arnews.rules.overlaps import resolve_overlaps
from arnews.rules.rule import Extractor, Rule, RuleFunction, rule

__all__ = [
    "Article",
    "Cursor",
    "Entry",
    "Extractor",
    "Mention",
    "Rule",
    "RuleFunction",
    "resolve_overlaps",
    "rule",
]
