"""The rows of an Arrow record batch as dictionaries, one in memory at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from arnews.batch.articles import ReadError, unforeseen
from arnews.batch.reading.limits import Limits

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["records"]


def records(batch: pa.RecordBatch, limits: Limits) -> Iterator[dict[str, Any] | ReadError]:
    """Return the rows of a batch, each a mapping of column name to value.

    Dates and times are returned as text, as Python's have no nanoseconds, no year 10,000 and not
    all time zones. A value larger than an article may be is refused before it is copied.

    Args:
        batch: the record batch.
        limits: the limits of the run.

    Returns:
        An iterator with one item per row: its values, or the error that makes it unreadable.

    Example:
        >>> import pyarrow as pa
        >>> list(records(pa.RecordBatch.from_pydict({"id": [1, 2]}), Limits()))
        [{'id': 1}, {'id': 2}]
    """
    columns = [_readable(column) for column in batch.columns]
    sizes = [_sizes(column) for column in columns]
    names = batch.schema.names
    for row in range(batch.num_rows):
        try:
            for size in sizes:
                limits.check(size[row] or 0)
            values = [column[row].as_py() for column in columns]
        except UnicodeDecodeError:
            yield ReadError("encoding", "a field is not valid UTF-8")
        except Exception as error:  # noqa: BLE001 - one row must not stop the others
            yield unforeseen(error)
        else:
            yield dict(zip(names, values, strict=True))


def _readable(column: pa.Array[Any]) -> pa.Array[Any]:
    import pyarrow as pa

    if not pa.types.is_temporal(column.type):
        return column
    try:
        return column.cast(pa.string())
    except pa.ArrowException:
        if not pa.types.is_timestamp(column.type):
            return column
        # An unknown time zone; the values themselves are in UTC.
        return column.cast(pa.timestamp(column.type.unit, "UTC")).cast(pa.string())


def _sizes(column: pa.Array[Any]) -> list[int | None]:
    """Return the size of each value in bytes, 0 for types other than text, without copying it."""
    import pyarrow as pa
    from pyarrow import compute

    if isinstance(column, pa.DictionaryArray):
        of_values = _sizes(column.dictionary)
        return [None if at is None else of_values[at] for at in column.indices.to_pylist()]
    lengths: Callable[..., Any] = compute.binary_length
    try:
        sizes: list[int | None] = lengths(column).to_pylist()
    except pa.ArrowNotImplementedError:
        sizes = [0] * len(column)
    return sizes
