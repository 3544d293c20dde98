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


class _Words:
    """The word sets of the list; its comments tell what each is for."""

    def __init__(self) -> None:
        def words(table: str, key: str = "words") -> frozenset[str]:
            return load_words(_SOURCE, table, key)

            # Heads of names.

        self.strong_heads = words("head_before_name", "strong")
        self.heads_before_foreign_names = words("head_before_name", "before_foreign_names")
        self.heads_before_names_only = words("head_before_name", "before_names_only")
        self.heads_before_definite_names = words("head_before_name", "before_definite_names")
        self.heads_before_listed_names = words("head_before_name", "before_listed_names")
        self.not_named_after = _with_particles(words("head_before_name", "not_named_after"))
        self.heads_not_in_name = words("head_before_name", "not_in_name")
        self.person_titles = words("head_before_name", "person_title_before")
        self.bare_heads_in_name = frozenset(
            word for word in words("head_in_name") if not word.startswith(DEFINITE_ARTICLE)
        )
        # Where names end, and what none begins with.
        self.name_boundary = words("name_boundary")
        self.descriptive = words("descriptive")
        self.not_a_name = self.name_boundary | self.descriptive
        self.common = self.not_a_name.union(load_text("common_words.txt").split())
        self.descriptive_in_name = words("descriptive_in_name")
        self.foreign_tails = words("tails", "foreign")
        self.legal_tails = words("tails", "legal")
        self.purpose_tails = words("tails", "purpose")
        self.tails = words("tails") | self.foreign_tails
        self.no_trade = words("tails", "no_trade")
        self.descent = words("family_names", "descent")
        self.partners_of_a_family = words("family_names", "partners")
        self.foreign_joins = words("foreign_joins")
        self.known_as = words("letters", "known_as")
        self.letters = words("letters")
        self.letters_between = words("letters", "between_letters")
        self.letters_closing = words("letters", "closing")
        self.all_letters = self.letters | self.letters_between
        # What tells that a name is one.
        self.shares = _with_particles(words("shares"))
        self.shares_of_several = words("shares", "several")
        self.evidence = words("evidence")
        self.sufficient_evidence = _with_particles(words("sufficient_evidence"))
        self.acts = words("evidence", "acts")
        self.owned = words("evidence", "owned")
        self.business_nouns = words("business_nouns")
        self.company_nouns = words("business_nouns", "of_companies_only")
        self.such_as = words("such_as")
        self.chief_titles = words("chief_titles")
        self.business_article = words("business_article")
        self.no_first_word = self.not_a_name | self.evidence | self.purpose_tails
        self.joins = words("speakers", "joins")
        # What tells that it is none.
        self.no_company_after = words("no_company_after")
        self.no_company_after_prefixed = _with_particles(self.no_company_after)
        self.products_prefixed = _with_particles(words("products"))
        self.nature_prefixed = _with_particles(words("nature"))
        self.not_quoted_prefixed = _with_particles(words("not_quoted"))
        self.looks_prefixed = words("looks_prefixed")
        self.first_names = words("first_names")
        self.known_names = frozenset(load_toml(_SOURCE)["known_names"]["kinds"])
        self.weights_in_quotes: dict[str, int] = load_toml(_SOURCE)["weights_in_quotes"]
        self.weights: dict[str, int] = load_toml(_SOURCE)["weights"]
        self.first_names_prefixed = _with_particles(self.first_names, ("و", "ل"))
        self.no_repeat_after = self.first_names_prefixed | self.no_company_after_prefixed


WORDS: Final = _Words()
