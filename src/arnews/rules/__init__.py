"""What rules are written with: an anchor, the words around it, the fact they make."""

from arnews.language.lexicon import Entry, Mention
from arnews.rules.around import Around, Article
from arnews.rules.overlaps import settle
from arnews.rules.rule import Extractor, Make, Rule, rule

__all__ = ["Around", "Article", "Entry", "Extractor", "Make", "Mention", "Rule", "rule", "settle"]
