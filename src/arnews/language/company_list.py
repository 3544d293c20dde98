"""The company lists: one row a company, checked as it is read."""

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
)
"""The columns of a list; only `name` must be there, and the first line names them."""

NEEDS_QUOTES: Final = "share name"
"""The grammatical number of a form that is a company only in quotes or after «سهم»."""

_SEPARATOR: Final = "|"


class CompanyEntry(NamedTuple):
    """A company: the name it goes by, its English name, where it is, what it does."""

    name: str
    name_en: str | None
    country: str
    kind: str


COMPANY_KINDS: Final = frozenset({"company", "ambiguous company"})
"""The kinds of mentions that company lists give."""


class CompanyList:
    r"""A company list: checked as it is read, a company made of its row when a form of it is met.

    A form with «?» after it is another word too and needs evidence; one with «??» is so common a
    word that only quotes or «سهم» tell the company; a row that has a form without it too is sure
    of it. `evidence` set for a row asks for evidence for all its forms.

    Raises:
        LexiconError: a row cannot be used; the message names the file, the line, and the remedy.

    Example:
        >>> rows = "name\taliases\tname_en\nزين السعودية\tزين?\tZain KSA\n"
        >>> company_list = CompanyList("mine.tsv", rows)
        >>> [(form, entry.kind) for form, entry in company_list.entries()]
        [('زين السعوديه', 'company'), ('زين', 'ambiguous company')]
    """

    def __init__(self, source: str, text: str) -> None:
        """Read the list `text`; `source` is what messages call it."""
        self._source = source
        self._lines = text.lstrip("\ufeff").split("\n")
        self._owners: dict[str, int] = {}
        self._certainty: dict[str, str] = {}
        self._forms_by_first_word: dict[str, str] = {}
        columns = self._cells(1)
        _check_head(source, columns)
        self._width = len(columns)
        self._columns = _pick_columns(columns, ("name", "name_en", "country", "kind", "evidence"))
        names = _pick_columns(columns, ("name", "aliases", "latin"))
        numbers = [number for number, line in enumerate(self._lines, start=1) if line.strip("\r")]
        shown = [_SEPARATOR.join(names(self._row(number))) for number in numbers[1:]]
        # All forms are folded in one go, for speed.
        folded = normalize("\n".join(shown)).split("\n") if shown else []
        for number, forms in zip(numbers[1:], folded, strict=True):
            for form in map(str.strip, forms.split(_SEPARATOR)):
                if form:
                    self._add_form(form, number)

    def __contains__(self, form: str) -> bool:
        """Whether a folded form is in the list."""
        return form in self._owners

    @property
    def first_words(self) -> Iterable[str]:
        """The words that forms begin with."""
        return self._forms_by_first_word

    def phrases_starting_with(self, word: str) -> Iterator[tuple[str, Entry]]:
        """Give the forms that begin with a folded word, with their entries."""
        for form in self._forms_by_first_word.get(word, "").split("\n"):
            if form:
                yield form, self._entry(form)

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Give each form of each company, folded, with its entry."""
        for form in self._owners:
            yield form, self._entry(form)

    def _cells(self, number: int) -> list[str]:
        return self._lines[number - 1].rstrip("\r").split("\t")

    def _row(self, number: int) -> list[str]:
        """Cut a line; after its cells is an empty one, for the columns that the list has not."""
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
        """Let a form, folded, stand for the company of a line."""
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
        """Make the entry of a form of its row."""
        row = self._row(self._owners[form])
        name, name_en, country, kind, evidence = map(str.strip, self._columns(row))
        rank = self._certainty.get(form)
        ambiguous = rank is not None or evidence
        company = CompanyEntry(name, name_en or None, country, kind)
        return Entry(
            "ambiguous company" if ambiguous else "company", company, rank or "one", self._source
        )


def _is_long_number(word: str) -> bool:
    """Whether a first word is no name for an article: 3M is one, 2018 a number."""
    return len(word) >= LONGEST_NUMERIC_NAME and word.lstrip(".")[:1].isdecimal()


def _pick_columns(
    columns: list[str], wanted: tuple[str, ...]
) -> Callable[[list[str]], tuple[str, ...]]:
    """Give what picks the cells of some columns out of a row."""
    return itemgetter(*(columns.index(name) if name in columns else -1 for name in wanted))


def _check_head(source: str, columns: list[str]) -> None:
    unknown = [column for column in columns if column not in COLUMNS]
    if "name" not in columns or unknown:
        raise LexiconError(
            f"{source}, line 1: must name the columns, 'name' among them; "
            + (f"{unknown[0]!r} is none of {', '.join(COLUMNS)}" if unknown else "it is missing")
        )
