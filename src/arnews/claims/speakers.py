"""Names that are no owners: who speaks, sources, and where a firm sells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from arnews.claims.figures import Figures
from arnews.claims.single_words import words_of
from arnews.claims.slots import Name
from arnews.claims.vocabulary import Metric

__all__ = [
    "doer",
    "is_elsewhere",
    "is_in_relative",
    "is_placed",
    "is_quoted_doer",
    "said_from",
    "speaks",
]

_THAT: Final = words_of("that")
_OF_STATE: Final = words_of("of_state")
_PLACES: Final = words_of("places")
_AREAS: Final = words_of("areas")
_AROUND: Final = frozenset({"حول", "عبر"})
_LONGEST_SPEAKER: Final = 16
_GOVERNS: Final = 2
_RELATIVE: Final = frozenset({"الذي", "التي", "والذي", "والتي"})
_SOURCE: Final = 6
"""Words of a source, at most."""


def speaks(at: Figures, name: Name, metric: Metric) -> bool:
    """Return whether a name is part of who speaks: «قال البنك الدولي إن».

    Args:
        at: the figure in its sentence.
        name: a name.
        metric: the metric of the figure.
    """
    if name.adjective and _is_source(at, name):
        return True
    if name.type == "country" or (name.type == "company" == metric.subjects[0]):
        return False
    for sign in at.sentence.signs.get("speaker", ()):
        if sign.start_token < name.start_token < sign.start_token + _LONGEST_SPEAKER:
            near = name.start_token <= sign.stop_token + 1
            if sign.verb and near and name.type == "company":
                return True
            for index in range(name.stop_token, sign.start_token + _LONGEST_SPEAKER):
                if at.word(index) in _THAT:
                    return index < at.figure.start_token
    return False


def said_from(at: Figures, stop: int) -> int:
    """Return the last «إن» behind a speaker before a token, -1 if there is none: what is said follows.

    Args:
        at: the figure in its sentence.
        stop: a token.
    """
    speakers = at.sentence.between("speaker", at.sentence.first, stop)
    if not speakers:
        return -1
    said = [i for i in range(speakers[0].stop_token, stop) if at.word(i) in _THAT]
    return said[-1] if said else -1


def is_elsewhere(at: Figures, name: Name, metric: Metric) -> bool:
    """Return whether a country tells where a firm sells, or whence something else is.

    Args:
        at: the figure in its sentence.
        name: the name of a country.
        metric: the metric of the figure.
    """
    before = at.word(name.start_token - 1)
    if metric.subjects[0] == "company" and is_placed(at, name):
        return True
    if not name.adjective or before in _OF_STATE:
        return False
    heads = at.sentence.between("metric", at.sentence.first, name.start_token)
    return all(head.stop_token != name.start_token for head in heads)


def is_placed(at: Figures, name: Name) -> bool:
    """Return whether a name tells where something is: «في الصين», «في منطقة آسيا».

    Args:
        at: the figure in its sentence.
        name: a name.
    """
    first = name.start_token - 1
    first -= at.word(first) in _AREAS
    return at.word(first) in _PLACES or at.word(first) in _AROUND


def _is_source(at: Figures, name: Name) -> bool:
    """Return whether a nationality is of a source: «وفقا لبيانات الإدارة الأميركية، فإن»."""
    for sign in at.sentence.signs.get("speaker", ()):
        if not sign.verb and 0 < name.start_token - sign.stop_token < _SOURCE:
            return name.stop_token < at.figure.start_token
    return False


def doer(at: Figures, names: Sequence[Name], metric: Metric) -> Name | None:
    """Return the company right behind the last verb: «بعد أن خسرت أبل، حققت شركة «زين» أرباحا».

    Args:
        at: the figure in its sentence.
        names: the names that it can be of, in reading order.
        metric: its metric.
    """
    if metric.subjects[0] != "company":
        return None
    verbs = [*at.sentence.movers, *at.sentence.signs.get("level", ())]
    stops = [one.stop_token for one in verbs if one.verb and one.stop_token < at.figure.start_token]
    if not stops:
        return None
    last = max(stops)
    behind = [name for name in names if last <= name.start_token <= last + _GOVERNS]
    return behind[0] if behind and behind[0].type == "company" else None


def is_quoted_doer(at: Figures) -> bool:
    """Return whether a name that is not known acts: «ربحت أبل 5%، ورفعت "جيلي" مبيعاتها إلى 3 ملايين».

    Args:
        at: the figure in its sentence.
    """
    verbs = [*at.sentence.movers, *at.sentence.signs.get("level", ())]
    stops = [
        one.stop_token
        for one in verbs
        if one.verb and at.gap <= one.start_token and one.stop_token < at.figure.start_token
    ]
    if not stops or at.word(max(stops)) != '"':
        return False
    return all(name.start_token != max(stops) + 1 for name in at.sentence.names)


def is_in_relative(at: Figures, name: Name) -> bool:
    """Return whether a name is in a relative clause that is over: «أبل، التي تنافس هواوي، خسرت».

    Args:
        at: the figure in its sentence.
        name: a name.
    """
    sentence, index = at.sentence, name.start_token - 1
    while index > sentence.first and not sentence.is_stop(index):
        if at.word(index) in _RELATIVE:
            stops = range(name.stop_token, at.figure.start_token)
            return any(sentence.is_stop(one) for one in stops)
        index -= 1
    return False
