"""The tables of a batch in DuckDB, which reads the columns that a question needs and streams them."""

from __future__ import annotations

import glob
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from arnews.errors import SourceError
from arnews.extras import require

if TYPE_CHECKING:
    import duckdb

__all__ = ["ErrorSort", "Tables"]

_TABLES = ("facts", "claims", "articles")
_EXAMPLES = 3
_FOLDER = "regexp_extract(source, '^(?:.*/)?([^/]+)/[^/]*$', 1)"
_HOST = "regexp_extract(lower(url), '^[a-z]+://(?:www[.]|m[.]|ar[.])?([^/:]+)', 1)"
_DAY = "regexp_extract(date, '[0-9]{1,2} [A-Z][a-z]{2} [0-9]{4}')"
_ARTICLES = f"""
    create table read as
    select id, title, url, length, facts,
        coalesce(OUTLET, nullif({_HOST}, ''), nullif({_FOLDER}, ''), source) as outlet,
        coalesce(nullif(regexp_extract(date, '^[0-9]{{4}}-[0-9]{{2}}'), ''),
            strftime(try_strptime({_DAY}, '%d %b %Y'), '%Y-%m')) as month
    from articles
"""


@dataclass(frozen=True, slots=True)
class ErrorSort:
    """Articles that could not be read for one reason.

    Attributes:
        name: the name of the error.
        count: the number of articles.
        examples: the id, or the file, and the message of some of them.
    """

    name: str
    count: int
    examples: list[tuple[str, str]]


class Tables:
    """The results of a batch.

    Args:
        folder: the output folder of `arnews batch`.

    Raises:
        SourceError: it is none, or its tables are no Parquet.
        MissingExtraError: DuckDB is not installed.
    """

    def __init__(self, folder: Path) -> None:
        require("report", "duckdb")
        import duckdb

        self._folder = folder
        self.run = _run_of(folder)
        self._database = duckdb.connect()
        self._database.execute("set memory_limit = '1GB'; set threads = 2")
        try:
            for name in _TABLES:
                self._database.read_parquet(_files(folder, name)).create_view(name)
            outlet = "outlet" if "outlet" in self._columns("articles") else "null"
            self._database.execute(_ARTICLES.replace("OUTLET", outlet))
        except duckdb.Error as error:
            why = str(error).partition("\n")[0]
            raise SourceError(f"{folder}: cannot be read ({why})") from error

    def _columns(self, table: str) -> list[str]:
        return [str(row[0]) for row in self.rows(f"describe {table}")]

    def rows(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        """Return the rows that answer a question.

        Args:
            question: SQL over `facts`, `claims`, and `read`: the articles with outlet and month.
            *values: what its parameters stand for.
        """
        answer: duckdb.DuckDBPyConnection = self._database.execute(question, list(values))
        return answer.fetchall()

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def errors(self) -> list[ErrorSort]:
        """Return the errors of the batch by reason, the most frequent first."""
        counts: Counter[str] = Counter()
        examples: dict[str, list[tuple[str, str]]] = {}
        path = self._folder / "errors.jsonl"
        if not path.is_file():
            return []
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                counts[row["error"]] += 1
                kept = examples.setdefault(row["error"], [])
                if len(kept) < _EXAMPLES:
                    kept.append((row["id"] or row["source"], row["message"]))
        return [ErrorSort(name, count, examples[name]) for name, count in counts.most_common()]


def _run_of(folder: Path) -> dict[str, Any]:
    """Return the report that a batch wrote beside its tables."""
    try:
        run: dict[str, Any] = json.loads((folder / "batch.json").read_bytes())
    except (OSError, ValueError) as error:
        raise SourceError(
            f"{folder}: is no result of `arnews batch` (it has no batch.json); name its --out folder"
        ) from error
    return run


def _files(folder: Path, table: str) -> list[str]:
    """Return the files of a table, which is one file or a folder of parts, as patterns for DuckDB."""
    whole = folder / f"{table}.parquet"
    files = [whole] if whole.is_file() else sorted((folder / table).glob("*.parquet"))
    if not files:
        raise SourceError(
            f"{folder}: has no {table}.parquet; a report needs `arnews batch --format parquet`"
        )
    return [glob.escape(str(file)) for file in files]
