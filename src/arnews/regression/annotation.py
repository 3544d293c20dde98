"""Writing gold: the first facts of an article, and those of a rule that was right."""

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
    """Write what the rules find in an article as its gold file, to be read over.

    Args:
        article: a file NAME.txt; the gold is NAME.facts.json beside it.
        pipeline: what reads it; the default one if None.
        force: write over a gold file that is there.

    Returns:
        The gold file and the number of its facts.

    Raises:
        GoldError: the file is no .txt file, or has gold and is not to lose it.
        SourceError: it cannot be read.
    """
    path = Path(article)
    text = read_article(path)
    if path.suffix != ".txt":
        raise GoldError(
            f"{path}: gold lies beside a .txt file; rename the article to {path.stem}.txt"
        )
    gold = gold_of(path)
    if gold.exists() and not force:
        raise GoldError(f"{gold}: is there already; --force writes over it")
    reader = pipeline or default_pipeline()
    facts = reader.extract(text).facts
    _write(gold, map(plain, facts), reader.fact_classes)
    return gold, len(facts)


def accepted(checked: Checked) -> list[Plain]:
    """Give the gold of an article as it is if the rules are right in each difference.

    What did not differ stays as it is: optional facts, known failures, and the facts of the kinds
    that were not judged.

    Example:
        >>> from arnews.regression import Case, run_case
        >>> gold = {"kind": "date", "text": "أمس", "start": 7, "end": 10, "value": "2018-06-23"}
        >>> case = Case("news", "نما 5% أمس", (gold,), Path("news.facts.json"))
        >>> [fact["text"] for fact in accepted(run_case(case.of_kinds({"percentage"})))]
        ['5%', 'أمس']
    """
    facts = list(checked.case.gold)
    for difference in checked.differences:
        if difference.gold is not None:
            facts.remove(difference.gold)
        if difference.found is not None:
            facts.append(difference.found)
        elif difference.gold is not None and difference.sort == "passes":
            known = difference.gold
            facts.append({key: value for key, value in known.items() if key != "xfail"})
    return [*facts, *checked.case.aside]


def accept(checked: Checked) -> None:
    """Rewrite the gold file of an article with what `accepted` gives.

    Raises:
        GoldError: the case is a phrase, whose file is written by hand, or the file cannot be
            written.
    """
    if checked.case.phrase:
        raise GoldError(f"{checked.case.name}: a phrase is mended by hand")
    _write(checked.case.path, accepted(checked), checked.fact_classes)


def _write(path: Path, facts: Iterable[Plain], fact_classes: Mapping[str, type[Span]]) -> None:
    try:
        text = dump_gold(facts, fact_classes)
        path.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise GoldError(f"{path}: cannot be written ({error.strerror})") from error
