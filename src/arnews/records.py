"""Facts as rows with the same columns for every kind, and as data frames of pandas or polars.

The columns are those of the facts that `arnews batch` writes (docs/batch.md): the quote is `quote`,
the value of a date is `date`, so that `value` holds numbers alone.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from arnews.extras import require
from arnews.facts import FACT_CLASSES, Date, Span

if TYPE_CHECKING:
    import pyarrow as pa

    from arnews.batch.articles import Failure
    from arnews.batch.in_memory import Given
    from arnews.batch.running.extracting import Reader

__all__ = ["COLUMNS", "Frames", "Library", "Numbers", "frames", "to_frame", "to_records"]

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
    require(library, library)
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


class Frames(NamedTuple):
    """The facts and claims of many articles as data frames.

    Attributes:
        facts: one row per fact, with the columns of `facts.parquet` (docs/batch.md).
        claims: one row per figure of a claim, with the columns of `claims.parquet`.
        failures: the articles that could not be read, and why.
    """

    facts: Any
    claims: Any
    failures: list[Failure]


_ROWS = 8192
"""Rows that are collected before they become a batch of Arrow."""


def frames(
    articles: Iterable[Given] | Mapping[str, str],
    library: Library = "pandas",
    *,
    numbers: Numbers = "decimal",
    workers: int = 1,
    pipeline: Reader | None = None,
) -> Frames:
    """Return the facts and claims of many articles as data frames, by way of Arrow.

    Args:
        articles: a dict of texts by id, or what `arnews.extract_many` takes: texts, or tuples of
            id, text and, optionally, the day of publication.
        library: "pandas" (extra `arnews[pandas]`) or "polars" (extra `arnews[polars]`).
        numbers: "decimal" for exact values with 9 decimal places, "float" for floats.
        workers: number of processes, as for `arnews.extract_many`.
        pipeline: reads each article; the default pipeline if None.

    Raises:
        MissingExtraError: the library or pyarrow is not installed.
        TypeError: `articles` is a single text.
        ValueError: `library` or `numbers` is none of its values.

    Example:
        >>> import arnews
        >>> found = arnews.frames({"a": "ارتفعت أرباح سابك 12%", "b": "تراجعت صادرات مصر 5%"})
        >>> found.facts[["article", "kind", "quote"]].values.tolist()[1]
        ['a', 'percentage', '12%']
        >>> found.claims["metric"].tolist()
        ['net_profit', 'exports']
    """
    if library not in ("pandas", "polars"):
        raise ValueError(f"library is 'pandas' or 'polars', not {library!r}")
    if numbers not in ("decimal", "float"):
        raise ValueError(f"numbers is 'decimal' or 'float', not {numbers!r}")
    require(library)
    failures: list[Failure] = []
    facts, claims = _arrow_tables(articles, workers, pipeline, failures)
    return Frames(
        facts=_from_arrow(facts, library, numbers),
        claims=_from_arrow(claims, library, numbers),
        failures=failures,
    )


def _arrow_tables(
    articles: Iterable[Given] | Mapping[str, str],
    workers: int,
    pipeline: Reader | None,
    failures: list[Failure],
) -> tuple[pa.Table, pa.Table]:
    """Return the tables of facts and claims; articles that fail are added to `failures`."""
    from arnews.batch.articles import Article
    from arnews.batch.in_memory import extract_many
    from arnews.batch.schema import CLAIMS, FACTS
    from arnews.batch.writing.rows import claim_rows, fact_rows

    texts: deque[str] = deque()

    def remembered() -> Iterator[Given]:
        given = articles.items() if isinstance(articles, Mapping) else articles
        for article in given:
            texts.append(article[1] if isinstance(article, tuple) else article)
            yield article

    facts, claims = _Batches(FACTS), _Batches(CLAIMS)
    if isinstance(articles, str | bytes):
        raise TypeError("articles are several texts: frames([text])")
    for name, document, failure in extract_many(remembered(), workers=workers, pipeline=pipeline):
        text = texts.popleft()
        if failure is not None:
            failures.append(failure)
        if document is not None:
            article = Article(name, text)
            facts.add(fact_rows(article, document.facts))
            claims.add(claim_rows(article, document))
    return facts.table(), claims.table()


class _Batches:
    """Rows that become Arrow, many at a time."""

    def __init__(self, schema: pa.Schema) -> None:
        self._schema = schema
        self._rows: list[tuple[Any, ...]] = []
        self._batches: list[pa.RecordBatch] = []

    def add(self, rows: Iterable[tuple[Any, ...]]) -> None:
        self._rows.extend(rows)
        if len(self._rows) >= _ROWS:
            self._pack()

    def _pack(self) -> None:
        from arnews.batch.writing.formats import record_batch

        self._batches.append(record_batch(self._rows, self._schema))
        self._rows = []

    def table(self) -> pa.Table:
        import pyarrow as pa

        if self._rows:
            self._pack()
        return pa.Table.from_batches(self._batches, self._schema)


def _from_arrow(table: pa.Table, library: Library, numbers: Numbers) -> Any:
    if numbers == "float":
        import pyarrow as pa

        for name in _NUMBERS:
            place = table.schema.get_field_index(name)
            table = table.set_column(place, name, table[name].cast(pa.float64()))
    if library == "polars":
        import polars as pl

        return pl.from_arrow(table)
    return table.to_pandas()
