"""The company lists: one row a company, checked as it is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from arnews.errors import LexiconError
from arnews.language.lexicon import Entry
from arnews.text.folding import normalize

__all__ = ["COLUMNS", "SHARE_NAME", "Firm", "read_firms"]

COLUMNS = ("name", "aliases", "name_en", "latin", "ticker", "country", "kind", "evidence", "status")
"""The columns of a list; only `name` must be there, and the first line names them."""

SHARE_NAME = "share name"
"""The grammatical number of a form that is a company only in quotes or behind «سهم»."""

_SEPARATOR = "|"
_TAB = "^"


class Firm(NamedTuple):
    """A company: the name it goes by, its English name, where it is, what it does."""

    name: str
    name_en: str | None
    country: str
    kind: str


def read_firms(source: str, text: str) -> Iterator[tuple[str, Entry]]:
    """Give each form of each company of a list, folded, with its entry.

    A form with «?» behind it is another word too and needs evidence; one with «??» is so common a
    word that only quotes or «سهم» tell the company. `evidence` set for a row does the same for
    all its forms.

    Raises:
        LexiconError: a row cannot be used; the message names the file, the line, and the remedy.

    Example:
        >>> rows = "name\\taliases\\tname_en\\nزين السعودية\\tزين?\\tZain KSA\\n"
        >>> [(form, entry.kind) for form, entry in read_firms("mine.tsv", rows)]
        [('زين السعوديه', 'company'), ('زين', 'weak company')]
    """
    lines = text.lstrip("\ufeff").split("\n")
    columns = lines[0].rstrip("\r").split("\t")
    _check_head(source, columns)
    # Folding makes blanks of tabs; all rows are folded in one go for speed.
    folded = normalize("\n".join(lines).replace("\t", _TAB)).split("\n")
    where = {column: index for index, column in enumerate(columns)}
    name, aliases, latin = where["name"], where.get("aliases"), where.get("latin")
    rest = [where.get(column) for column in ("name_en", "country", "kind", "evidence")]
    owners: dict[str, int] = {}
    for number, (line, row) in enumerate(zip(lines[1:], folded[1:], strict=True), start=2):
        if not line.strip():
            continue
        cells = line.rstrip("\r").split("\t")
        plain = row.rstrip().split(_TAB)
        if not len(cells) == len(plain) == len(columns):
            raise LexiconError(
                f"{source}, line {number}: {len(cells)} cells, the first line names "
                f"{len(columns)} columns; separate cells by one tab and keep empty ones"
            )
        name_en, country, kind, evidence = (
            "" if place is None else cells[place].strip() for place in rest
        )
        firm = Firm(cells[name].strip(), name_en or None, country, kind)
        if not firm.name:
            raise LexiconError(f"{source}, line {number}: the name is empty; write it, or drop the row")
        forms = [plain[name]]
        for place in (aliases, latin):
            if place is not None and plain[place]:
                forms.extend(plain[place].split(_SEPARATOR))
        for form in forms:
            yield _entry(source, number, form, firm, bool(evidence), owners)


def _check_head(source: str, columns: list[str]) -> None:
    unknown = [column for column in columns if column not in COLUMNS]
    if "name" not in columns or unknown:
        raise LexiconError(
            f"{source}, line 1: must name the columns, 'name' among them; "
            + (f"{unknown[0]!r} is none of {', '.join(COLUMNS)}" if unknown else "it is missing")
        )


def _entry(
    source: str, number: int, form: str, firm: Firm, evidence: bool, owners: dict[str, int]
) -> tuple[str, Entry]:
    bare = form.rstrip("?").strip()
    if len(bare) < 2:
        raise LexiconError(
            f"{source}, line {number}: {form!r} of {firm.name!r} is too short for a name; drop it"
        )
    if owners.setdefault(bare, number) != number:
        raise LexiconError(
            f"{source}, line {number}: {bare!r} of {firm.name!r} is a form of line "
            f"{owners[bare]} too; leave it in one of them"
        )
    weak = evidence or form.endswith("?")
    rank = SHARE_NAME if form.endswith("??") else "one"
    return bare, Entry("weak company" if weak else "company", firm, rank, source)
