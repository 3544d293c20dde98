"""The items that pass through a batch run: articles, failures and skipped inputs."""

from __future__ import annotations

from dataclasses import dataclass

from arnews.errors import SourceError

__all__ = ["Article", "Failure", "ReadError", "Skipped", "unforeseen"]


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read: its text, its origin and its metadata.

    Attributes:
        id: the record's own id, or its file and number (`dump.jsonl#17`).
        text: the text of the article.
        source: path of the file it came from; empty for articles passed in from Python.
        place: line, row or record within the file.
        url: web address, if the input has one.
        title: headline, if the input has one.
        date: publication date, as written in the input.
        encoding: name of the encoding of the input.

    Example:
        >>> Article("a", "نما الاقتصاد 5%").encoding
        'utf-8'
    """

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

    Attributes:
        id: id of the article, or the name of its file.
        source: path of its file; empty for articles passed in from Python.
        place: line, row or record within the file.
        error: short name of the error, see the table in docs/batch.md.
        message: the reason in one sentence, for people.

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
        """Return the failure as one line."""
        where = ", ".join(part for part in (self.source or self.id, self.place) if part)
        return f"{where}: {self.error}: {self.message}"


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that is not an article (a picture, a gold file); only counted, by its reason.

    Attributes:
        reason: why it is none: the ending of the file name, or a short phrase.

    Example:
        >>> Skipped(".png").reason
        '.png'
    """

    reason: str


class ReadError(SourceError):
    """An input cannot be read; readers turn it into a `Failure` that names the place.

    Example:
        >>> print(ReadError("empty", "holds no text").at("a.txt", "a.txt"))
        a.txt: empty: holds no text
    """

    def __init__(self, error: str, message: str) -> None:
        """Create the error.

        Args:
            error: short name, see the table in docs/batch.md.
            message: the reason in one sentence, for people.
        """
        super().__init__(message)
        self.error = error
        self.message = message

    def at(self, article_id: str, source: str, place: str = "") -> Failure:
        """Return the failure for `errors.jsonl`.

        Args:
            article_id: id of the article, or the name of its file.
            source: path of its file.
            place: line, row or record within the file.

        Returns:
            The failure.
        """
        return Failure(article_id, source, place, self.error, self.message)


def unforeseen(error: Exception) -> ReadError:
    """Return a `ReadError` unchanged, and wrap any other exception as the error `reading`.

    Args:
        error: an exception that a reader raised.

    Returns:
        The error to record.

    Example:
        >>> unforeseen(KeyError("x")).at("a.txt", "a.txt").message
        "KeyError: 'x'"
    """
    if isinstance(error, ReadError):
        return error
    return ReadError("reading", f"{type(error).__name__}: {error}")
