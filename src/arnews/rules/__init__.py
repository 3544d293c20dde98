"""The public interface for writing rules: cursor, rule decorator, extractors."""

from arnews._deprecated import warn_renamed
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

_OLD = {"Around": "Cursor", "Make": "RuleFunction", "settle": "resolve_overlaps"}


def __getattr__(name: str) -> object:
    """Return the object that a deprecated name refers to."""
    if name not in _OLD:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    warn_renamed(f"arnews.rules.{name}", f"arnews.rules.{_OLD[name]}")
    return globals()[_OLD[name]]
