"""The words around company names, as `lexicons/business.toml` has them, folded."""

from __future__ import annotations

from typing import Final

from arnews.language.inflection import DEFINITE_ARTICLE
from arnews.language.lexicon_files import load_text, load_toml, load_words

__all__ = ["WORDS"]

_SOURCE: Final = "business.toml"
_PARTICLES: Final = ("و", "ف", "ب", "ل")


def _with_particles(
    words: frozenset[str], particles: tuple[str, ...] = _PARTICLES
) -> frozenset[str]:
    return words | {particle + word for word in words for particle in particles}


def _words(table: str, key: str = "words") -> frozenset[str]:
    return load_words(_SOURCE, table, key)


class _Words:
    """The word sets of the list; its comments tell what each is for."""

    def __init__(self) -> None:
        self._read_heads()
        self._read_names()
        self._read_evidence()
        self._read_counterevidence()

    def _read_heads(self) -> None:
        self.strong_heads = _words("head_before_name", "strong")
        self.heads_before_foreign_names = _words("head_before_name", "before_foreign_names")
        self.heads_of_two = _words("head_before_name", "of_two")
        self.heads_before_names_only = self.heads_of_two | _words(
            "head_before_name", "before_names_only"
        )
        self.heads_before_definite_names = _words("head_before_name", "before_definite_names")
        self.heads_before_listed_names = _words("head_before_name", "before_listed_names")
        self.not_named_after = _with_particles(_words("head_before_name", "not_named_after"))
        self.heads_not_in_name = _words("head_before_name", "not_in_name")
        self.bank_adjectives = _words("head_in_name", "adjectives")
        self.person_titles = _words("head_before_name", "person_title_before")
        self.bare_heads_in_name = frozenset(
            word for word in _words("head_in_name") if not word.startswith(DEFINITE_ARTICLE)
        )

    def _read_names(self) -> None:
        """Where names end, what none begins with, and of which words they are made."""
        self.name_boundary = _words("name_boundary")
        self.descriptive = _words("descriptive")
        self.not_a_name = self.name_boundary | self.descriptive
        self.common = self.not_a_name.union(load_text("common_words.txt").split())
        self.descriptive_in_name = _words("descriptive_in_name")
        self.foreign_tails = _words("tails", "foreign")
        self.legal_tails = _words("tails", "legal")
        self.purpose_tails = _words("tails", "purpose")
        self.tails = _words("tails") | self.foreign_tails
        self.no_trade = _words("tails", "no_trade")
        self.descent = _words("family_names", "descent")
        self.partners_of_a_family = _words("family_names", "partners")
        self.foreign_joins = _words("foreign_joins")
        self.known_as = _words("letters", "known_as")
        self.letters = _words("letters")
        self.letters_between = _words("letters", "between_letters")
        self.letters_closing = _words("letters", "closing")
        self.all_letters = self.letters | self.letters_between

    def _read_evidence(self) -> None:
        self.shares = _with_particles(_words("shares"))
        self.shares_of_several = _words("shares", "several")
        self.evidence = _words("evidence")
        self.sufficient_evidence = _with_particles(_words("sufficient_evidence"))
        self.acts = _words("evidence", "acts")
        self.owned = _words("evidence", "owned")
        self.business_nouns = _words("business_nouns")
        self.company_nouns = _words("business_nouns", "of_companies_only")
        self.funding = _words("business_nouns", "funding")
        self.such_as = _words("such_as")
        self.chief_titles = _words("chief_titles")
        self.business_article = _words("business_article")
        self.no_first_word = self.not_a_name | self.evidence | self.purpose_tails
        self.joins = _words("speakers", "joins")

    def _read_counterevidence(self) -> None:
        self.no_company_after = _words("no_company_after")
        self.no_company_after_prefixed = _with_particles(self.no_company_after)
        self.products_prefixed = _with_particles(_words("products"))
        self.nature_prefixed = _with_particles(_words("nature"))
        self.not_quoted_prefixed = _with_particles(_words("not_quoted"))
        self.looks_prefixed = _words("looks_prefixed")
        self.first_names = _words("first_names")
        self.known_names = frozenset(load_toml(_SOURCE)["known_names"]["kinds"])
        self.weights_in_quotes: dict[str, int] = load_toml(_SOURCE)["weights_in_quotes"]
        self.weights: dict[str, int] = load_toml(_SOURCE)["weights"]
        self.first_names_prefixed = _with_particles(self.first_names, ("و", "ل"))
        self.no_repeat_after = self.first_names_prefixed | self.no_company_after_prefixed


WORDS: Final = _Words()
