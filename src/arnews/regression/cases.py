"""Loading cases from articles with gold files and from phrase files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from arnews.errors import GoldError
from arnews.facts import FACT_CLASSES, Span
from arnews.files import GOLD_SUFFIX, joined, read_article, web_address
from arnews.regression.case import Case
from arnews.regression.claim_gold import claims_of, load_claims
from arnews.regression.gold import gold_of, load_gold
from arnews.regression.phrases import read_phrases

if TYPE_CHECKING:
    from arnews.pipeline import Pipeline

__all__ = ["load_cases"]


def load_cases(paths: Iterable[str | Path], pipeline: Pipeline | None = None) -> list[Case]:
    r"""Return the cases of folders, gold files, articles and phrase files.

    Args:
        paths: the folders and files.
        pipeline: the pipeline whose kinds of facts are known; the default one if None.

    Returns:
        The cases in the order of `paths`, those of a folder sorted by path.

    Raises:
        GoldError: a path is missing or has no case, or a gold or phrase file cannot be used.
        SourceError: an article cannot be read.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     file = Path(folder, "money.toml")
        ...     _ = file.write_text('[[phrase]]\ntext = "نما كثيرا"', encoding="utf-8")
        ...     [case.text for case in load_cases([file])]
        ['نما كثيرا']
    """
    fact_classes = FACT_CLASSES if pipeline is None else pipeline.fact_classes
    cases: dict[tuple[Path, str], Case] = {}
    for path in map(Path, paths):
        found = 0
        for case in _of_path(path, fact_classes):
            cases.setdefault((case.path.absolute(), case.name), case)
            found += 1
        if not found:
            raise GoldError(
                f"{path}: holds no NAME.txt with NAME{GOLD_SUFFIX} and no phrases; "
                "make a first gold file with `arnews annotate`"
            )
    return list(cases.values())


def _of_path(path: Path, fact_classes: Mapping[str, type[Span]]) -> Iterator[Case]:
    if (address := web_address(path)) is not None:
        raise GoldError(address)
    if not path.exists():
        raise GoldError(f"{path}: no such file or folder; check the spelling")
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            yield from _of_file(file, fact_classes)
    elif path.suffix == ".txt":
        gold = gold_of(path)
        if not gold.exists():
            raise GoldError(
                f"{path}: has no gold file {gold.name} in its folder; "
                f"make a first one with `arnews annotate {path}`"
            )
        yield from _of_file(gold, fact_classes)
    else:
        yield from _of_file(path, fact_classes)


def _of_file(file: Path, fact_classes: Mapping[str, type[Span]]) -> Iterator[Case]:
    if file.name.endswith(GOLD_SUFFIX):
        source = file.with_name(file.name.removesuffix(GOLD_SUFFIX) + ".txt")
        article = read_article(source)
        gold = tuple(load_gold(file, article, fact_classes))
        beside = claims_of(file)
        claims = tuple(load_claims(beside, article, gold)) if beside.exists() else None
        yield Case(_relative_name(source.with_suffix("")), article, gold, file, claims=claims)
    elif file.suffix == ".toml":
        yield from read_phrases(file, _relative_name(file), fact_classes)


def _relative_name(path: Path) -> str:
    """Return a path relative to the current folder if it is in it, otherwise unchanged."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100 (links stay as named)
    here = Path.cwd()
    return joined((whole.relative_to(here) if here in whole.parents else path).as_posix())
