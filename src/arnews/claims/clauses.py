"""A sentence as claims see it: its figures, names, dates and signs, each with its tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from arnews.claims.single_words import words_of
from arnews.claims.slots import FIGURE_KINDS, MEASURE_KINDS, Name, Placed
from arnews.claims.vocabulary import Sign, Vocabulary
from arnews.facts import Span
from arnews.text.passage import Passage

__all__ = ["Sentence", "place", "sentences"]

_STOPS: Final = frozenset({",", "،", "؛", ";", ":"})
_WITH_UNIT: Final = frozenset({"percentage", "quantity", "count"})
_MEASURING: Final = words_of("measuring")
_PREPOSITIONS: Final = words_of("prepositions")
_THAT: Final = words_of("that")
_TELLING: Final = ("metric", "deal", "part")
"""The signs of which a claim needs one, where no name moves."""
_SPEAKER: Final = 6
"""Words of who speaks, at most."""
_ADVANCED: Final = words_of("advanced")
_CLAUSE_SIGNS: Final = frozenset({"mover", "level"})


def place(passage: Passage, fact: Span, index: int) -> Placed:
    """Return a fact with its tokens.

    Args:
        passage: the article.
        fact: the fact.
        index: a token.
    """
    starts = passage.starts
    first = bisect_right(starts, fact.start) - 1
    stop = bisect_left(starts, fact.end, first + 1)
    kind = fact.kind
    unit = (getattr(fact, "unit", None) or "") if kind in _WITH_UNIT else ""
    return Placed(fact, index, kind, unit, first, min(stop, len(passage.tokens)))


def sentences(
    passage: Passage, placed: Sequence[Placed], vocabulary: Vocabulary
) -> Iterator[Sentence]:
    """Yield the sentences that hold a figure, in reading order.

    Args:
        passage: the article.
        placed: the facts of the article with their tokens, in reading order.
        vocabulary: the words of claims.
    """
    figures = [one for one in placed if one.kind in FIGURE_KINDS or one.kind == "date"]
    at = stop = 0
    for measure in figures:
        if measure.kind not in MEASURE_KINDS or measure.start_token < stop:
            continue
        first, stop = passage.sentence(measure.start_token)
        while figures[at].start_token < first:
            at += 1
        end = at
        while end < len(figures) and figures[end].start_token < stop:
            end += 1
        yield Sentence(passage, first, stop, figures[at:end], vocabulary)
        at = end


class Sentence:
    """One sentence: figures, dates, signs and names, in reading order.

    Attributes:
        passage: the article.
        tokens: the tokens of the article.
        first: its first token.
        stop: the token after it (exclusive end).
        figures: its figures.
        dates: its dates.
        durations: its lengths of time.
        signs: the signs of each kind.
        movers: the movers that are no part of a metric («معدل النمو»).
        names: the names in it; filled by `arnews.claims.names`.
        breaks: the tokens that clauses begin with.
        begun: the tokens that signs begin with.
        bounds: the tokens of verbs that bound a figure behind «على»: «تزيد على 5».
    """

    __slots__ = (
        "all_signs",
        "begun",
        "bounds",
        "breaks",
        "dates",
        "durations",
        "figures",
        "first",
        "movers",
        "names",
        "number",
        "passage",
        "signs",
        "stop",
        "tokens",
    )

    def __init__(
        self,
        passage: Passage,
        first: int,
        stop: int,
        facts: list[Placed],
        vocabulary: Vocabulary,
    ) -> None:
        """Read the signs of the sentence.

        Args:
            passage: the article.
            first: its first token.
            stop: the token after it (exclusive end).
            facts: its figures, dates and lengths of time.
            vocabulary: the words of claims.
        """
        self.passage = passage
        self.tokens = passage.tokens
        self.first = first
        self.stop = stop
        self.figures = [one for one in facts if one.kind not in {"date", "duration"}]
        self.dates = [one for one in facts if one.kind == "date"]
        self.durations = [one for one in facts if one.kind == "duration"]
        self.signs: dict[str, list[Sign]] = {}
        self.all_signs: list[Sign] = []
        taken = {i for one in self.figures for i in range(one.start_token, one.stop_token)}
        for sign in vocabulary.signs(self.tokens, first, stop):
            if sign.start_token in taken:
                continue
            known = self.signs.setdefault(sign.kind, [])
            if known and sign.kind == "metric" and known[-1].stop_token > sign.start_token:
                if self.word(known[-1].start_token).removeprefix("و") not in _MEASURING:
                    continue
                self.all_signs.remove(known.pop())  # «حجم [استثمارات في أدوات الدين]»
            known.append(sign)
            self.all_signs.append(sign)
        self.names: list[Name] = []
        self.begun = {sign.start_token for sign in self.all_signs}
        heads = [
            (sign.start_token, sign.stop_token)
            for sign in self.signs.get("metric", ())
            if sign.stop_token - sign.start_token > 1
        ]
        self.movers = [
            sign
            for sign in self.signs.get("mover", ())
            if not _inside(sign.start_token, heads) and not self._is_no_verb(sign)
        ]
        self.bounds = {sign.start_token for sign in self.signs.get("bound", ())}
        self.breaks = self._breaks()
        self.number = 0

    def may_claim(self) -> bool:
        """Return whether it has a word that a claim can be about; most claims need a metric."""
        if any(self.signs.get(kind) for kind in _TELLING):
            return True
        return any(one.kind == "count" for one in self.figures) or any(
            name.moves or name.type == "company" for name in self.names
        )

    def _is_no_verb(self, sign: Sign) -> bool:
        """Return whether «فقد» is the particle, and «ربح» the noun: «فقد ارتفعت», «إلى ربح»."""
        tanween = self.word(sign.start_token).endswith("حا")  # «حققت ربحا قدره»
        compared = any(
            one.stop_token == sign.start_token for one in self.signs.get("comparer", ())
        )  # «مقابل ربح قدره»
        led = compared or self.word(sign.start_token - 1) in _PREPOSITIONS
        if sign.verb and (tanween or led):
            return any(
                head.start_token == sign.start_token for head in self.signs.get("metric", ())
            )
        if sign.verb and self._is_said(sign):
            return True
        word = self.tokens[sign.start_token].word
        if word.startswith("المتقدم") and self.word(sign.start_token - 1) in _ADVANCED:
            return True  # «الدول المتقدمة»
        if word != "فقد":
            return False
        verbs = (*self.signs["mover"], *self.signs.get("level", ()))
        return any(one.verb and one.start_token == sign.stop_token for one in verbs)

    def _is_said(self, sign: Sign) -> bool:
        """Return whether a verb says something: «وأضاف المتحدث أن»."""
        if self.word(sign.stop_token) in _THAT:
            return True
        if all(one.start_token != sign.start_token for one in self.signs.get("speaker", ())):
            return False
        return any(self.word(sign.stop_token + back) in _THAT for back in range(_SPEAKER))

    def _breaks(self) -> list[int]:
        found = {sign.start_token for sign in self.signs.get("break", ())}
        for sign in self.all_signs:
            if sign.kind in _CLAUSE_SIGNS and sign.verb and sign.clitic[:1] in {"و", "ف"}:
                found.add(sign.start_token)
        return sorted(found)

    def clause(self, index: int) -> tuple[int, int]:
        """Return the clause of a token: the first token of it, and the token after it.

        Args:
            index: a token.
        """
        at = bisect_right(self.breaks, index)
        first = self.breaks[at - 1] if at else self.first
        return first, self.breaks[at] if at < len(self.breaks) else self.stop

    def between(self, kind: str, first: int, stop: int) -> list[Sign]:
        """Return the signs of a kind that begin among tokens `first` to `stop`.

        Args:
            kind: the kind of signs.
            first: the first token.
            stop: the token after the last (exclusive end).
        """
        signs = self.signs.get(kind)
        if signs is None:
            return []
        return [sign for sign in signs if first <= sign.start_token < stop]

    def last(self, kind: str, first: int, stop: int) -> Sign | None:
        """Return the last sign of a kind that begins among tokens `first` to `stop`.

        Args:
            kind: the kind of signs.
            first: the first token.
            stop: the token after the last (exclusive end).
        """
        found = self.between(kind, first, stop)
        return found[-1] if found else None

    def word(self, index: int) -> str:
        """Return the folded word of a token, "" outside the sentence.

        Args:
            index: a token.
        """
        return self.tokens[index].word if self.first <= index < self.stop else ""

    def is_stop(self, index: int) -> bool:
        """Return whether a token is a comma, a colon or a semicolon.

        Args:
            index: a token.
        """
        return self.word(index) in _STOPS

    def following(self, index: int, count: int) -> tuple[int, int] | None:
        """Return the characters of some tokens, as far as the sentence goes; None if it is over.

        Args:
            index: the first token.
            count: how many tokens.
        """
        stop = min(index + count, self.stop)
        return self.span(index, stop) if index < stop else None

    def span(self, start_token: int, stop_token: int) -> tuple[int, int]:
        """Return the characters of some tokens.

        Args:
            start_token: the first token.
            stop_token: the token after the last (exclusive end).
        """
        return self.passage.start(start_token), self.passage.end(stop_token - 1)


def _inside(index: int, spans: list[tuple[int, int]]) -> bool:
    return any(first <= index < stop for first, stop in spans)
