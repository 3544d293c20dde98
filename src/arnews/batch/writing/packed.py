"""The results for a chunk of input, packed by a worker for the main process."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from arnews.batch.articles import Failure
from arnews.batch.writing.formats import TABLES

__all__ = ["Packed"]


@dataclass(frozen=True, slots=True)
class Packed:
    """The results for a chunk of input.

    Attributes:
        tables: packed rows by table.
        failures: articles that could not be read or parsed.
        articles: number of parsed articles.
        facts: number of their facts.
        claims: number of their claims.
        encodings: parsed articles by encoding.

    Example:
        >>> Packed.joined([Packed(articles=1, facts=2), Packed(articles=1)]).articles
        2
    """

    tables: dict[str, list[bytes]] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    articles: int = 0
    facts: int = 0
    claims: int = 0
    encodings: Counter[str] = field(default_factory=Counter)

    @classmethod
    def joined(cls, several: Sequence[Packed]) -> Packed:
        """Return several results as one.

        Args:
            several: results in the order of their articles.

        Returns:
            Their rows and failures in order, their counts summed.
        """
        return cls(
            {
                table: [piece for one in several for piece in one.tables.get(table, ())]
                for table in TABLES
            },
            [failure for one in several for failure in one.failures],
            sum(one.articles for one in several),
            sum(one.facts for one in several),
            sum(one.claims for one in several),
            sum((one.encodings for one in several), Counter()),
        )
