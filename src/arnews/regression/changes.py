"""The differences of two runs over the same articles, for reviewing a rule without gold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from arnews.errors import GoldError
from arnews.regression.claim_changes import claim_of_row, claims_of_line
from arnews.regression.gold import Plain
from arnews.regression.reading import brief, read_json
from arnews.regression.score import overlap

__all__ = ["Change", "Changes", "Run", "diff", "load_run"]


@dataclass(frozen=True)
class Run:
    """One article of a saved run.

    Attributes:
        facts: its facts, without empty fields.
        text: its text, None if it was not saved.
        claims: the figures of its claims, each with its main slots in one flat object.
    """

    facts: tuple[Plain, ...]
    text: str | None = None
    claims: tuple[Plain, ...] = ()


@dataclass(frozen=True)
class Change:
    """A fact, or a figure of a claim, that differs between two runs.

    Attributes:
        article: the name of the article.
        old: the fact or figure in the old run, None if it was gained.
        new: the fact or figure in the new run, None if it was lost.
    """

    article: str
    old: Plain | None
    new: Plain | None

    @property
    def sort(self) -> str:
        """One of "gained", "lost" and "changed"."""
        if self.old is None:
            return "gained"
        return "lost" if self.new is None else "changed"

    @property
    def fact(self) -> Plain:
        """The new fact, or the old one if it was lost."""
        fact = self.new if self.new is not None else self.old
        assert fact is not None
        return fact


@dataclass
class Changes:
    """The differences of two runs; true if there are any.

    Attributes:
        changes: the facts that differ, in the order of the new run.
        texts: the texts of the articles with changes, by name, if they were saved.
        only_old: the names of articles that only the old run has.
        only_new: the names of articles that only the new run has.
        claims: the figures whose claims differ, each as one flat object.
    """

    changes: list[Change] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    only_old: list[str] = field(default_factory=list)
    only_new: list[str] = field(default_factory=list)
    claims: list[Change] = field(default_factory=list)

    @property
    def all(self) -> list[Change]:
        """The changes of facts, then those of claims."""
        return [*self.changes, *self.claims]

    def as_dict(self) -> dict[str, Any]:
        """Return the changes and the articles of only one run as plain JSON values.

        Example:
            >>> Changes(only_new=["news"]).as_dict()
            {'changes': [], 'claims': [], 'only_old': [], 'only_new': ['news']}
        """
        changes, claims = (
            [
                {"article": one.article, "sort": one.sort, "old": one.old, "new": one.new}
                for one in several
            ]
            for several in (self.changes, self.claims)
        )
        return {
            "changes": changes,
            "claims": claims,
            "only_old": self.only_old,
            "only_new": self.only_new,
        }

    def __bool__(self) -> bool:
        """Return True if the runs differ."""
        return bool(self.all or self.only_old or self.only_new)

    def count(self, key: str) -> Counter[tuple[str, str]]:
        """Return the number of changes by a field of the fact or claim and by sort.

        Args:
            key: the field, "kind" or "rule".
        """
        return Counter((str(change.fact.get(key, "?")), change.sort) for change in self.all)


def load_run(path: Path) -> dict[str, Run]:
    """Return the articles of a saved run by name.

    Args:
        path: the output of `arnews extract --format jsonl`, where each line has `article` (the
            name), `facts` and optionally `text`, or the folder of `arnews batch --format jsonl`.

    Raises:
        GoldError: the file is missing, or a line has another form.
    """
    if path.is_dir():
        return _batch(path)
    runs: dict[str, Run] = {}
    for number, row in _lines(path):
        if not isinstance(row.get("facts"), list) or "article" not in row:
            raise GoldError(
                f"{path}, line {number}: must have article and facts, as "
                "`arnews extract --format jsonl` writes them"
            )
        name = str(row["article"])
        if name in runs:
            raise GoldError(f"{path}, line {number}: a second article of the name {name!r}")
        where = f"{path}, line {number}"
        facts = tuple(
            _checked(f"{where}, fact {n}", fact) for n, fact in enumerate(row["facts"], 1)
        )
        claims = claims_of_line(where, row, facts)
        runs[name] = Run(facts, _text(where, row), claims)
    return runs


def _checked(where: str, fact: object) -> Plain:
    """Return a fact without empty fields; refuse one without the fields that `diff` needs."""
    if not isinstance(fact, dict):
        raise GoldError(
            f"{where}: must be an object with kind, text, start, end, not {brief(fact)}"
        )
    for key, kind in _NEEDED.items():
        if not isinstance(fact.get(key), kind):
            raise GoldError(
                f"{where}: {key} must be of {kind.__name__}, not {brief(fact.get(key))}; "
                "take the output of `arnews extract --format jsonl` as it is"
            )
    return _filled(fact)


def _text(where: str, row: dict[str, Any]) -> str | None:
    text = row.get("text")
    if text is not None and not isinstance(text, str):
        raise GoldError(f"{where}: text must be a string, not {brief(text)}")
    return text


def _lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        with path.open(encoding="utf-8-sig") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    row = read_json(line)
                    if not isinstance(row, dict):
                        raise GoldError(f"{path}, line {number}: must be an object")
                    yield number, row
    except OSError as error:
        raise GoldError(f"{path}: cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise GoldError(f"{path}: cannot be read as JSON lines: {error}") from error


def _batch(folder: Path) -> dict[str, Run]:
    facts: dict[str, list[Plain]] = {}
    claims: dict[str, list[Plain]] = {}
    texts: dict[str, str | None] = {}
    articles, found = folder / "articles.jsonl", folder / "facts.jsonl"
    figures = folder / "claims.jsonl"
    if (folder / "batch.json").exists() and not articles.exists():
        raise GoldError(
            f"{folder}: holds no articles.jsonl; run `arnews batch` again with --format jsonl"
        )
    for number, row in _lines(articles):
        where = f"{articles}, line {number}"
        texts[str(_of_batch(where, row, "id"))] = _text(where, row)
    for number, row in _lines(found):
        where = f"{found}, line {number}"
        name = str(_of_batch(where, row, "article"))
        facts.setdefault(name, []).append(_checked(where, _of_row(row)))
    for number, row in _lines(figures) if figures.exists() else ():
        where = f"{figures}, line {number}"
        name = str(_of_batch(where, row, "article"))
        claims.setdefault(name, []).append(_checked(where, claim_of_row(row)))
    return {
        name: Run(tuple(facts.get(name, ())), text, tuple(claims.get(name, ())))
        for name, text in texts.items()
    }


def _of_batch(where: str, row: dict[str, Any], key: str) -> object:
    if key not in row:
        raise GoldError(f"{where}: has no {key}, as `arnews batch --format jsonl` writes it")
    return row[key]


_NEEDED = {"kind": str, "text": str, "start": int, "end": int}
_NOT_OF_THE_FACT = {
    "article",
    "n",
    "sentence",
    "value",
    "low",
    "high",
    "value_text",
    "quote",
    "date",
}


def _of_row(row: dict[str, Any]) -> Plain:
    """Return the fact of a row of a batch."""
    fact = {key: value for key, value in row.items() if key not in _NOT_OF_THE_FACT}
    fact["text"] = row.get("quote")
    low, dots, high = str(row.get("value_text") or "").partition("..")
    if dots:
        fact["low"], fact["high"] = low, high
    else:
        fact["value"] = row.get("date") or low
    return fact


def _filled(fact: Plain) -> Plain:
    return {key: value for key, value in fact.items() if value not in (None, "", [])}


def diff(old: dict[str, Run], new: dict[str, Run]) -> Changes:
    """Return the differences of two runs, article by article.

    Two overlapping facts of one kind are one changed fact, and two claims of overlapping figures
    one changed claim. The rule that made a fact or a claim is not compared.

    Args:
        old: the articles of the old run, from `load_run`.
        new: the articles of the new run.

    Example:
        >>> fact = {"kind": "percentage", "text": "5%", "start": 4, "end": 6, "value": "5"}
        >>> changes = diff({"a": Run((fact,))}, {"a": Run(({**fact, "value": "6"},))})
        >>> [change.sort for change in changes.changes]
        ['changed']
    """
    found = Changes(
        only_old=[name for name in old if name not in new],
        only_new=[name for name in new if name not in old],
    )
    for name, run in new.items():
        if name not in old:
            continue
        here = list(_of_article(name, old[name].facts, run.facts, _is_one))
        claims = list(_of_article(name, old[name].claims, run.claims, overlap))
        found.changes.extend(here)
        found.claims.extend(claims)
        text = run.text if run.text is not None else old[name].text
        if (here or claims) and text is not None:
            found.texts[name] = text
    return found


def _of_article(
    name: str,
    old: tuple[Plain, ...],
    new: tuple[Plain, ...],
    is_one: Callable[[Plain, Plain], bool],
) -> Iterator[Change]:
    said = [_without_rule(fact) for fact in old]
    left = list(range(len(old)))
    fresh = []
    for fact in new:
        same = next((place for place in left if said[place] == _without_rule(fact)), None)
        if same is None:
            fresh.append(fact)
        else:
            left.remove(same)
    for fact in fresh:
        near = next((place for place in left if is_one(old[place], fact)), None)
        if near is not None:
            left.remove(near)
        yield Change(name, None if near is None else old[near], fact)
    for place in left:
        yield Change(name, old[place], None)


def _without_rule(fact: Plain) -> Plain:
    return {key: value for key, value in fact.items() if key != "rule"}


def _is_one(one: Plain, other: Plain) -> bool:
    return bool(one["kind"] == other["kind"]) and overlap(one, other)
