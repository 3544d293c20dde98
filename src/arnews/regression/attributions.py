"""Figures with the slots of their claims, and whether two of them agree slot by slot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from arnews.regression.gold import Plain
from arnews.regression.score import overlap
from arnews.rules.country_inference import place_words
from arnews.text.folding import normalize

__all__ = ["SLOTS", "Attribution", "attributions", "same_name", "same_period"]

SLOTS = ("kind", "role", "metric", "subject")
"""The slots that must agree for a figure to be right, in the order of the slot ladder."""


@dataclass(frozen=True)
class Attribution:
    """A figure with the slots of its claim.

    Attributes:
        fact: index of its fact in the facts.
        figure: the figure as plain values.
        claim: its claim as plain values.
        number: index of the claim.
        optional: True if gold marks the claim, the figure or its fact as optional.
        xfail: why gold knows that the rules fail here, empty if they must not.
        mentions: the subject, or the parties of a deal, each with the names of company facts.
    """

    fact: int
    figure: Plain
    claim: Plain
    number: int
    optional: bool
    xfail: str
    mentions: tuple[Plain, ...]

    @property
    def kind(self) -> str:
        """The kind of the claim: observation or deal; of gold "none" if there must be no claim."""
        return str(self.claim["kind"])

    @property
    def role(self) -> tuple[str, str | None]:
        """The role, with the direction of a change."""
        role = str(self.figure.get("role", "none"))
        return role, self.figure.get("direction") if role == "change" else None

    @property
    def metric(self) -> str:
        """The metric that the figure measures; the type of a deal."""
        of_the_claim = self.claim.get("metric") or self.claim.get("type")
        return str(self.figure.get("metric") or of_the_claim)

    @property
    def period(self) -> Plain | None:
        """The period of the figure; a previous one has its own or none."""
        if self.role[0] == "previous":
            own = self.figure.get("period")
            return None if own is None else {"value": own, "text": own}
        period: Plain | None = self.claim.get("period")
        return period

    def as_row(self) -> Plain:
        """Return the figure with its main slots as one flat object, for a report."""
        slots = {
            "kind": self.kind,
            **{key: self.figure[key] for key in ("text", "start", "end")},
            "role": self.role[0],
            "direction": self.figure.get("direction"),
            "basis": self.figure.get("basis"),
            "metric": None if self.kind == "none" else self.metric,
            "subject": " + ".join(map(_mention, self.mentions)),
            "period": _shown(self.period),
            "status": self.claim.get("status"),
            "rule": self.figure.get("rule"),
        }
        return {name: value for name, value in slots.items() if value not in (None, "")}

    def agrees(self, found: Attribution) -> dict[str, bool]:
        """Return for each of `SLOTS` whether a found figure agrees with this gold figure.

        Args:
            found: what the rules say about the same figure.
        """
        return {
            "kind": self.kind == found.kind,
            "role": self.role == found.role,
            "metric": self.metric == found.metric,
            "subject": any(
                same_name(mention, other) for mention in self.mentions for other in found.mentions
            ),
        }


def _mention(mention: Plain) -> str:
    role = mention.get("role")
    return f"{role}: {mention.get('name') or mention['text']}" if role else str(mention["text"])


def _shown(period: Plain | None) -> object:
    return None if period is None else period.get("value") or period["text"]


def attributions(claims: Sequence[Plain], facts: Sequence[Plain]) -> Iterator[Attribution]:
    """Yield each figure of some claims with the slots of its claim.

    Args:
        claims: the claims of an article, gold or found, as plain values.
        facts: the facts to which their figures refer, by offsets.

    Example:
        >>> fact = {"kind": "percentage", "text": "5%", "start": 0, "end": 2, "value": "5"}
        >>> figure = {"role": "value", "text": "5%", "start": 0, "end": 2}
        >>> subject = {"text": "مصر", "start": 3, "end": 6}
        >>> claim = {"kind": "observation", "subject": subject, "figures": [figure]}
        >>> [one.fact for one in attributions([claim], [fact])]
        [0]
    """
    places = {(fact["start"], fact["end"]): number for number, fact in enumerate(facts)}
    companies = [fact for fact in facts if fact.get("name")]
    for number, claim in enumerate(claims):
        said = [claim["subject"]] if "subject" in claim else claim.get("parties", ())
        mentions = tuple(_named(mention, companies) for mention in said)
        for figure in claim["figures"]:
            fact = places[figure["start"], figure["end"]]
            optional = any(one.get("optional") for one in (claim, figure, facts[fact]))
            xfail = str(figure.get("xfail") or claim.get("xfail") or "")
            yield Attribution(fact, figure, claim, number, optional, xfail, mentions)


def _named(mention: Plain, companies: Sequence[Plain]) -> Plain:
    """Return a mention with all its names: its own and those of the company facts in its place."""
    facts = [mention, *(fact for fact in companies if overlap(fact, mention))]
    names = {name for fact in facts for name in (fact.get("name"), fact.get("name_en")) if name}
    return {**mention, "names": frozenset(map(_core, names))}


def same_name(gold: Plain, found: Plain) -> bool:
    """Return True if two mentions name the same thing.

    They do if their quotes overlap, if they have the same words (the article «الـ» and adjectives
    of nationality apart) or the same name, or if the found one is a mention that gold lists in
    `also`, by its words or its place.

    Args:
        gold: a subject or a party of gold, as plain values with offsets.
        found: a found one.

    Example:
        >>> same_name(
        ...     {"text": "الليرة", "start": 0, "end": 6},
        ...     {"text": "الليرة التركية", "start": 20, "end": 34},
        ... )
        True
    """
    also = gold.get("also", ())
    if any(overlap(place, found) for place in (gold, *also) if isinstance(place, dict)):
        return True
    words = {one if isinstance(one, str) else one["text"] for one in (gold["text"], *also)}
    if _core(found["text"]) in map(_core, words):
        return True
    return bool(gold.get("names", frozenset()) & found.get("names", frozenset()))


@lru_cache(maxsize=1)
def _nationalities() -> frozenset[str]:
    adjectives = (words for words, entry in place_words() if entry.kind == "nationality")
    return frozenset(normalize(words).removeprefix("ال") for words in adjectives)


@lru_cache(maxsize=4096)
def _core(text: str) -> str:
    """Return the words of a mention without articles and adjectives of nationality."""
    words = [word.removeprefix("ال") for word in normalize(text).split()]
    kept: list[str] = []
    place = 0
    while place < len(words):
        pair = " ".join(words[place : place + 2])
        if place and pair in _nationalities():
            place += 2
            continue
        if not place or words[place] not in _nationalities():
            kept.append(words[place])
        place += 1
    return " ".join(kept)


def same_period(gold: Plain | None, found: Plain | None) -> bool:
    """Return True if two periods are the same: equal values, or the same words.

    Args:
        gold: a period as plain values, or None.
        found: another one.

    Example:
        >>> same_period({"value": "2018", "text": "2018"}, {"value": "2018", "text": "عام 2018"})
        True
    """
    if gold is None or found is None:
        return gold is found
    if gold.get("value") and found.get("value"):
        return bool(gold["value"] == found["value"])
    placed = "start" in gold and "start" in found
    return _core(gold["text"]) == _core(found["text"]) or (placed and overlap(gold, found))
