"""Facts as rows with the same columns for every kind, and as data frames of pandas or polars.

The columns are those of the facts that `arnews batch` writes (docs/batch.md): the quote is `quote`,
the value of a date is `date`, so that `value` holds numbers alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Literal, TypeAlias

from arnews.extras import require
from arnews.facts import FACT_CLASSES, Date, Span

__all__ = ["COLUMNS", "Library", "Numbers", "to_frame", "to_records"]

Numbers: TypeAlias = Literal["decimal", "float"]
Library: TypeAlias = Literal["pandas", "polars"]

_NUMBERS = ("value", "low", "high")
_OFFSETS = ("start", "end")


def _columns() -> tuple[str, ...]:
    """Return the fields of all kinds; those of every measure first, the rule last."""
    names = dict.fromkeys(("kind", "quote", *_OFFSETS, "mod", *_NUMBERS))
    for fact_class in FACT_CLASSES.values():
        names.update(dict.fromkeys(fact_class.model_fields))
        if fact_class is Date:
            names["date"] = None
    return (*(name for name in names if name not in ("text", "rule")), "rule")


COLUMNS = _columns()
"""The columns of every row, in order; fields of other kinds follow."""


def to_records(facts: Iterable[Span], *, numbers: Numbers = "decimal") -> list[dict[str, Any]]:
    """Return one dict per fact, all with the same keys; what a fact does not have is None.

    Args:
        facts: the facts.
        numbers: "decimal" for exact `Decimal` values, "float" for floats.

    Raises:
        ValueError: `numbers` is neither.

    Example:
        >>> import arnews
        >>> rows = to_records(arnews.extract("نما 5% في عام 2023").facts)
        >>> [(row["kind"], row["value"], row["date"]) for row in rows]
        [('percentage', Decimal('5'), None), ('date', None, '2023')]
    """
    if numbers not in ("decimal", "float"):
        raise ValueError(f"numbers is 'decimal' or 'float', not {numbers!r}")
    rows = [_row(fact, as_float=numbers == "float") for fact in facts]
    names = dict.fromkeys((*COLUMNS, *(name for row in rows for name in row)))
    return [{name: row.get(name) for name in names} for row in rows]


def _row(fact: Span, *, as_float: bool) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for name, said in fact:
        if name == "text":
            row["quote"] = said
        elif name in _NUMBERS and not isinstance(said, Decimal | None):
            row["date" if isinstance(fact, Date) else f"{name}_text"] = said
        elif isinstance(said, Decimal) and as_float:
            row[name] = float(said)
        else:
            row[name] = list(said) or None if isinstance(said, tuple) else said
    return row


def to_frame(records: Sequence[dict[str, Any]], library: Library, numbers: Numbers) -> Any:
    """Return rows as a data frame.

    Args:
        records: the rows, from `to_records`.
        library: "pandas" or "polars".
        numbers: how their numbers are held, as for `to_records`.

    Raises:
        MissingExtraError: the library is not installed.
        ValueError: `library` is neither, or a number has more digits than polars can hold.
    """
    if library not in ("pandas", "polars"):
        raise ValueError(f"library is 'pandas' or 'polars', not {library!r}")
    require(library)
    names = list(records[0]) if records else list(COLUMNS)
    if library == "polars":
        return _polars(records, names, numbers)
    import pandas as pd

    frame = pd.DataFrame(records, columns=names)
    kind = "float64" if numbers == "float" else "object"
    return frame.astype(dict.fromkeys(_NUMBERS, kind))


def _polars(records: Sequence[dict[str, Any]], names: list[str], numbers: Numbers) -> Any:
    import polars as pl

    known = dict.fromkeys(COLUMNS, pl.String) | dict.fromkeys(_OFFSETS, pl.Int64)
    types: dict[str, Any] = {**known, "candidates": pl.List(pl.String)}
    for name in _NUMBERS:
        scale = max((_places(row[name]) for row in records), default=0)
        types[name] = pl.Float64 if numbers == "float" else pl.Decimal(38, scale)
    schema = {name: types.get(name) for name in names}
    try:
        return pl.DataFrame(records, schema=schema, infer_schema_length=None)
    except (RuntimeError, pl.exceptions.PolarsError) as error:
        raise ValueError(
            "a number has more than the 38 digits of a decimal of polars: pass numbers='float'"
        ) from error


def _places(value: object) -> int:
    """Return the number of digits after the point."""
    if not isinstance(value, Decimal):
        return 0
    return max(-int(value.as_tuple().exponent), 0)
