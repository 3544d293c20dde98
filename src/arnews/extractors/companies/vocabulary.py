"""The words around company names, as `lexicons/business.toml` has them, folded."""

from __future__ import annotations

from typing import Final

from arnews.language.inflection import DEFINITE_ARTICLE
from arnews.language.lexicon_files import load_words

__all__ = ["WORDS"]

_SOURCE: Final = "business.toml"
_PARTICLES: Final = ("و", "ف", "ب", "ل")


def _with_particles(
    words: frozenset[str], particles: tuple[str, ...] = _PARTICLES
) -> frozenset[str]:
    return words | {particle + word for word in words for particle in particles}


class _Words:
    """The word sets of the list; its comments tell what each is for."""

    def __init__(self) -> None:
        def words(table: str, key: str = "words") -> frozenset[str]:
            return load_words(_SOURCE, table, key)

        # Heads of names.
        self.strong_heads = words("outside", "strong")
        self.heads_of_foreign_names = words("outside", "foreign")
        self.heads_of_pairs = words("outside", "pairs")
        self.heads_of_banks = words("outside", "banks")
        self.definite_heads = words("outside", "definite")
        self.chiefs = words("outside", "chiefs")
        self.bare_heads_inside = frozenset(
            word for word in words("inside") if not word.startswith(DEFINITE_ARTICLE)
        )
        # Where names end, and what none begins with.
        self.stops = words("stops")
        self.describing = words("generic")
        self.generic = self.stops | self.describing
        self.generic_inside = words("generic_inside")
        self.foreign_tails = words("tails", "foreign")
        self.legal_tails = words("tails", "legal")
        self.tails_of = words("tails", "of")
        self.tails = words("tails") | self.foreign_tails
        self.foreign_joins = words("foreign_joins")
        self.letters = words("letters")
        self.letters_inside = words("letters", "inside")
        self.all_letters = self.letters | self.letters_inside
        # What tells that a name is one.
        self.shares = _with_particles(words("shares"))
        self.shares_of_several = words("shares", "several")
        self.evidence = words("evidence")
        self.strong_evidence = _with_particles(words("strong_evidence"))
        self.owned = words("evidence", "owned")
        self.nouns = words("nouns")
        self.business = words("business")
        self.joins = words("speakers", "joins")
        # What tells that it is none.
        self.elsewhere = words("elsewhere")
        self.before_elsewhere = _with_particles(self.elsewhere)
        self.not_quoted = words("not_quoted")
        self.whole = words("whole")
        self.given = words("given")
        self.before_family_names = _with_particles(self.given, ("و", "ل"))


WORDS: Final = _Words()
