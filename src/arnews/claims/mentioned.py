"""The names that an article has: companies of its facts, currencies and places of its word lists."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import Final

from arnews.claims.single_words import starts_of, words_of
from arnews.claims.slots import Name, Placed
from arnews.facts import Company
from arnews.language.mention import Mention
from arnews.rules.article import Article
from arnews.text.passage import Passage

__all__ = ["article_names", "in_text", "inside"]

_BODIES: Final = starts_of("bodies")
_MARKETS: Final = starts_of("markets")
_NO_NAMES: Final = starts_of("no_names")
_PLACE_KINDS: Final = ("country", "place clue", "nationality")
_NO_SUBJECT: Final = words_of("no_subject_behind")
_RATES: Final = words_of("rates")
_OF_FIRMS: Final = words_of("of_firms")
_PEOPLE: Final = ("يين", "يون")
"""How nationalities of people end, who are no country: «السياح الصينيين»."""
_COUNTERS: Final = words_of("counters")
_SOURCES: Final = words_of("sources")
_AGENCIES: Final = words_of("agencies")
_OF_TIME: Final = frozenset({"date", "duration"})
_DATELINE: Final = 80
_DASHES: Final = frozenset({"-", "--", "–", "—", "(", ")", "/"})


def article_names(
    article: Article, facts: Sequence[Placed], wanted: Sequence[tuple[int, int]]
) -> list[Name]:
    """Return the companies of an article, and the countries and currencies in parts of it.

    Args:
        article: the article with its mentions.
        facts: its facts with their tokens; a currency that is part of a sum is no name.
        wanted: the tokens of the parts, in reading order: title, lead, sentences with a figure.

    Returns:
        The names in reading order.
    """
    passage, mentions = article.passage, article.mentions
    found: list[Name] = []
    taken: set[int] = set()
    for placed in facts:
        if placed.kind in _OF_TIME:
            continue
        taken.update(range(placed.start_token, placed.stop_token))
        if isinstance(placed.fact, Company):
            found.append(_of_company(placed, placed.fact, passage))
    companies = {name.stop_token for name in found}
    for mention in _within(mentions.get("currency", ()), wanted):
        if mention.start_token not in taken and _is_currency(mention, passage):
            taken.update(range(mention.start_token, mention.stop_token))
            counter = _is_counter(passage, mention)
            key = passage.tokens[mention.start_token].word
            found.append(_of_mention(mention, "currency", key, "fx_rate", counter=counter))
    for kind in _PLACE_KINDS:
        for mention in _within(mentions.get(kind, ()), wanted):
            if mention.start_token not in taken and len(mention.value) == 1:
                named = _of_place(mention, passage, companies)
                if named is not None:
                    found.append(named)
    return sorted(_without_parts(found), key=in_text)


def _without_parts(names: list[Name]) -> list[Name]:
    """Return the names that are no part of a body's: «البنك المركزي الأوروبي» is one name."""
    bodies = [name for name in names if name.type == "body"]
    if not bodies:
        return names
    return [
        name
        for name in names
        if not (name.adjective and any(inside(name, body) for body in bodies))
    ]


def _of_company(placed: Placed, fact: Company, passage: Passage) -> Name:
    first, stop = placed.start_token, placed.stop_token
    clitic = _clitic(passage, first, fact.start)
    cited = _is_cited(passage, first)
    return Name(
        "company", first, stop, fact.start, fact.end, fact.name, clitic=clitic, counter=cited
    )


def _within(mentions: Sequence[Mention], wanted: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """Yield the mentions that begin in one of some parts of an article, both in reading order."""
    parts = iter(wanted)
    first, stop = next(parts)
    for mention in mentions:
        while mention.start_token >= stop:
            part = next(parts, None)
            if part is None:
                return
            first, stop = part
        if mention.start_token >= first:
            yield mention


def _is_no_owner(passage: Passage, mention: Mention, companies: Container[int]) -> bool:
    """Return whether a country owns no figures: a dateline, an adjective of a firm's name.

    Args:
        passage: the article.
        mention: the country.
        companies: the tokens behind companies.
    """
    before = passage.tokens[mention.start_token - 1].word
    if before in _NO_SUBJECT or _is_dateline(passage, mention):
        return True
    if mention.kind != "nationality":
        return False
    return mention.start_token in companies or before in _OF_FIRMS


def _is_dateline(passage: Passage, name: Mention) -> bool:
    """Return whether a place tells where the article was written: «دبي، الإمارات (CNN)»."""
    tokens, first = passage.tokens, name.start_token
    if first > _DATELINE or name.stop_token >= len(tokens):
        return False
    begin = max(first - 3, 0)
    if first > 3 and not any(tokens[index].ends_sentence for index in range(begin, first)):
        return False
    behind = [tokens[i].word for i in range(name.stop_token, min(name.stop_token + 7, len(tokens)))]
    return behind[0] in _DASHES | {"،", ",", "("} and not _DASHES.isdisjoint(behind)


def _is_cited(passage: Passage, token: int) -> bool:
    """Return whether a company is cited as a source: «بحسب رويترز», «وكالة رويترز»."""
    before = [passage.tokens[index].word for index in range(max(token - 3, 0), token)]
    if passage.tokens[token].word.endswith("وكاله"):  # «وكالة رويترز»
        return True
    return not _SOURCES.isdisjoint(before) or passage.tokens[token].word in _AGENCIES


def _clitic(passage: Passage, token: int, start: int) -> str:
    lead = start - passage.start(token)
    return passage.tokens[token].word[:lead] if lead > 0 else ""


def _is_currency(mention: Mention, passage: Passage) -> bool:
    """Return whether a currency is named as such: «الدولار», but not «ين», nor in «كبير»."""
    word = passage.text[mention.start : mention.end]
    return mention.definite and (len(word) > 4 or word.endswith("ين")) and "سنت" not in word


def _is_counter(passage: Passage, mention: Mention) -> bool:
    """Return whether a currency is what another is measured in: «مقابل الدولار», «للدولار»."""
    first = mention.start_token
    words = [passage.tokens[index].word for index in range(max(first - 3, 0), first)]
    before = words[-1] if words else ""
    if before in _COUNTERS:
        return True  # «أدنى سعر له أمام الدولار»
    if not _RATES.isdisjoint(words):
        return False
    return mention.clitic.endswith(("ل", "لل", "ب"))  # «ودائع بالدولار»


def _of_mention(
    mention: Mention, name_type: str, key: str, metric: str = "", *, counter: bool = False
) -> Name:
    """Return the name that a mention is; one that has a metric moves itself."""
    return Name(
        name_type,
        mention.start_token,
        mention.stop_token,
        mention.start,
        mention.end,
        key,
        metric,
        metric != "",
        mention.kind == "nationality",
        mention.clitic,
        False,
        counter,
    )


def _of_place(mention: Mention, passage: Passage, companies: Container[int]) -> Name | None:
    word = passage.tokens[mention.start_token].word
    key = mention.value[0]
    if mention.kind == "place clue":
        key = word[len(mention.clitic) :].removeprefix("ال")
        if key.startswith(_BODIES):
            return _of_mention(mention, "body", key)
        if key.startswith(_MARKETS):
            return _of_mention(mention, "market", key, "index_level")
        if key.startswith(_NO_NAMES) or word.startswith(_NO_NAMES):
            return None
    people = mention.kind == "nationality" and word.endswith(_PEOPLE)
    counter = people or _is_no_owner(passage, mention, companies)
    return _of_mention(mention, "country", key, counter=counter)


def in_text(name: Name) -> tuple[int, int]:
    """Return what names are sorted by: where they stand, of two at one place the longer first.

    Args:
        name: the name.
    """
    return name.start_token, -name.stop_token


def inside(one: Name, other: Name) -> bool:
    """Return whether a name is part of another, or the same.

    Args:
        one: the name.
        other: the other name.
    """
    return one.start_token >= other.start_token and one.stop_token <= other.stop_token
