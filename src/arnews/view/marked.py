"""An article made ready for a page: its text in pieces, its facts and claims as rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from arnews.claims.models import Claim, Deal, Figure
from arnews.view.safe import one_line
from arnews.view.values import value_of
from arnews.view.words import word

if TYPE_CHECKING:
    from arnews.document import Document
    from arnews.facts import Span

__all__ = ["Kinds", "Mark", "MarkedArticle", "Piece", "anchors_of", "pieces_of"]

_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}|[a-zA-Z]+|[a-z-]+\([\w\s.,%/+-]*\)")
_HEADLINE = 160
"""Most characters of a first line that is set as a headline."""
_ARROWS = {"up": "▲", "down": "▼"}


class Mark(NamedTuple):
    """A marked span of the text.

    Attributes:
        start: the offset of its first character.
        end: the offset after its last.
        id: its id on the page.
        kind: the number of its kind, in `Kinds`.
        title: the name of its kind.
        value: what it says, on one line.
        row: the id of the row that tells more.
    """

    start: int
    end: int
    id: str
    kind: int
    title: str
    value: str
    row: str


class Piece(NamedTuple):
    """A stretch of the text.

    Attributes:
        text: its characters.
        mark: its mark, if it has one.
    """

    text: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact in the legend.

    Attributes:
        number: its number on the page.
        name: the kind.
        title: its name for people.
        colour: its tint, a CSS colour.
        count: the number of its facts.
    """

    number: int
    name: str
    title: str
    colour: str
    count: int


class Kinds:
    """The kinds of facts on a page, numbered in order of first sight.

    Example:
        >>> import arnews
        >>> kinds = Kinds()
        >>> [kinds.number(fact) for fact in arnews.extract("نما 5% ثم 6% في 2024")]
        [0, 0, 1]
        >>> [(kind.name, kind.count) for kind in kinds]
        [('percentage', 2), ('date', 1)]
    """

    def __init__(self) -> None:
        self._seen: dict[str, tuple[int, Span]] = {}
        self._counts: Counter[str] = Counter()

    def number(self, fact: Span) -> int:
        """Return the number of a fact's kind, and count the fact.

        Args:
            fact: the fact.
        """
        self._counts[fact.kind] += 1
        return self._seen.setdefault(fact.kind, (len(self._seen), fact))[0]

    def __iter__(self) -> Iterator[Kind]:
        for name, (number, fact) in self._seen.items():
            about = fact.about
            colour = about.colour if _COLOUR.fullmatch(about.colour) else "#ddd"
            yield Kind(
                number, one_line(name), one_line(about.title or name), colour, self._counts[name]
            )


class FactRow(NamedTuple):
    """A fact in the table of facts.

    Attributes:
        id: the id of the row.
        mark: the id of its mark in the text.
        kind: the number of its kind.
        title: the name of its kind.
        quote: the words of the article, on one line.
        value: what they say.
        rule: the rule that found it.
        claims: the ids of the claims whose figure it is.
    """

    id: str
    mark: str
    kind: int
    title: str
    quote: str
    value: str
    rule: str
    claims: list[str]


class FigureCell(NamedTuple):
    """A figure of a claim.

    Attributes:
        mark: the id of its mark in the text.
        role: its role or direction, in a word or a sign; empty for the value itself.
        quote: the words of the article, on one line.
        value: what they say.
        note: what it is compared with, or its own period.
    """

    mark: str
    role: str
    quote: str
    value: str
    note: str


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim in the table of claims.

    Attributes:
        id: the id of the row.
        subjects: whose figure it is, with an empty role; of a deal the parties with their roles.
        metric: the metric, or the type of deal, for people.
        name: the same as the schema names it.
        status: whether it is a forecast, a target and so on.
        period: when it holds.
        values: the figures that are no change.
        changes: the figures that are one.
    """

    id: str
    subjects: list[tuple[str, str]]
    metric: str
    name: str
    status: str
    period: str
    values: list[FigureCell] = field(default_factory=list)
    changes: list[FigureCell] = field(default_factory=list)


class MarkedArticle:
    """An article as a page shows it.

    Args:
        name: its name.
        text: its text.
        document: its facts and claims.
        kinds: the kinds of the page, which count its facts.
        prefix: what its ids begin with, if the page has several articles.

    Attributes:
        name: its name.
        title: its headline, without one its name.
        headline: the pieces of its first line, if that is a headline.
        body: the other pieces.
        facts: its facts as rows.
        claims: its claims as rows.

    Example:
        >>> import arnews
        >>> text = "ارتفعت أرباح سابك 12%"
        >>> article = MarkedArticle("خبر", text, arnews.extract(text), Kinds())
        >>> [(piece.text, piece.mark.id if piece.mark else "") for piece in article.body]
        [('ارتفعت أرباح ', ''), ('سابك', 'm1'), (' ', ''), ('12%', 'm2')]
        >>> article.claims[0].metric, article.claims[0].changes[0].role
        ('صافي الربح', '▲')
    """

    def __init__(
        self, name: str, text: str, document: Document, kinds: Kinds, prefix: str = ""
    ) -> None:
        self.name = one_line(name)
        self.prefix = prefix
        self._claims_of: dict[int, list[str]] = {}
        for number, claim in enumerate(document.claims, start=1):
            for figure in claim.figures:
                self._claims_of.setdefault(figure.index, []).append(f"{prefix}c{number}")
        marks = [
            Mark(
                fact.start,
                fact.end,
                f"{prefix}m{number}",
                kinds.number(fact),
                one_line(fact.about.title or fact.kind),
                one_line(value_of(fact)),
                f"{prefix}f{number}",
            )
            for number, fact in enumerate(document.facts, start=1)
        ]
        shown = list(_without_overlaps(marks))
        self._anchors = anchors_of(marks)
        self.headline, self.body = _headline(text, shown)
        self.title = one_line("".join(piece.text for piece in self.headline)) or self.name
        self.facts = [
            self._fact_row(number, fact, mark)
            for number, (fact, mark) in enumerate(zip(document.facts, marks, strict=True))
        ]
        self.claims = [
            self._claim_row(number, claim) for number, claim in enumerate(document.claims, start=1)
        ]

    def _fact_row(self, number: int, fact: Span, mark: Mark) -> FactRow:
        return FactRow(
            mark.row,
            self._anchors[number],
            mark.kind,
            mark.title,
            one_line(fact.text),
            mark.value,
            one_line(fact.rule),
            self._claims_of.get(number, []),
        )

    def _claim_row(self, number: int, claim: Claim) -> ClaimRow:
        if isinstance(claim, Deal):
            subjects = [
                (one_line(party.name or party.text), word("party", party.role))
                for party in claim.parties
            ]
            name, metric, period = str(claim.type), word("deal", claim.type), ""
        else:
            subjects = [(one_line(claim.subject.name or claim.subject.text), "")]
            name, metric = claim.metric, word("metric", claim.metric)
            period = (claim.period.value or claim.period.text) if claim.period else ""
        status = word("status", claim.status)
        row = ClaimRow(f"{self.prefix}c{number}", subjects, metric, name, status, one_line(period))
        for figure in claim.figures:
            cells = row.changes if figure.role == "change" else row.values
            cells.append(self._figure_cell(figure))
        return row

    def _figure_cell(self, figure: Figure) -> FigureCell:
        arrow = _ARROWS.get(figure.direction or "", "")
        role = "" if figure.role in ("change", "value") else word("role", figure.role)
        notes = (word("basis", figure.basis), figure.period if figure.role == "previous" else "")
        return FigureCell(
            self._anchors[figure.index],
            arrow or role,
            one_line(figure.text),
            one_line(value_of(figure.fact)),
            one_line(" ".join(note for note in notes if note)),
        )


def _without_overlaps(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Yield the marks in reading order; the first of overlapping ones stays."""
    done = 0
    for mark in sorted(marks):
        if mark.start >= done:
            yield mark
            done = mark.end


def anchors_of(marks: Sequence[Mark]) -> list[str]:
    """Return for each mark the id of the one that is shown there: its own, or an overlapping one's.

    Args:
        marks: the marks of a text.
    """
    shown = {mark.id for mark in _without_overlaps(marks)}
    anchors: dict[str, str] = {}
    last = ""
    for mark in sorted(marks):
        last = mark.id if mark.id in shown else last
        anchors[mark.id] = last
    return [anchors[mark.id] for mark in marks]


def pieces_of(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """Return a text in pieces, the marked ones and those between them.

    Args:
        text: the text.
        marks: its marks; the first of overlapping ones is shown.
    """
    pieces, done = [], 0
    for mark in _without_overlaps(marks):
        pieces += [Piece(text[done : mark.start]), Piece(text[mark.start : mark.end], mark)]
        done = mark.end
    return [piece for piece in (*pieces, Piece(text[done:])) if piece.text]


def _headline(text: str, marks: Sequence[Mark]) -> tuple[list[Piece], list[Piece]]:
    """Return the pieces of the headline, if the first line is one, and of the rest."""
    end = text.find("\n")
    end -= text[:end].endswith("\r")  # a page takes both for one line end, if they are not parted
    crossed = any(mark.start < end < mark.end for mark in marks)
    if not 0 < end <= _HEADLINE or crossed or not text[end:].strip():
        return [], pieces_of(text, marks)
    first = [mark for mark in marks if mark.end <= end]
    rest = [
        mark._replace(start=mark.start - end, end=mark.end - end) for mark in marks[len(first) :]
    ]
    return pieces_of(text[:end], first), pieces_of(text[end:], rest)
