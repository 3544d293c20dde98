"""Company lists: tab-separated tables with one company per row, validated when read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from typing import Final, NamedTuple

from arnews.errors import LexiconError
from arnews.language.lexicon import Entry, first_word
from arnews.text.folding import normalize
from arnews.text.tokens import LONGEST_NUMERIC_NAME

__all__ = ["COLUMNS", "NEEDS_QUOTES", "CompanyEntry", "CompanyList"]

COLUMNS: Final = (
    "name",
    "aliases",
    "name_en",
    "latin",
    "ticker",
    "country",
    "kind",
    "evidence",
    "status",
    "id",
)
"""The columns that a list may have; its first line names them, and only `name` is required."""

NEEDS_QUOTES: Final = "share name"
"""`Entry.grammatical_number` of a form that is a company only in quotes or after «سهم»."""

_SEPARATOR: Final = "|"


class CompanyEntry(NamedTuple):
    """One company of a list.

    Attributes:
        name: its usual name in Arabic.
        name_en: its English name, or None.
        country: ISO 3166-1 code of its country, or "".
        kind: its line of business ("bank", "pharma"), or "".
        ticker: exchange and symbol ("TADAWUL:2222"), several separated by ", ", or "".
        id: its key in the list, which never changes, or "".
    """

    name: str
    name_en: str | None = None
    country: str = ""
    kind: str = ""
    ticker: str = ""
    id: str = ""


COMPANY_KINDS: Final = frozenset({"company", "ambiguous company"})
"""The kinds of the entries of company lists."""


class CompanyList:
    r"""A company list; an entry is made from its row when one of its forms is first looked up.

    A form with «?» after it is also another word, so it is accepted only with evidence; one with
    «??» is such a common word that it is accepted only in quotes or after «سهم». If a row also has
    the form without a question mark, no evidence is needed. A value in the column `evidence` asks
    for evidence for all forms of the row.

    Example:
        >>> rows = "name\taliases\tname_en\nزين السعودية\tزين?\tZain KSA\n"
        >>> company_list = CompanyList("mine.tsv", rows)
        >>> [(form, entry.kind) for form, entry in company_list.entries()]
        [('زين السعوديه', 'company'), ('زين', 'ambiguous company')]
    """

    def __init__(self, source: str, text: str) -> None:
        """Read and validate a list.

        Args:
            source: the name of the list in messages and entries.
            text: its content: tab-separated, the first line names the columns.

        Raises:
            LexiconError: if the first line or a row is invalid; the message names the list, the
                line and the remedy.
        """
        self._source = source
        self._lines = text.lstrip("\ufeff").split("\n")
        self._owners: dict[str, int] = {}
        columns = self._lines[0].rstrip("\r").split("\t")
        _check_head(source, columns)
        self._width = len(columns)
        self._columns = _pick_columns(
            columns, ("name", "name_en", "country", "kind", "ticker", "id", "evidence")
        )
        self._names = _pick_columns(columns, ("name", "aliases", "latin"))
        numbers = [number for number, line in enumerate(self._lines, start=1) if line.strip("\r")]
        shown = [_SEPARATOR.join(self._names(self._row(number))) for number in numbers[1:]]
        # All forms are folded in one call, for speed.
        folded = normalize("\n".join(shown)).split("\n") if shown else []
        for number, forms in zip(numbers[1:], folded, strict=True):
            for form in forms.split(_SEPARATOR):
                bare = form.rstrip("? ").lstrip()
                if len(bare) < 2 and not form.strip():
                    continue  # an empty cell
                if self._owners.setdefault(bare, number) != number or len(bare) < 2:
                    raise self._fault(form.strip(), bare, number)
        self._forms_by_first_word = self._by_first_word()

    def __contains__(self, form: str) -> bool:
        """Return True if a folded form is in the list."""
        return form in self._owners

    @property
    def first_words(self) -> Iterable[str]:
        """The words that forms begin with, folded."""
        return self._forms_by_first_word

    def phrases_starting_with(self, word: str) -> Iterator[tuple[str, Entry]]:
        r"""Yield the forms that begin with a word.

        Args:
            word: a word, folded.

        Yields:
            Pairs of a form, folded, and its entry.

        Example:
            >>> companies = CompanyList("mine.tsv", "name\nزين السعودية")
            >>> [form for form, _ in companies.phrases_starting_with("زين")]
            ['زين السعوديه']
        """
        for form in self._forms_by_first_word.get(word, ()):
            yield form, self._entry(form)

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Yield all forms of all companies, folded, with their entries."""
        for form in self._owners:
            yield form, self._entry(form)

    def _row(self, number: int) -> list[str]:
        """Return the cells of a line, and an empty one that stands in for missing columns."""
        row = self._lines[number - 1].rstrip("\r").split("\t")
        if len(row) != self._width:
            raise LexiconError(
                f"{self._source}, line {number}: {len(row)} cells, the first line names "
                f"{self._width} columns; separate cells by one tab and keep empty ones"
            )
        row.append("")
        if not self._columns(row)[0].strip():
            raise LexiconError(
                f"{self._source}, line {number}: the name is empty; write it, or drop the row"
            )
        return row

    def _by_first_word(self) -> dict[str, list[str]]:
        """Return the forms by their first words, in the order of the list."""
        chunks = [form.partition(" ")[0] for form in self._owners]
        first_words = {chunk: first_word(chunk) for chunk in set(chunks)}
        by_first: dict[str, list[str]] = {}
        for chunk, form in zip(chunks, self._owners, strict=True):
            first = first_words[chunk] or first_word(form)  # «_ سنتورا»
            by_first.setdefault(first, []).append(form)
        for first, forms in by_first.items():
            if not first or _is_long_number(first):
                raise self._fault(forms[0], forms[0], self._owners[forms[0]])
        return by_first

    def _fault(self, form: str, bare: str, number: int) -> LexiconError:
        """Return the error of a form that the company in line `number` may not have."""
        name = self._columns(self._row(number))[0].strip()
        first = first_word(bare)
        if len(bare) < 2 or not first:
            fault = f"{form!r} of {name!r} is too short for a name; drop it"
        elif _is_long_number(first):
            fault = f"{form!r} of {name!r} begins with a number, and is read as one; drop it"
        else:
            fault = (
                f"{bare!r} of {name!r} is a form of line {self._owners[bare]} too; "
                "leave it in one of them"
            )
        return LexiconError(f"{self._source}, line {number}: {fault}")

    def _certainty(self, form: str, row: list[str]) -> str | None:
        """Return what the question marks of a form ask for, None if its row has it without any."""
        names = _SEPARATOR.join(self._names(row))
        if "?" not in names:
            return None
        shown = map(str.strip, normalize(names).split(_SEPARATOR))
        marks = [alias[len(form) :] for alias in shown if alias.rstrip("? ") == form]
        if "" in marks:
            return None
        return NEEDS_QUOTES if marks[0].endswith("??") else "one"

    def _entry(self, form: str) -> Entry:
        """Return the entry of a form, made from the row of its company."""
        row = self._row(self._owners[form])
        name, name_en, country, kind, ticker, key, evidence = map(str.strip, self._columns(row))
        rank = self._certainty(form, row)
        ambiguous = rank is not None or evidence
        company = CompanyEntry(name, name_en or None, country, kind, ticker, key)
        return Entry(
            "ambiguous company" if ambiguous else "company", company, rank or "one", self._source
        )


def _is_long_number(word: str) -> bool:
    """True if the tokenizer reads a first word as a number («2018») rather than a name («3M»)."""
    return len(word) >= LONGEST_NUMERIC_NAME and word.lstrip(".")[:1].isdecimal()


def _pick_columns(
    columns: list[str], wanted: tuple[str, ...]
) -> Callable[[list[str]], tuple[str, ...]]:
    """Return a function that takes the cells of the wanted columns from a row, "" if missing."""
    return itemgetter(*(columns.index(name) if name in columns else -1 for name in wanted))


def _check_head(source: str, columns: list[str]) -> None:
    unknown = [column for column in columns if column not in COLUMNS]
    if "name" not in columns or unknown:
        raise LexiconError(
            f"{source}, line 1: must name the columns, 'name' among them; "
            + (f"{unknown[0]!r} is none of {', '.join(COLUMNS)}" if unknown else "it is missing")
        )
