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


class Firm(NamedTuple):
    """A company: the name it goes by, its English name, where it is, what it does."""

    name: str
    name_en: str | None
    country: str
    kind: str


def read_firms(source: str, text: str) -> Iterator[tuple[str, Entry]]:
    r"""Give each form of each company of a list, folded, with its entry.

    A form with «?» behind it is another word too and needs evidence; one with «??» is so common a
    word that only quotes or «سهم» tell the company. `evidence` set for a row does the same for
    all its forms.

    Raises:
        LexiconError: a row cannot be used; the message names the file, the line, and the remedy.

    Example:
        >>> rows = "name\taliases\tname_en\nزين السعودية\tزين?\tZain KSA\n"
        >>> [(form, entry.kind) for form, entry in read_firms("mine.tsv", rows)]
        [('زين السعوديه', 'company'), ('زين', 'weak company')]
    """
    lines = text.lstrip("\ufeff").split("\n")
    columns = lines[0].rstrip("\r").split("\t")
    _check_head(source, columns)
    where = {column: index for index, column in enumerate(columns)}
    shown = [where[column] for column in ("name", "aliases", "latin") if column in where]
    told = [where.get(column) for column in ("name_en", "country", "kind", "evidence")]
    rows = [line.rstrip("\r").split("\t") for line in lines]
    for number, row in enumerate(rows, start=1):
        if len(row) != len(columns) and row != [""]:
            raise LexiconError(
                f"{source}, line {number}: {len(row)} cells, the first line names "
                f"{len(columns)} columns; separate cells by one tab and keep empty ones"
            )
    # All forms are folded in one go, for speed.
    joined = (_SEPARATOR.join(row[at] for at in shown) if row != [""] else "" for row in rows)
    folded = normalize("\n".join(joined)).split("\n")
    owners: dict[str, int] = {}
    for number, (row, forms) in enumerate(zip(rows, folded, strict=True), start=1):
        if number == 1 or row == [""]:
            continue
        name = row[where["name"]].strip()
        if not name:
            raise LexiconError(
                f"{source}, line {number}: the name is empty; write it, or drop the row"
            )
        name_en, country, kind, evidence = ("" if at is None else row[at].strip() for at in told)
        firm = Firm(name, name_en or None, country, kind)
        sure = Entry("weak company" if evidence else "company", firm, "one", source)
        for form in forms.split(_SEPARATOR):
            if not form:
                continue
            bare, entry = form, sure
            if form[-1] == "?":
                bare = form.rstrip("?")
                rank = SHARE_NAME if form.endswith("??") else "one"
                entry = Entry("weak company", firm, rank, source)
            if len(bare) < 2:
                raise LexiconError(
                    f"{source}, line {number}: {form!r} of {name!r} is too short for a name; drop it"
                )
            if owners.setdefault(bare, number) != number:
                raise LexiconError(
                    f"{source}, line {number}: {bare!r} of {name!r} is a form of line "
                    f"{owners[bare]} too; leave it in one of them"
                )
            yield bare, entry


def _check_head(source: str, columns: list[str]) -> None:
    unknown = [column for column in columns if column not in COLUMNS]
    if "name" not in columns or unknown:
        raise LexiconError(
            f"{source}, line 1: must name the columns, 'name' among them; "
            + (f"{unknown[0]!r} is none of {', '.join(COLUMNS)}" if unknown else "it is missing")
        )
