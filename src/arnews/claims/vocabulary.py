"""The words of claims and where they stand: metrics, movers, comparers, subjects, deal words.

A matcher of its own, so that facts do not depend on it. What a word may begin is looked up once for
each distinct word.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final, NamedTuple, TypeAlias

from arnews.claims.word_forms import Reading, bare, participle_forms, readings, verb_forms
from arnews.language.lexicon_files import load_toml
from arnews.text.folding import normalize
from arnews.text.passage import Token

__all__ = ["DealWord", "Metric", "Named", "Sign", "Vocabulary", "vocabulary"]

_ANY: Final = "..."
_LONGEST_BETWEEN: Final = 3
"""Words that «…» in a phrase, folded to three points, stands for at most."""
_REMEMBERED: Final = 50_000
"""Distinct words whose readings are remembered before the table starts afresh."""


class Metric(NamedTuple):
    """What a figure may measure: a table of metrics.toml.

    Attributes:
        name: its name.
        family: its family.
        facts: the kinds of facts that its level is printed as.
        subjects: the types of things it belongs to, the most usual first.
        percent: "level" or "growth" if a percentage is its level, else "".
        most: the largest sum that it can be, 0 for any.
        least: the smallest sum that it can be, 0 for any.
    """

    name: str
    family: str
    facts: frozenset[str]
    subjects: tuple[str, ...]
    percent: str = ""
    most: int = 0
    least: int = 0


class DealWord(NamedTuple):
    """What passes between parties: a table of deals.toml.

    Attributes:
        type: the type of deal.
        first: the role of the party that acts.
        second: the role of the other one, "" if a preposition must tell it.
        parties: roles by preposition.
        needs: the role without which there is no such deal, or "".
        after: words of which one must stand before, none if it is empty.
        near: words of which one must stand near, none if it is empty.
    """

    type: str
    first: str
    second: str
    parties: dict[str, str]
    needs: str = ""
    after: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()


class Named(NamedTuple):
    """The value of a subject's sign.

    Attributes:
        type: the type of the subject.
        metric: the metric of its price or level, or "".
        moves: True if it rises and falls itself.
    """

    type: str
    metric: str
    moves: bool


class Sign(NamedTuple):
    """A phrase of the vocabulary in an article.

    Attributes:
        kind: "metric", "mover", "level", "subject" …
        value: its meaning: a `Metric`, a direction, a status …
        start_token: its first token.
        stop_token: the token after it (exclusive end).
        clitic: the particles before its first word.
        definite: True if its first word has the article.
        pronoun: the pronoun behind one of its words, or "".
        verb: True if it is a verb.
    """

    kind: str
    value: Any
    start_token: int
    stop_token: int
    clitic: str
    definite: bool
    pronoun: str
    verb: bool


class _Phrase(NamedTuple):
    words: tuple[str, ...]
    kind: str
    value: Any
    verb: bool
    owned: bool = False


_Beginning: TypeAlias = tuple[
    tuple[tuple[Reading, _Phrase], ...], dict[str, list[tuple[Reading, _Phrase]]]
]
"""What a word may begin: phrases of one word, and longer ones by their second word."""
_Match: TypeAlias = tuple[int, Reading, _Phrase, str]
_NOWHERE: Final = (0,)
_UNREAD: Final[_Beginning] = ((), {})
"""What stands for a word that was not met yet."""


class Vocabulary:
    """Phrases by their first word, and the readings of the words that were met.

    Attributes:
        metrics: the metrics by name.
        nouns: the metrics that counted nouns name.
        goods: the nouns that are ordered and supplied by number.
        projects: the nouns that names of projects begin with.

    Example:
        >>> from arnews.pipeline import default_pipeline
        >>> tokens = default_pipeline().tokenize("ارتفعت إيراداتها النفطية").tokens
        >>> [
        ...     (sign.kind, sign.start_token, sign.pronoun)
        ...     for sign in vocabulary().signs(tokens, 0, 3)
        ... ]
        [('mover', 0, ''), ('bound', 0, ''), ('metric', 1, 'ها')]
    """

    def __init__(self) -> None:
        """Read the word lists."""
        self.metrics: dict[str, Metric] = {}
        self._rooted = frozenset(map(normalize, load_toml("claims.toml")["rooted"]["words"]))
        self._phrases: dict[str, list[_Phrase]] = {}
        self._stems: set[str] = set()
        self._readings: dict[str, tuple[Reading, ...]] = {}
        self._inner: dict[str, dict[str, str]] = {}
        self._first: dict[str, _Beginning | None] = {}
        self.nouns: dict[str, Metric] = {}
        things = load_toml("deals.toml")
        self.goods = frozenset(map(normalize, things["goods"]["words"]))
        self.projects = frozenset(map(normalize, things["projects"]["words"]))
        for phrase in (*self._metrics(), *_cues(), *_deals(), *_subjects()):
            self._add(*phrase)

    def _metrics(self) -> Iterator[tuple[str, str, Any, bool]]:
        for table in load_toml("metrics.toml")["metric"]:
            metric = Metric(
                table["name"],
                table["family"],
                frozenset(table["facts"]),
                tuple(table["subjects"]),
                table.get("percent", ""),
                table.get("most", 0),
                table.get("least", 0),
            )
            self.metrics[metric.name] = metric
            for head in table["heads"]:
                yield head, "metric", metric, False
            for head in table.get("owned", ()):
                self._add(head, "metric", metric, verb=False, owned=True)
            for noun in table.get("nouns", ()):
                self.nouns.setdefault(normalize(noun), metric)
            for verb in table.get("verbs", ()):
                for form in verb_forms(verb):
                    yield form, "metric", metric, True

    def _add(self, phrase: str, kind: str, value: Any, verb: bool, *, owned: bool = False) -> None:
        words = tuple(bare(word, self._rooted) for word in normalize(phrase).split())
        one = _Phrase(words, kind, value, verb, owned)
        known = self._phrases.setdefault(words[0], [])
        if one not in known:
            known.append(one)
            self._stems.update(words)
            self._stems.discard(_ANY)

    def _read(self, word: str) -> tuple[Reading, ...]:
        found = self._readings.get(word)
        if found is None:
            if len(self._readings) >= _REMEMBERED:
                self._readings = {}
            found = self._readings[word] = readings(word, self._stems)
        return found

    def _continuations(self, word: str) -> dict[str, str]:
        """Return the words of phrases that a word of the article may be, each with its pronoun."""
        found = self._inner.get(word)
        if found is None:
            if len(self._inner) >= _REMEMBERED:
                self._inner = {}
            found = {one.stem: one.pronoun for one in self._read(word) if not one.clitic}
            if word in self._stems:
                found[word] = ""
            self._inner[word] = found
        return found

    def _begin(self, word: str) -> _Beginning | None:
        """Return what a word of the article may begin; None if nothing, as most words."""
        if len(self._first) >= _REMEMBERED:
            self._first = {}
        single: dict[str, tuple[Reading, _Phrase]] = {}
        longer: dict[str, list[tuple[Reading, _Phrase]]] = {}
        for reading in self._read(word):
            for phrase in self._phrases.get(reading.stem, ()):
                if phrase.verb and not _may_be_verb(reading):
                    continue
                if phrase.owned and not reading.pronoun:
                    continue
                if len(phrase.words) == 1:
                    single.setdefault(phrase.kind, (reading, phrase))
                else:
                    longer.setdefault(phrase.words[1], []).append((reading, phrase))
        begun = (tuple(single.values()), longer) if single or longer else None
        self._first[word] = begun
        return begun

    def signs(self, tokens: list[Token], first: int, stop: int) -> Iterator[Sign]:
        """Yield the signs among tokens `first` to `stop`: at each place the longest of each kind.

        Args:
            tokens: the tokens of the article.
            first: the first token.
            stop: the token after the last (exclusive end).
        """
        known = self._first
        reach: dict[str, int] = {}
        for index in range(first, stop):
            begun = known.get(tokens[index].word, _UNREAD)
            if begun is None:
                continue
            if begun is _UNREAD:
                begun = self._begin(tokens[index].word)
                if begun is None:
                    continue
            single, longer = begun
            found = self._longer(tokens, index, stop, longer) if longer else {}
            for reading, phrase in single:
                if phrase.kind not in found:
                    found[phrase.kind] = (index + 1, reading, phrase, "")
            for kind, (end, reading, phrase, pronoun) in found.items():
                if end > reach.get(kind, 0):
                    reach[kind] = end
                    yield Sign(
                        kind,
                        phrase.value,
                        index,
                        end,
                        reading.clitic,
                        reading.definite,
                        reading.pronoun or pronoun,
                        phrase.verb,
                    )

    def _longer(
        self,
        tokens: list[Token],
        index: int,
        stop: int,
        longer: dict[str, list[tuple[Reading, _Phrase]]],
    ) -> dict[str, _Match]:
        """Return the longest phrase of several words of each kind that begins at a token."""
        found: dict[str, _Match] = {}
        if index + 1 >= stop:
            return found
        seconds = self._continuations(tokens[index + 1].word)
        for second in (*seconds, _ANY):
            for reading, phrase in longer.get(second, ()):
                match = self._continues(tokens, index, phrase.words, stop)
                if match is not None and match[0] > found.get(phrase.kind, _NOWHERE)[0]:
                    found[phrase.kind] = (match[0], reading, phrase, match[1])
        return found

    def _continues(
        self, tokens: list[Token], index: int, words: tuple[str, ...], stop: int
    ) -> tuple[int, str] | None:
        """Return where a phrase ends and the pronoun in it; None if its further words do not follow."""
        owner = ""
        at = index + 1
        skip = 0
        for word in words[1:]:
            if word == _ANY:
                skip = _LONGEST_BETWEEN
                continue
            while True:
                if at >= stop:
                    return None
                pronoun = self._continuations(tokens[at].word).get(word)
                if pronoun is not None:
                    break
                if skip == 0:
                    return None
                skip -= 1
                at += 1
            skip = 0
            owner = pronoun or owner
            at += 1
        return at, owner


def _may_be_verb(reading: Reading) -> bool:
    """Return whether a verb can have the clitics of a reading: «وارتفع», «ليرتفع», but not «بربح»."""
    if reading.definite or reading.pronoun:
        return False
    if reading.clitic in {"", "و", "ف"}:
        return True
    return reading.clitic in {"ل", "ول", "فل"} and reading.stem[:1] in {"ي", "ت"}


def _cues() -> Iterator[tuple[str, str, Any, bool]]:
    """Yield the phrases of claims.toml: each table but the rooted words is a kind of sign."""
    for kind, tables in load_toml("claims.toml").items():
        if kind == "rooted":
            continue
        for table in tables:
            value = table.get("direction") or table.get("value") or table.get("type")
            yield from _forms(table, kind, value)


def _deals() -> Iterator[tuple[str, str, Any, bool]]:
    """Yield the phrases of deals.toml: each list of tables is a kind of sign."""
    for kind, tables in load_toml("deals.toml").items():
        for table in tables if isinstance(tables, list) else ():
            parties = {normalize(word): role for word, role in table["parties"].items()}
            after = frozenset(map(normalize, table.get("after", ())))
            near = frozenset(map(normalize, table.get("near", ())))
            first, second, needs = (table.get(key, "") for key in ("first", "second", "needs"))
            value = DealWord(table["type"], first, second, parties, needs, after, near)
            name = f"raise {value.type}" if kind == "raise" else kind
            yield from _forms(table, name, value)


def _subjects() -> Iterator[tuple[str, str, Any, bool]]:
    lists = load_toml("subjects.toml")
    for kind in ("subject", "name_head"):
        for table in lists[kind]:
            value = Named(table["type"], table.get("metric", ""), table.get("moves", False))
            yield from _forms(table, kind, value)


def _forms(table: dict[str, Any], kind: str, value: Any) -> Iterator[tuple[str, str, Any, bool]]:
    for verb in table.get("verbs", ()):
        for form in verb_forms(verb):
            if "objects" not in table:
                yield form, kind, value, True
            for thing in table.get("objects", ()):
                yield f"{form} … {thing}", kind, value, True
    for participle in table.get("participles", ()):
        for form in participle_forms(participle):
            yield form, kind, value, False
    for words in (table.get("nouns", ()), table.get("words", ())):
        for phrase in words:
            yield phrase, kind, value, False


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Return the vocabulary of the package; it is read at its first use."""
    return Vocabulary()
