"""Infer the country that an article is about, which resolves a bare «ريال» or «دينار»."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from itertools import repeat
from typing import Final, NamedTuple

from arnews.language.inflection import adjective_forms
from arnews.language.lexicon import Entry
from arnews.language.lexicon_files import load_text, load_toml, load_words
from arnews.rules.cursor import Article
from arnews.text.folding import normalize

__all__ = ["PLACE_KINDS", "country_of", "main_country", "place_words"]

_SOURCE: Final = "places.toml"
_COUNTRIES: Final = "countries.tsv"
"""Countries that are known only by their names and adjectives."""
_DATELINE: Final = 12
"""Tokens at the start of an article that count three times: «الرياض - رويترز»."""
_WEIGHTS: Final = {"country": 3, "nationality": 2, "place clue": 2}
_PARTNER: Final = load_words(_SOURCE, "partner")
"""Prepositions before the country that another sells to, buys from, deals with."""
_COMPANY: Final = 1
PLACE_KINDS: Final = ("country", "nationality", "place clue")
"""The kinds of mentions that are evidence of a country."""


def place_words() -> Iterator[tuple[str, Entry]]:
    """Yield the names of countries, their adjectives, and clues such as cities and exchanges.

    Yields:
        Phrases with entries of the kinds `PLACE_KINDS`; the value is a tuple of country codes.
    """
    lists = load_toml(_SOURCE)
    for item in lists["shared"]:
        for clue in item["clues"]:
            yield clue, Entry("place clue", tuple(item["codes"]), "one", _SOURCE)
    for item in lists["place"]:
        code = (item["code"],)
        for name in item["names"]:
            yield name, Entry("country", code, "one", _SOURCE)
        for clue in item["clues"]:
            yield clue, Entry("place clue", code, "one", _SOURCE)
        for adjective in item["adjective"]:
            yield from _nationality(adjective, code)
    for row in load_text(_COUNTRIES).splitlines()[1:]:
        country, names, adjectives = row.split("\t")
        for name in filter(None, names.split("|")):
            yield name, Entry("country", (country,), "one", _COUNTRIES)
        for adjective in filter(None, adjectives.split("|")):
            yield from _nationality(adjective, (country,))


def _nationality(adjective: str, code: tuple[str, ...]) -> Iterator[tuple[str, Entry]]:
    """Yield the forms of an adjective: «جنوب أفريقي» inflects one word, «كوري جنوبي» both."""
    forms = [
        adjective_forms(word) if word.endswith("ي") else repeat(word)
        for word in normalize(adjective).split()
    ]
    for words in zip(*forms, strict=False):
        yield " ".join(words), Entry("nationality", code, "one", _SOURCE)


def country_of(article: Article, countries: Collection[str], place: int) -> str | None:
    """Return which of `countries` is meant at token `place`.

    Evidence is counted over the whole article: names, adjectives, cities, central banks,
    exchanges, companies. The dateline counts three times; on a tie the first wins. If two
    countries are close, the one last mentioned before `place` in its sentence wins, partners
    («إلى العراق») after the others.

    Args:
        article: the article, with its mentions.
        countries: the ISO 3166 codes to choose from.
        place: the token that the question is about.

    Returns:
        One of `countries`, or None. Without evidence it is the caller's country, if it is one of
        them.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> article = default_pipeline().analyze("قال البنك المركزي في الكويت إن الدينار ارتفع")
        >>> country_of(article, {"KW", "JO"}, 6)
        'KW'
    """
    votes = article.once(_evidence).votes
    supported = [country for country in votes if country in countries]
    if not supported:
        return article.country if article.country in countries else None
    if len(supported) == 1:
        return supported[0]
    best = max(supported, key=votes.__getitem__)
    rivals = [country for country in supported if 2 * votes[country] >= votes[best]]
    return best if len(rivals) < 2 else _last_mentioned(article, rivals, place) or best


def _last_mentioned(article: Article, countries: list[str], place: int) -> str | None:
    """Return the one of `countries` last mentioned before token `place` in its sentence.

    A partner counts only if no other is mentioned: «صادرات الأردن إلى العراق» are paid to Jordan.
    """
    start, _ = article.passage.sentence(place)
    places = article.once(_evidence).places
    partner = None
    for index in range(bisect_left(places, (place,)) - 1, -1, -1):
        first, _, codes = places[index]
        if first < start:
            break
        for code in countries:
            if code in codes:
                if not _is_partner(article, first):
                    return code
                partner = partner or code
    return partner


def _is_partner(article: Article, first: int) -> bool:
    """Return whether the country at a token is one that another trades with: «إلى العراق»."""
    tokens = article.passage.tokens
    return tokens[first].word.startswith("لل") or (first > 0 and tokens[first - 1].word in _PARTNER)


def main_country(article: Article) -> str | None:
    """Return the country with the most evidence in an article.

    Args:
        article: the article, with its mentions.

    Returns:
        Its ISO 3166 code; without evidence the caller's country, which may be None.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> main_country(default_pipeline().analyze("نما اقتصاد مصر"))
        'EG'
    """
    votes = article.once(_evidence).votes
    return max(votes, key=votes.__getitem__, default=article.country)


class _Evidence(NamedTuple):
    """The evidence of countries in an article.

    Attributes:
        places: first token, weight and country codes of each mention, in reading order.
        votes: the total weight of each country, in order of first mention.
    """

    places: list[tuple[int, int, tuple[str, ...]]]
    votes: dict[str, int]


def _evidence(article: Article) -> _Evidence:
    """Collect the evidence; cached by `Article.once`."""
    evidence: list[tuple[int, int, tuple[str, ...]]] = []
    mentions = article.mentions
    for kind, weight in _WEIGHTS.items():
        evidence += [(place.start_token, weight, place.value) for place in mentions.get(kind, ())]
    for company in mentions.get("company", ()):
        evidence.append((company.start_token, _COMPANY, (company.value.country,)))
    evidence.sort()
    votes: dict[str, int] = {}
    for first, weight, codes in evidence:
        vote = weight * 3 if first < _DATELINE else weight
        for code in codes:
            votes[code] = votes.get(code, 0) + vote
    return _Evidence(evidence, votes)
