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
        self._certainty: dict[str, str] = {}
        self._forms_by_first_word: dict[str, str] = {}
        columns = self._cells(1)
        _check_head(source, columns)
        self._width = len(columns)
        self._columns = _pick_columns(
            columns, ("name", "name_en", "country", "kind", "ticker", "id", "evidence")
        )
        names = _pick_columns(columns, ("name", "aliases", "latin"))
        numbers = [number for number, line in enumerate(self._lines, start=1) if line.strip("\r")]
        shown = [_SEPARATOR.join(names(self._row(number))) for number in numbers[1:]]
        # All forms are folded in one call, for speed.
        folded = normalize("\n".join(shown)).split("\n") if shown else []
        for number, forms in zip(numbers[1:], folded, strict=True):
            for form in map(str.strip, forms.split(_SEPARATOR)):
                if form:
                    self._add_form(form, number)

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
        for form in self._forms_by_first_word.get(word, "").split("\n"):
            if form:
                yield form, self._entry(form)

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Yield all forms of all companies, folded, with their entries."""
        for form in self._owners:
            yield form, self._entry(form)

    def _cells(self, number: int) -> list[str]:
        return self._lines[number - 1].rstrip("\r").split("\t")

    def _row(self, number: int) -> list[str]:
        """Return the cells of a line, and an empty one that stands in for missing columns."""
        row = self._cells(number)
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

    def _add_form(self, form: str, number: int) -> None:
        """Add a folded form, with its question marks, of the company in line `number`."""
        bare = form.rstrip("? ")
        if bare == form:
            self._certainty.pop(bare, None)
        elif bare not in self._owners:
            self._certainty[bare] = NEEDS_QUOTES if form.endswith("??") else "one"
        owner = self._owners.setdefault(bare, number)
        first = first_word(bare)
        if owner != number or len(bare) < 2 or not first or _is_long_number(first):
            raise LexiconError(f"{self._source}, line {number}: {self._fault(form, bare, number)}")
        known = self._forms_by_first_word.get(first)
        self._forms_by_first_word[first] = bare if known is None else f"{known}\n{bare}"

    def _fault(self, form: str, bare: str, number: int) -> str:
        name = self._columns(self._row(number))[0].strip()
        if len(bare) < 2 or not first_word(bare):
            return f"{form!r} of {name!r} is too short for a name; drop it"
        if _is_long_number(first_word(bare)):
            return f"{form!r} of {name!r} begins with a number, and is read as one; drop it"
        return (
            f"{bare!r} of {name!r} is a form of line {self._owners[bare]} too; "
            "leave it in one of them"
        )

    def _entry(self, form: str) -> Entry:
        """Return the entry of a form, made from the row of its company."""
        row = self._row(self._owners[form])
        name, name_en, country, kind, ticker, key, evidence = map(str.strip, self._columns(row))
        rank = self._certainty.get(form)
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
