"""The phrases that hedge a number, composed from `lexicons/modifiers.toml`: verbs are conjugated."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any, Final

from arnews.language.lexicon_files import load_words
from arnews.text.folding import normalize
from arnews.text.tokens import Token

__all__ = ["DENIED", "is_denied", "phrases", "verbs"]

DENIED: Final = {"باكثر": "equal_or_less", "باقل": "equal_or_more"}
"""What «بأكثر من», «بأقل من» mean after a negated verb."""
_DENIALS: Final = load_words("modifiers.toml", "denial")
_STILL: Final = load_words("modifiers.toml", "denial", "still")
_FURTHEST_DENIAL: Final = 6
"""Tokens before «بأكثر من» in which its negation is looked for."""


def _present(stem: str) -> Iterator[str]:
    """Yield the third persons of the present: «يتجاوز», «تتجاوز», «يتجاوزان» …."""
    for person in ("ي", "ت"):
        yield person + stem
        yield person + stem + "ان"
    yield "ي" + stem + "ون"


def _past(stem: str) -> Iterator[str]:
    """Yield the third persons of the past: «تجاوز», «تجاوزت», «تجاوزوا», «تجاوزتا»."""
    feminine = stem.removesuffix("ي")
    yield from (stem, feminine + "ت", feminine + "وا", feminine + "تا")


def phrases(item: dict[str, Any], refusals: list[str]) -> Iterator[tuple[str, str | None]]:
    """Yield the phrases of one entry of the list that do not need the words around.

    Args:
        item: an entry of `modifiers.toml`.
        refusals: the words of negation.

    Yields:
        Pairs of a phrase and its mod.

    Example:
        >>> dict(phrases({"mod": "less_than", "words": ["دون"]}, []))
        {'دون': 'less_than'}
    """
    for words in item.get("words", ()):
        yield words, item.get("mod")
    if not (item.get("ambiguous") or item.get("of_levels")):
        yield from _verb_phrases(item, refusals)


def _verb_phrases(item: dict[str, Any], refusals: list[str]) -> Iterator[tuple[str, str | None]]:
    """Yield the forms of a verb with its preposition, negated ones with their own mod."""
    tails = [f" {tail}" for tail in item.get("preposition", ())] or [""]
    present, past = _conjugated(item)
    forms = [*present, *("س" + form for form in present), *past, *item.get("other_forms", ())]
    for verb, tail in product(forms, tails):
        yield verb + tail, item.get("mod")
    if "mod_if_negated" in item:
        for refusal, verb, tail in product(refusals, present, tails):
            yield f"{refusal} {verb}{tail}", item["mod_if_negated"]
        for verb, tail in product(past, tails):
            yield f"ما {verb}{tail}", item["mod_if_negated"]


def _conjugated(item: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Return the present and the past forms of the verb of an entry."""
    present = [form for stem in item.get("present_stems", ()) for form in _present(normalize(stem))]
    past = [form for stem in item.get("past_stems", ()) for form in _past(normalize(stem))]
    return present, past


def verbs(item: dict[str, Any]) -> Iterator[str]:
    """Yield the forms of a verb that may have a subject between them and the number.

    Args:
        item: an entry of `modifiers.toml`.

    Yields:
        Forms of the third person, folded.

    Example:
        >>> list(verbs({"past_stems": ["فاق"], "ambiguous": True}))
        ['فاق', 'فاقت', 'فاقوا', 'فاقتا']
    """
    present, past = _conjugated(item)
    yield from (*present, *past)
    if not item.get("ambiguous"):
        yield from ("س" + form for form in present)


def is_denied(tokens: list[Token], at: int, governing: frozenset[str]) -> bool:
    """Return whether a verb before «بأكثر من» is negated: «لن يرتفع هذه السنة بأكثر من 3.3%».

    Args:
        tokens: the tokens of the article.
        at: the token of «بأكثر».
        governing: prepositions and the like, which begin another phrase of the clause.

    Returns:
        False for «لا يزال أعلى بأكثر من 5%», and where a preposition or a sign stands between.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> tokens = default_pipeline().tokenize("لن ينمو القطاع بأكثر من 3").tokens
        >>> is_denied(tokens, 3, frozenset())
        True
    """
    for place in range(at - 1, max(at - _FURTHEST_DENIAL, 0) - 1, -1):
        word = tokens[place].word
        if tokens[place].ends_sentence or not word.isalpha() or word in governing:
            return False
        if word.lstrip("وف") in _DENIALS:
            return tokens[place + 1].word not in _STILL and place < at - 1
    return False
