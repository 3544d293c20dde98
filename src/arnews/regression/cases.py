"""Cases: articles with gold files beside them, and the phrases of phrase files."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from arnews.errors import GoldError
from arnews.facts import KINDS, Kind
from arnews.regression.gold import GOLD_SUFFIX, Plain, check_fact, load_gold, read_article

__all__ = ["Case", "load_cases"]

_KEYS = {"text", "facts", "home", "published", "kinds", "near_miss", "xfail", "note"}


@dataclass(frozen=True)
class Case:
    """A text and what it is known to say.

    Attributes:
        name: the file, and for a phrase its number in it.
        text: the article or the phrase.
        gold: its facts; of the kinds in `kinds` all of them.
        path: the gold file or the phrase file.
        phrase: it is a phrase: its spans and mods must be right too.
        home: the country of the pipeline that reads it.
        published: the date of the article.
        kinds: the kinds that the gold lists.
        near_miss: rules that must make no fact here, though it looks as if.
        xfail: why it is known to fail; it is an error if it does not.
        number: a number that the text must be (`arnews.parse_number`), "none" if it is none.
    """

    name: str
    text: str
    gold: tuple[Plain, ...]
    path: Path
    phrase: bool = False
    home: str | None = None
    published: datetime.date | None = None
    kinds: tuple[Kind, ...] = KINDS
    near_miss: tuple[str, ...] = ()
    xfail: str | None = None
    number: str | None = field(default=None)


def load_cases(paths: Iterable[str | Path]) -> list[Case]:
    """Read the cases of folders, gold files, articles and phrase files, in a stable order.

    Raises:
        GoldError: a path is missing or holds no case, or a file cannot be used.
    """
    cases: list[Case] = []
    for path in map(Path, paths):
        if not path.exists():
            raise GoldError(f"{path}: no such file or folder")
        if path.suffix == ".txt":
            path = path.with_name(path.stem + GOLD_SUFFIX)  # noqa: PLW2901 (the gold is beside it)
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        found = [case for file in files for case in _of_file(file)]
        if not found:
            raise GoldError(
                f"{path}: holds no NAME.txt with NAME{GOLD_SUFFIX} and no phrases; "
                "make a first gold file with `arnews annotate`"
            )
        cases.extend(found)
    return cases


def _of_file(file: Path) -> Iterator[Case]:
    if file.name.endswith(GOLD_SUFFIX):
        yield _article(file)
    elif file.suffix == ".toml":
        yield from _phrases(file)


def _article(gold_file: Path) -> Case:
    file = gold_file.with_name(gold_file.name.removesuffix(GOLD_SUFFIX) + ".txt")
    article = read_article(file)
    return Case(file.stem, article, tuple(load_gold(gold_file, article)), gold_file)


def _phrases(file: Path) -> Iterator[Case]:
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise GoldError(f"{file}: cannot be read as TOML: {error}") from error
    for number, item in enumerate(tables.get("phrase", ()), start=1):
        yield _phrase(file, number, item)
    for key in ("number", "not_a_number"):
        for number, item in enumerate(tables.get(key, ()), start=1):
            value = str(item["value"]) if key == "number" else "none"
            yield Case(
                f"{file.name}:{key} {number}",
                item["text"],
                (),
                file,
                phrase=True,
                xfail=item.get("xfail"),
                number=value,
            )


def _phrase(file: Path, number: int, item: dict[str, Any]) -> Case:
    where = f"{file}, phrase {number}"
    unknown = sorted(item.keys() - _KEYS)
    if unknown or "text" not in item:
        raise GoldError(
            f"{where}: must have text and facts; {unknown[0]!r} is none of {', '.join(sorted(_KEYS))}"
            if unknown
            else f"{where}: has no text"
        )
    text = item["text"]
    gold = tuple(_placed(where, fact, text) for fact in item.get("facts", ()))
    published = item.get("published")
    return Case(
        f"{file.name}:{number}",
        text,
        gold,
        file,
        phrase=True,
        home=item.get("home"),
        published=datetime.date.fromisoformat(str(published)) if published else None,
        kinds=tuple(item.get("kinds", KINDS)),
        near_miss=tuple(item.get("near_miss", ())),
        xfail=item.get("xfail"),
    )


def _placed(where: str, fact: Plain, text: str) -> Plain:
    """Find the quote of a phrase's fact: the first, or the nth that is asked for."""
    fact = dict(fact)
    start = -1
    quote = str(fact.get("text", ""))
    for _ in range(int(fact.pop("nth", 1))):
        start = text.find(quote, start + 1)
        if start < 0 or not quote:
            raise GoldError(f"{where}: {quote!r} does not stand in the phrase that often")
    fact["start"], fact["end"] = start, start + len(quote)
    check_fact(where, fact, text)
    return fact
