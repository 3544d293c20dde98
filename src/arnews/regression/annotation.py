"""Writing gold files: the first one of an article, and accepted changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from arnews.errors import GoldError
from arnews.facts import Span
from arnews.files import read_article
from arnews.pipeline import Pipeline, default_pipeline
from arnews.regression.gold import Plain, dump_gold, gold_of, plain
from arnews.regression.results import Checked

__all__ = ["accept", "accepted", "annotate"]


def annotate(
    article: str | Path, pipeline: Pipeline | None = None, *, force: bool = False
) -> tuple[Path, int]:
    """Write the facts that the rules find in an article as its gold file, for a person to correct.

    Args:
        article: a file NAME.txt; its gold file is NAME.facts.json in the same folder.
        pipeline: the pipeline that extracts the facts; the default one if None.
        force: overwrite an existing gold file.

    Returns:
        The gold file and the number of its facts.

    Raises:
        GoldError: the article is not a .txt file, or has a gold file and `force` is False.
        SourceError: the article cannot be read.
    """
    path = Path(article)
    text = read_article(path)
    if path.suffix != ".txt":
        raise GoldError(
            f"{path}: only .txt files have gold files; rename the article to {path.stem}.txt"
        )
    gold = gold_of(path)
    if gold.exists() and not force:
        raise GoldError(f"{gold}: exists already; use --force to overwrite it")
    reader = pipeline or default_pipeline()
    facts = reader.extract(text).facts
    _write(gold, map(plain, facts), reader.fact_classes)
    return gold, len(facts)


def accepted(checked: Checked) -> list[Plain]:
    """Return the gold of a case, with each difference resolved in favour of the rules.

    Everything else is unchanged: optional facts, known failures, and facts of kinds that were not
    compared.

    Args:
        checked: the case after its run.

    Example:
        >>> from arnews.regression import Case, run_case
        >>> gold = {"kind": "date", "text": "أمس", "start": 7, "end": 10, "value": "2018-06-23"}
        >>> case = Case("news", "نما 5% أمس", (gold,), Path("news.facts.json"))
        >>> [fact["text"] for fact in accepted(run_case(case.of_kinds({"percentage"})))]
        ['5%', 'أمس']
    """
    facts = list(checked.case.gold)
    for difference in checked.fact_differences:
        if difference.gold is not None:
            facts.remove(difference.gold)
        if difference.found is not None:
            facts.append(difference.found)
        elif difference.gold is not None and difference.sort == "passes":
            known = difference.gold
            facts.append({key: value for key, value in known.items() if key != "xfail"})
    return [*facts, *checked.case.aside]


def accept(checked: Checked) -> None:
    """Rewrite the gold file of an article with the result of `accepted`.

    Args:
        checked: the case after its run.

    Raises:
        GoldError: the case is a phrase, whose file is edited by hand, or the file cannot be
            written.
    """
    if checked.case.phrase:
        raise GoldError(f"{checked.case.name}: a phrase must be corrected by hand")
    _write(checked.case.path, accepted(checked), checked.fact_classes)


def _write(path: Path, facts: Iterable[Plain], fact_classes: Mapping[str, type[Span]]) -> None:
    try:
        text = dump_gold(facts, fact_classes)
        path.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise GoldError(f"{path}: cannot be written ({error.strerror})") from error
