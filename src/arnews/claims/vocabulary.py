"""The words of claims and where they stand: metrics, movers, comparers, subjects, deal words.

A matcher of its own, so that facts do not depend on it. What a word may begin is looked up once for
each distinct word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple, TypeAlias

from arnews.claims.word_forms import Reading, bare, participle_forms, readings, verb_forms
from arnews.language.lexicon_files import load_folded

__all__ = ["DealWord", "Metric", "Named", "Sign", "Vocabulary", "vocabulary"]

_ANY: Final = "..."
_LONGEST_BETWEEN: Final = 3
"""Words that «…» in a phrase, folded to three points, stands for at most."""
_REMEMBERED: Final = 50_000
"""Distinct words whose readings are remembered before the table starts afresh."""
_METRICS: Final = "metrics.toml"
_CUES: Final = "claims.toml"
_DEALS: Final = "deals.toml"
_SUBJECTS: Final = "subjects.toml"


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


_Meaning: TypeAlias = tuple[str, Any, bool, bool]
"""The kind and the value of a phrase, whether it is a verb, and whether it must have a pronoun."""


class _Begun(NamedTuple):
    """A phrase that a word of an article may begin.

    Attributes:
        kind: its kind.
        value: its meaning.
        further: its words behind the first.
        clitic: the particles before its first word.
        definite: True if its first word has the article.
        pronoun: the pronoun behind its first word, or "".
        verb: True if it is a verb.
    """

    kind: str
    value: Any
    further: tuple[str, ...]
    clitic: str
    definite: bool
    pronoun: str
    verb: bool


class _Word(NamedTuple):
    """What a word of an article may be.

    Attributes:
        single: the phrases of one word that it may be, one of each kind.
        longer: the phrases of several words that it may begin, by their second word.
        inner: the words of phrases that it may be further on, each with its pronoun.
    """

    single: tuple[_Begun, ...]
    longer: dict[str, list[_Begun]]
    inner: dict[str, str]


_Match: TypeAlias = tuple[int, _Begun, str]
"""Where a phrase ends, the phrase, and the pronoun behind one of its words."""
_NO_WORDS: Final[dict[str, str]] = {}
_NOTHING: Final[dict[str, _Match]] = {}


class _Remembered(dict[str, "_Word | None"]):
    """What the words that were met may be; None of those that are in no phrase, as most are."""

    def __init__(self, read: Callable[[str], _Word | None]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, word: str) -> _Word | None:
        if len(self) >= _REMEMBERED:
            self.clear()
        found = self[word] = self._read(word)
        return found


class Vocabulary:
    """Phrases by their first word, and what the words that were met may be.

    Attributes:
        metrics: the metrics by name.
        nouns: the metrics that counted nouns name.
        goods: the nouns that are ordered and supplied by number.
        projects: the nouns that names of projects begin with.

    Example:
        >>> [
        ...     (sign.kind, sign.start_token, sign.pronoun)
        ...     for sign in vocabulary().signs(["ارتفعت", "ايراداتها", "النفطيه"])
        ... ]
        [('mover', 0, ''), ('bound', 0, ''), ('metric', 1, 'ها')]
    """

    def __init__(self) -> None:
        """Read the word lists."""
        self.metrics: dict[str, Metric] = {}
        self.nouns: dict[str, Metric] = {}
        things = load_folded(_DEALS)
        self.goods = frozenset(things["goods"]["words"])
        self.projects = frozenset(things["projects"]["words"])
        self._known = _Remembered(self._read)
        self._phrases: dict[str, list[tuple[tuple[str, ...], _Meaning]]] = {}
        rooted = frozenset(load_folded(_CUES)["rooted"]["words"])
        stems: dict[str, str] = {_ANY: _ANY}
        for phrase, meaning in (*self._metrics(), *_cues(), *_deals(), *_subjects()):
            words = phrase.split()
            for word in words:
                if word not in stems:
                    stems[word] = bare(word, rooted)
            key = stems[words[0]]
            self._phrases.setdefault(key, []).append(
                (tuple([stems[one] for one in words]), meaning)
            )
        self._stems = frozenset(stems.values()) - {_ANY}

    def _metrics(self) -> Iterator[tuple[str, _Meaning]]:
        for table in load_folded(_METRICS)["metric"]:
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
                yield head, ("metric", metric, False, False)
            for head in table.get("owned", ()):
                yield head, ("metric", metric, False, True)
            for noun in table.get("nouns", ()):
                self.nouns.setdefault(noun, metric)
            for verb in table.get("verbs", ()):
                for form in verb_forms(verb):
                    yield form, ("metric", metric, True, False)

    def _read(self, word: str) -> _Word | None:
        """Return what a word of an article may be, None if it is in no phrase."""
        possible = readings(word, self._stems)
        if not possible:
            return None
        single: dict[str, _Begun] = {}
        longer: dict[str, list[_Begun]] = {}
        for reading in possible:
            _, clitic, definite, pronoun = reading
            for words, (kind, value, verb, owned) in self._phrases.get(reading.stem, ()):
                if (verb and not _may_be_verb(reading)) or (owned and not pronoun):
                    continue
                further = words[1:]
                begun = _Begun(kind, value, further, clitic, definite, pronoun, verb)
                if further:
                    longer.setdefault(further[0], []).append(begun)
                else:
                    single.setdefault(kind, begun)
        inner = {one.stem: one.pronoun for one in possible if not one.clitic}
        if word in self._stems:
            inner[word] = ""
        return _Word(tuple(single.values()), longer, inner)

    def signs(self, words: Sequence[str], first: int = 0) -> list[Sign]:
        """Return the signs in a sentence: at each place the longest of each kind.

        Args:
            words: the words of the sentence, folded.
            first: the number of its first token.
        """
        read = list(map(self._known.__getitem__, words))
        signs: list[Sign] = []
        reach: dict[str, int] = {}
        for place, word in enumerate(read):
            if word is None:
                continue
            single, longer, _ = word
            found = _longest(read, place + 1, longer) if longer else _NOTHING
            for end, begun, pronoun in found.values():
                if end > reach.get(begun.kind, 0):
                    reach[begun.kind] = end
                    signs.append(_sign(begun, first + place, first + end, pronoun))
            for begun in single:
                if begun.kind not in found and place >= reach.get(begun.kind, 0):
                    reach[begun.kind] = place + 1
                    signs.append(_sign(begun, first + place, first + place + 1))
        return signs

    def counted(self, noun: str) -> Metric | None:
        """Return the metric that a counted noun names, if it names one.

        Args:
            noun: the noun, folded.
        """
        return self.nouns.get(noun) or self.nouns.get(noun.removesuffix("ا"))


def _sign(begun: _Begun, start: int, stop: int, pronoun: str = "") -> Sign:
    kind, value, _, clitic, definite, own, verb = begun
    return Sign(kind, value, start, stop, clitic, definite, own or pronoun, verb)


def _longest(
    read: Sequence[_Word | None], place: int, longer: dict[str, list[_Begun]]
) -> dict[str, _Match]:
    """Return the longest phrase of each kind whose second word stands at a place."""
    second = read[place] if place < len(read) else None
    inner = second.inner if second is not None else _NO_WORDS
    if _ANY not in longer and longer.keys().isdisjoint(inner):
        return _NOTHING
    found: dict[str, _Match] = {}
    for word in (*inner, _ANY):
        for begun in longer.get(word, ()):
            end, pronoun = _end(read, place, begun.further)
            known = found.get(begun.kind)
            if end and (known is None or end > known[0]):
                found[begun.kind] = (end, begun, pronoun)
    return found


def _end(read: Sequence[_Word | None], at: int, further: Sequence[str]) -> tuple[int, str]:
    """Return where a phrase ends and the pronoun in it; 0 if its further words do not follow."""
    owner = ""
    skip = 0
    for word in further:
        if word == _ANY:
            skip = _LONGEST_BETWEEN
            continue
        pronoun = None
        for there in read[at : at + skip + 1]:
            at += 1
            pronoun = there.inner.get(word) if there is not None else None
            if pronoun is not None:
                break
        if pronoun is None:
            return 0, ""
        owner = pronoun or owner
        skip = 0
    return at, owner


def _may_be_verb(reading: Reading) -> bool:
    """Return whether a verb can have the clitics of a reading: «وارتفع», «ليرتفع», but not «بربح»."""
    if reading.definite or reading.pronoun:
        return False
    if reading.clitic in {"", "و", "ف"}:
        return True
    return reading.clitic in {"ل", "ول", "فل"} and reading.stem[:1] in {"ي", "ت"}


def _cues() -> Iterator[tuple[str, _Meaning]]:
    """Yield the phrases of claims.toml: each table but the rooted words is a kind of sign."""
    for kind, tables in load_folded(_CUES).items():
        for table in tables if kind != "rooted" else ():
            value = table.get("direction") or table.get("value") or table.get("type")
            yield from _forms(table, kind, value)


def _deals() -> Iterator[tuple[str, _Meaning]]:
    """Yield the phrases of deals.toml: each list of tables is a kind of sign."""
    for kind, tables in load_folded(_DEALS).items():
        for table in tables if isinstance(tables, list) else ():
            after, near = (frozenset(table.get(key, ())) for key in ("after", "near"))
            first, second, needs = (table.get(key, "") for key in ("first", "second", "needs"))
            value = DealWord(table["type"], first, second, table["parties"], needs, after, near)
            name = f"raise {value.type}" if kind == "raise" else kind
            yield from _forms(table, name, value)


def _subjects() -> Iterator[tuple[str, _Meaning]]:
    lists = load_folded(_SUBJECTS)
    for kind in ("subject", "name_head"):
        for table in lists[kind]:
            value = Named(table["type"], table.get("metric", ""), table.get("moves", False))
            yield from _forms(table, kind, value)


def _forms(table: dict[str, Any], kind: str, value: Any) -> Iterator[tuple[str, _Meaning]]:
    verb, noun = (kind, value, True, False), (kind, value, False, False)
    for one in table.get("verbs", ()):
        for form in verb_forms(one):
            for thing in table.get("objects", [""]):
                yield f"{form} {_ANY} {thing}" if thing else form, verb
    for participle in table.get("participles", ()):
        for form in participle_forms(participle):
            yield form, noun
    for phrase in (*table.get("nouns", ()), *table.get("words", ())):
        yield phrase, noun


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Return the vocabulary of the package; it is read at its first use."""
    return Vocabulary()
