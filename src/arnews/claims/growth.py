"""Growth of an economy that only its country names: «نمو الصين 6.7%», «بلغ النمو السعودي 3.5%»."""

from __future__ import annotations

from typing import Final

from arnews.claims.clauses import Sentence
from arnews.claims.slots import Name
from arnews.claims.vocabulary import Metric, Sign

__all__ = ["add_growth"]

_GROWTH: Final = "gdp_growth"
_NOUN: Final = "نمو"
_TOLD: Final = frozenset({"نسبته", "نسبتها", "بنسبه", "بمعدل", "معدله", "قدره", "مقداره"})
_RECORDED: Final = frozenset({"سجل", "سجلت", "حقق", "حققت", "شهد", "شهدت"})
_RECORDS: Final = frozenset({"سجل", "حقق", "شهد"})
_BACK: Final = 6


def add_growth(sentence: Sentence, metrics: dict[str, Metric]) -> None:
    """Make a metric of the nouns of growth that are of a country.

    Args:
        sentence: the sentence, with its names.
        metrics: the metrics by name.
    """
    if all(figure.kind != "percentage" for figure in sentence.figures):
        return
    heads = sentence.signs.get("metric", [])
    added = [
        sign._replace(kind="metric", value=metrics[_GROWTH], verb=False)
        for sign in sentence.movers
        if _is_of_a_country(sentence, sign)
        and all(head.start_token != sign.start_token for head in heads)
    ]
    if not added:
        return
    taken = {sign.start_token for sign in added}
    sentence.movers = [one for one in sentence.movers if one.start_token not in taken]
    sentence.signs["metric"] = sorted([*heads, *added], key=lambda head: head.start_token)


def _is_of_a_country(sentence: Sentence, sign: Sign) -> bool:
    word = sentence.word(sign.start_token)
    stop = sign.stop_token
    if word == "نموا":  # which looks like a verb
        told = sentence.word(stop) in _TOLD and not _is_in_something(sentence, stop)
        return told and _records(sentence, sign)
    if sign.verb or sign.pronoun or not word.endswith(_NOUN):
        return False
    behind = next((name for name in sentence.names if stop <= name.start_token <= stop + 1), None)
    if sign.definite or "لل" in sign.clitic:
        return behind is not None and _is_state(behind) and _follows(sentence, sign, behind)
    if behind is None or behind.start_token != stop or behind.clitic:
        return False
    return behind.type == "country" and not behind.adjective


def _follows(sentence: Sentence, sign: Sign, name: Name) -> bool:
    """Return whether a definite noun is that of a country: «النمو السعودي», «النمو في مصر»."""
    if name.start_token == sign.stop_token:
        return name.adjective or name.clitic.endswith("ب")
    return sentence.word(sign.stop_token) == "في" and not name.adjective


def _is_in_something(sentence: Sentence, first: int) -> bool:
    """Return whether the growth is of a part, told behind its figure: «نموا بنسبة 7% في عدد السياح»."""
    figure = next((one for one in sentence.figures if one.start_token > first), None)
    if figure is None or sentence.word(figure.stop_token) != "في":
        return False
    times = (*sentence.dates, *sentence.signs.get("period", ()))
    return all(one.start_token != figure.stop_token + 1 for one in times)


def _records(sentence: Sentence, sign: Sign) -> bool:
    """Return whether a country has the growth: «تسجل البلدان النامية نموا نسبته 4%»."""
    name = next((one for one in sentence.names if one.stop_token == sign.start_token), None)
    if name is None or not _is_state(name) or name.adjective or name.clitic not in {"", "ل"}:
        return False
    before = [sentence.word(i) for i in range(name.start_token - 1, name.start_token - _BACK, -1)]
    first = before[0] if before else ""
    bare = first.removeprefix("و")
    return bare in _RECORDED or bare.removeprefix("س")[1:] in _RECORDS


def _is_state(name: Name) -> bool:
    return name.type == "country" and not (name.stands or name.counter)
