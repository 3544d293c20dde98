"""Making the fact of a company: its last token, and the one name that all its mentions carry."""

from __future__ import annotations

from typing import Final

from arnews.extractors.companies.boundaries import is_letter
from arnews.extractors.companies.coreference import (
    Memory,
    company_told,
    remember_initials,
    remember_name,
)
from arnews.extractors.companies.vocabulary import WORDS
from arnews.extractors.quotes import opens_quote
from arnews.facts import Company
from arnews.language.company_list import CompanyEntry
from arnews.language.lexicon import to_mention
from arnews.rules import Cursor, Mention
from arnews.text.folding import cleaned

__all__ = ["make_company", "make_listed", "quote", "state"]

_BANK: Final = ("لبنك", "مصرف")
_LONGEST_ALIAS: Final = 7


def quote(at: Cursor, first: int, stop: int, start: int, company: CompanyEntry) -> Company:
    """Return the fact of a company whose mention is quoted from a character on.

    Args:
        at: the cursor.
        first: the first token.
        stop: the token after them (exclusive end).
        start: the first character.
        company: what is known of it.
    """
    return at.fact(
        Company,
        first,
        stop,
        start,
        name=company.name,
        name_en=company.name_en,
        ticker=company.ticker or None,
        country=company.country or None,
        id=company.id or None,
    )


def state(at: Cursor, first: int, stop: int, start: int, company: CompanyEntry) -> Company:
    """Return the fact, and remember the name for the rest of the article.

    Args:
        at: the cursor.
        first: the first token.
        stop: the token after them (exclusive end).
        start: the first character.
        company: what is known of it.
    """
    anchor = at.anchor
    at.article.once(Memory).companies.add(company.name)
    if not (anchor.stop_token == stop and anchor.kind == "company"):
        remember_name(at, first, stop, start, company)
    remember_initials(at, stop, company)
    return quote(at, first, stop, start, company)


def make_listed(at: Cursor, known: Mention) -> Company | None:
    """Return the fact of a mention of a listed name, or None if it is part of another name.

    Args:
        at: the cursor.
        known: the mention.
    """
    company: CompanyEntry = known.value
    first, stop, start = known.start_token, known.stop_token, known.start
    opening, after = at.tokens[first].word, at.word_in_sentence(stop)
    if after in WORDS.all_letters and is_letter(at, stop) and is_letter(at, stop - 1):
        return None  # «إم إس سي» is not «إم إس سي آي»
    if opening in WORDS.heads_not_in_name and stop - first > 1:
        return state(at, first + 1, stop, at.passage.start(first + 1), company)
    if opening.endswith(_BANK) and _of_another_country(at, stop, company):
        return state(at, first, stop + 1, start, _told_or_new(at, first, stop + 1, start))
    if after in WORDS.foreign_tails:
        while at.word_in_sentence(stop) in WORDS.foreign_tails:
            stop += 1
        return state(at, first, stop, start, _told_or_new(at, first, stop, start))  # هانوا أوشن
    while at.word_in_sentence(stop) in WORDS.legal_tails:
        stop += 1
    return state(at, first, stop, start, company)


def make_company(at: Cursor, first: int, stop: int, start: int | None = None) -> Company | None:
    """Return the fact of a name that the words around tell, under its listed name if it has one.

    Args:
        at: the cursor.
        first: the first token.
        stop: the token after them (exclusive end).
        start: the first character, if it is not that of the first token.
    """
    start = at.passage.start(first) if start is None else start
    matches = at.matches_at(first)
    for kind in ("company", "ambiguous company"):
        if kind in matches and matches[kind].token_count == stop - first:
            known = to_mention(at.passage, first, matches[kind])
            if not (known.clitic.strip("و") and opens_quote(at, first - 1)):
                return make_listed(at, known)  # «"لاكسور"» is not «لـ"اكسور"»
    return state(at, first, stop, start, _told_or_new(at, first, stop, start))


def _told_or_new(at: Cursor, first: int, stop: int, start: int) -> CompanyEntry:
    """Return the company that the article has told by these words, else one that they name."""
    told = company_told(at, first, stop, start)
    if told is not None:
        return told
    return CompanyEntry(
        cleaned(at.passage.text[start : at.passage.end(stop - 1)]), _alias(at, stop)
    )


def _of_another_country(at: Cursor, stop: int, company: CompanyEntry) -> bool:
    """Whether a nationality after a bank tells another one: «البنك الوطني اليوناني»."""
    nationality = at.mention_at(stop, "nationality")
    return (
        nationality is not None
        and nationality.definite
        and nationality.stop_token == stop + 1
        and company.country not in nationality.value
    )


def _alias(at: Cursor, stop: int) -> str | None:
    """The Latin alias in parentheses after a name."""
    if at.word(stop) != "(" or not at.word(stop + 1)[:1].isascii():
        return None
    close = stop + 1
    while close < min(stop + _LONGEST_ALIAS, at.count) and at.word(close) != ")":
        close += 1
    if at.word(close) != ")":
        return None
    alias = cleaned(at.passage.text[at.passage.start(stop + 1) : at.passage.end(close - 1)])
    return alias if alias.isascii() and any(map(str.isalpha, alias)) else None
