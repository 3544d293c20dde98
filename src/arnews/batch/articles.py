"""What passes through a batch run: an article, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from arnews.errors import SourceError

__all__ = ["Article", "Failure", "ReadError", "Skipped", "unforeseen"]


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read: its text, where it came from, what was told about it."""

    id: str
    text: str
    source: str = ""
    place: str = ""
    url: str | None = None
    title: str | None = None
    date: str | None = None
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not be read or parsed: a row of `errors.jsonl`.

    Example:
        >>> failure = Failure("a.txt", "a.txt", "", "empty", "the file holds no text")
        >>> print(failure)
        a.txt: empty: the file holds no text
    """

    id: str
    source: str
    place: str
    error: str
    message: str

    def __str__(self) -> str:
        """Tell it in one line."""
        where = ", ".join(part for part in (self.source or self.id, self.place) if part)
        return f"{where}: {self.error}: {self.message}"


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something among the inputs that is no article (a picture, a gold file): only counted."""

    reason: str


class ReadError(SourceError):
    """A reader cannot go on; becomes a `Failure` that says where it happened."""

    def __init__(self, error: str, message: str) -> None:
        """Give the short name of the `error` and a `message` for a person."""
        super().__init__(message)
        self.error = error
        self.message = message

    def at(self, article_id: str, source: str, place: str = "") -> Failure:
        """Make the row for `errors.jsonl`."""
        return Failure(article_id, source, place, self.error, self.message)


def unforeseen(error: Exception) -> ReadError:
    """Give a reader's error as it is, and one that no reader foresaw as an error `reading`.

    Example:
        >>> unforeseen(KeyError("x")).at("a.txt", "a.txt").message
        "KeyError: 'x'"
    """
    if isinstance(error, ReadError):
        return error
    return ReadError("reading", f"{type(error).__name__}: {error}")
