"""The names of an article that figures may be about: companies, countries, currencies, goods."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from arnews.claims.clauses import Sentence, place
from arnews.claims.slots import Name
from arnews.claims.vocabulary import Named, Sign
from arnews.facts import Company, Span
from arnews.rules.article import Article

__all__ = ["article_names", "names_of_signs"]

_BODIES: Final = ("البنك", "بنك", "مصرف", "المصرف", "مؤسسه", "هيئه", "وزاره", "مجلس", "صندوق")
_MARKETS: Final = ("بورصه", "سوق", "تاسي", "تداول")
_KINDS: Final = ("country", "nationality", "place clue")
_LONGEST_NAME: Final = 4


def article_names(article: Article, facts: Sequence[Span]) -> list[Name]:
    """Return the companies, countries and currencies of an article, in reading order.

    Args:
        article: the article with its mentions.
        facts: its facts.
    """
    passage = article.passage
    found: list[Name] = []
    taken: set[int] = set()
    for index, fact in enumerate(facts):
        if isinstance(fact, Company):
            placed = place(passage, fact, index)
            taken.update(range(placed.start_token, placed.stop_token))
            found.append(
                Name(
                    "company",
                    placed.start_token,
                    placed.stop_token,
                    fact.start,
                    fact.end,
                    fact.name,
                    clitic=_clitic(article, placed.start_token, fact.start),
                )
            )
        elif fact.kind in {"money", "percentage", "quantity", "count"}:
            placed = place(passage, fact, index)
            taken.update(range(placed.start_token, placed.stop_token))
    for kind in _KINDS:
        for mention in article.mentions.get(kind, ()):
            if mention.start_token in taken or len(mention.value) > 1:
                continue
            word = passage.tokens[mention.start_token].word
            name_type = _type_of_place(passage.text[mention.start : mention.end], word)
            found.append(
                Name(
                    name_type,
                    mention.start_token,
                    mention.stop_token,
                    mention.start,
                    mention.end,
                    mention.value[0] if name_type == "country" else word,
                    "index_level" if name_type == "market" else "",
                    name_type == "market",
                    kind == "nationality",
                    mention.clitic,
                )
            )
    for mention in article.mentions.get("currency", ()):
        if mention.start_token in taken:
            continue
        word = passage.tokens[mention.stop_token - 1].word
        found.append(
            Name(
                "currency",
                mention.start_token,
                mention.stop_token,
                mention.start,
                mention.end,
                passage.text[mention.start : mention.end],
                "fx_rate",
                True,
                False,
                mention.clitic,
            )
        )
    found.sort(key=lambda name: (name.start_token, -name.stop_token))
    return found


def _clitic(article: Article, token: int, start: int) -> str:
    lead = start - article.passage.start(token)
    return article.passage.tokens[token].word[:lead] if lead > 0 else ""


def _type_of_place(text: str, word: str) -> str:
    bare = word.lstrip("وبلكف") if len(word) > 4 else word
    if word.startswith(_BODIES) or bare.startswith(_BODIES):
        return "body"
    if word.startswith(_MARKETS) or bare.startswith(_MARKETS):
        return "market"
    return "country"


def names_of_signs(sentence: Sentence, known: Sequence[Name]) -> list[Name]:
    """Return the names in a sentence: those of the article, and those that its signs make.

    Args:
        sentence: the sentence.
        known: the names of the article within it.
    """
    found = list(known)
    for sign in sentence.signs.get("subject", ()):
        name = _of_subject(sentence, sign)
        if not any(_overlap(name, other) for other in known):
            found.append(name)
    for sign in sentence.signs.get("name_head", ()):
        name = _of_head(sentence, sign, known)
        if name is not None:
            found = [one for one in found if not (one.type == name.type and _overlap(name, one))]
            found.append(name)
    found.sort(key=lambda name: (name.start_token, -name.stop_token))
    return found


def _overlap(one: Name, other: Name) -> bool:
    return one.start_token < other.stop_token and other.start_token < one.stop_token


def _of_subject(sentence: Sentence, sign: Sign) -> Name:
    value: Named = sign.value
    start = start_of(sentence, sign)
    end = sentence.passage.end(sign.stop_token - 1)
    key = sentence.passage.text[start:end]
    return Name(
        value.type,
        sign.start_token,
        sign.stop_token,
        start,
        end,
        key,
        value.metric,
        value.moves,
        False,
        sign.clitic,
    )


def start_of(sentence: Sentence, sign: Sign) -> int:
    """Return the character that a sign starts at, after its clitics (and the article of «لل»)."""
    token = sign.start_token
    lead = len(sign.clitic)
    if lead == 0:
        return sentence.passage.start(token)
    return sentence.passage.char_offset(token, lead)


def _of_head(sentence: Sentence, sign: Sign, known: Sequence[Name]) -> Name | None:
    """Return the name that a head begins: «قطاع البناء», «مؤشر السوق الرئيسي»."""
    stop = _end_of_name(sentence, sign.stop_token)
    if stop == sign.stop_token and not sign.definite:
        return None
    value: Named = sign.value
    start = start_of(sentence, sign)
    end = sentence.passage.end(stop - 1)
    moves = value.type == "market"
    return Name(
        value.type,
        sign.start_token,
        stop,
        start,
        end,
        sentence.passage.text[start:end],
        "index_level" if moves else "",
        moves,
        False,
        sign.clitic,
    )


def _end_of_name(sentence: Sentence, index: int) -> int:
    """Return the token after a name whose head is over: its genitive and adjectives follow."""
    least = index
    cues = {
        sign.start_token
        for kind in ("mover", "level", "metric", "period", "break", "comparer")
        for sign in sentence.signs.get(kind, ())
        if sign.start_token > least
    }
    starts = {one.start_token for one in (*sentence.figures, *sentence.dates)}
    while index < min(sentence.stop, least + _LONGEST_NAME):
        word = sentence.word(index)
        if index in cues or index in starts or not _may_be_named(word):
            break
        if index > least and not word.startswith("ال") and not word.startswith("وال"):
            break
        index += 1
    while index > least and sentence.word(index - 1) in {'"', "«", "»"}:
        index -= 1
    return index


_NO_NAME: Final = frozenset(
    {"في", "من", "الي", "علي", "عن", "مع", "عند", "بنسبه", "الذي", "التي", "بعد", "قبل", "خلال"}
)


def _may_be_named(word: str) -> bool:
    return bool(word) and word[0].isalpha() and word not in _NO_NAME


def walk(names: Sequence[Name]) -> Iterator[Name]:
    """Yield names from the last to the first."""
    yield from reversed(names)
