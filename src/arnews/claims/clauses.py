"""A sentence as claims see it: its figures, names, dates and signs, each with its tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from arnews.claims.single_words import words_of
from arnews.claims.slots import FIGURE_KINDS, MEASURE_KINDS, Name, Placed
from arnews.claims.vocabulary import Sign, Vocabulary
from arnews.facts import Span
from arnews.text.passage import Passage

__all__ = ["STOPS", "Sentence", "place", "sentences"]

STOPS: Final = frozenset({",", "،", "؛", ";", ":"})
_READ_KINDS: Final = FIGURE_KINDS | {"date"}
_WITH_UNIT: Final = frozenset({"percentage", "quantity", "count"})
_MEASURING: Final = words_of("measuring")
_PREPOSITIONS: Final = words_of("prepositions")
_THAT: Final = words_of("that")
_TELLING: Final = ("metric", "deal", "sell", "buy", "part")
"""The signs of which a claim needs one, where no name moves."""
_GOODS_TELLING: Final = ("order", "raise financing", "raise investment", "raise offering")
_FIRM_TELLING: Final = ("mover", "closer", *_GOODS_TELLING)
"""The signs that make a claim of counted goods, and of a firm."""
_SPEAKER: Final = 6
"""Words of who speaks, at most."""
_CLAUSE_SIGNS: Final = ("mover", "level")
_JOINING: Final = frozenset({"و", "ف"})
_ADVANCED: Final = words_of("advanced")


def place(passage: Passage, facts: Sequence[Span]) -> list[Placed]:
    """Return the facts of an article with their tokens.

    Args:
        passage: the article.
        facts: its facts, in reading order.
    """
    starts, count = passage.starts, len(passage.tokens)
    placed = []
    for number, fact in enumerate(facts):
        first = bisect_right(starts, fact.start) - 1
        stop = min(bisect_left(starts, fact.end, first + 1), count)
        kind = fact.kind
        unit = (getattr(fact, "unit", None) or "") if kind in _WITH_UNIT else ""
        placed.append(Placed(fact, number, kind, unit, first, stop))
    return placed


def sentences(
    passage: Passage, placed: Sequence[Placed], vocabulary: Vocabulary
) -> Iterator[Sentence]:
    """Yield the sentences that hold a figure, in reading order.

    Args:
        passage: the article.
        placed: the facts of the article with their tokens, in reading order.
        vocabulary: the words of claims.
    """
    figures = [one for one in placed if one.kind in _READ_KINDS]
    at = stop = number = 0
    for measure in figures:
        if measure.kind not in MEASURE_KINDS or measure.start_token < stop:
            continue
        first, stop = passage.sentence(measure.start_token)
        while figures[at].start_token < first:
            at += 1
        end = at
        while end < len(figures) and figures[end].start_token < stop:
            end += 1
        yield Sentence(passage, (first, stop), number, figures[at:end], vocabulary)
        at, number = end, number + 1


class _Words(dict[int, str]):
    """The words of a sentence by their tokens, "" elsewhere."""

    def __missing__(self, index: int) -> str:
        return ""


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
        names: the names in it; filled by `arnews.claims.names`.
        number: its place among the sentences that hold a figure.
        word: returns the folded word of a token, "" of one outside the sentence.
        movers: the movers that are no part of a metric («معدل النمو»).
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
        "word",
    )

    def __init__(
        self,
        passage: Passage,
        tokens: tuple[int, int],
        number: int,
        facts: Sequence[Placed],
        vocabulary: Vocabulary,
    ) -> None:
        """Read the signs of the sentence.

        Args:
            passage: the article.
            tokens: its first token, and the token after it.
            number: its place among the sentences that hold a figure.
            facts: its figures, dates and lengths of time.
            vocabulary: the words of claims.
        """
        self.passage = passage
        self.tokens = passage.tokens
        self.first, self.stop = first, stop = tokens
        self.number = number
        self.figures = [one for one in facts if one.kind in MEASURE_KINDS]
        self.dates = [one for one in facts if one.kind == "date"]
        self.durations = [one for one in facts if one.kind == "duration"]
        words = [token.word for token in self.tokens[first:stop]]
        self.word: Callable[[int], str] = _Words(enumerate(words, first)).__getitem__
        self.signs: dict[str, list[Sign]] = {}
        self.all_signs: list[Sign] = []
        self._read_signs(vocabulary.signs(words, first))
        self.names: list[Name] = []
        self.movers = self._movers()
        self.begun = {sign.start_token for sign in self.all_signs}
        self.bounds = {sign.start_token for sign in self.signs.get("bound", ())}
        self.breaks = self._breaks()

    def _read_signs(self, signs: Iterable[Sign]) -> None:
        taken = {i for one in self.figures for i in range(one.start_token, one.stop_token)}
        for sign in signs:
            if sign.start_token in taken:
                continue
            known = self.signs.setdefault(sign.kind, [])
            if known and sign.kind == "metric" and known[-1].stop_token > sign.start_token:
                if self.word(known[-1].start_token).removeprefix("و") not in _MEASURING:
                    continue
                self.all_signs.remove(known.pop())  # «حجم [استثمارات في أدوات الدين]»
            known.append(sign)
            self.all_signs.append(sign)

    def _movers(self) -> list[Sign]:
        movers = self.signs.get("mover")
        if movers is None:
            return []
        heads = [
            (sign.start_token, sign.stop_token)
            for sign in self.signs.get("metric", ())
            if sign.stop_token - sign.start_token > 1
        ]
        return [
            sign
            for sign in movers
            if not _inside(sign.start_token, heads) and not self._is_no_verb(sign)
        ]

    def may_claim(self, vocabulary: Vocabulary) -> bool:
        """Return whether it has a word that a claim can be about; most claims need a metric.

        Args:
            vocabulary: the words of claims.
        """
        if self.has(_TELLING) or any(name.moves for name in self.names):
            return True
        if self.has(_FIRM_TELLING) and any(name.type == "company" for name in self.names):
            return True
        nouns = [self.word(one.stop_token - 1) for one in self.figures if one.kind == "count"]
        return bool(nouns) and (self.has(_GOODS_TELLING) or any(map(vocabulary.counted, nouns)))

    def has(self, kinds: Iterable[str]) -> bool:
        """Return whether it has a sign of one of some kinds.

        Args:
            kinds: the kinds.
        """
        return any(map(self.signs.get, kinds))

    def _is_no_verb(self, sign: Sign) -> bool:
        """Return whether «فقد» is the particle, and «ربح» the noun: «فقد ارتفعت», «إلى ربح»."""
        tanween = self.word(sign.start_token).endswith("حا")  # «حققت ربحا قدره»
        compared = any(
            one.stop_token == sign.start_token for one in self.signs.get("comparer", ())
        )  # «مقابل ربح قدره»
        led = compared or self.word(sign.start_token - 1) in _PREPOSITIONS
        led = led or self._is_behind_verb(sign)  # «بلغ ربح سابك»
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

    def _is_behind_verb(self, sign: Sign) -> bool:
        return any(
            one.verb and one.stop_token == sign.start_token
            for kind in ("mover", "level")
            for one in self.signs.get(kind, ())
        )

    def _is_said(self, sign: Sign) -> bool:
        """Return whether a verb says something: «وأضاف المتحدث أن»."""
        if self.word(sign.stop_token) in _THAT:
            return True
        if all(one.start_token != sign.start_token for one in self.signs.get("speaker", ())):
            return False
        return any(self.word(sign.stop_token + back) in _THAT for back in range(_SPEAKER))

    def _breaks(self) -> list[int]:
        found = {sign.start_token for sign in self.signs.get("break", ())}
        for kind in _CLAUSE_SIGNS:
            for sign in self.signs.get(kind, ()):
                if sign.verb and sign.clitic[:1] in _JOINING:
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
        signs = self.signs.get(kind)
        if signs is None:
            return None
        for sign in signs[::-1]:
            if first <= sign.start_token < stop:
                return sign
        return None

    def is_stop(self, index: int) -> bool:
        """Return whether a token is a comma, a colon or a semicolon.

        Args:
            index: a token.
        """
        return self.word(index) in STOPS

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
