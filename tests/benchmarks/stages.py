"""A worker that times arnews by stage: `python stages.py SOURCE_FOLDER`.

It takes the articles as a line of JSON and answers with the names of its stages; then for each
name the CPU seconds that the stage takes for all articles. What another revision lacks is left
out. A stage called "unseen: ..." begins with a new pipeline that has read other articles, and reads
each of its own once.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from texts import ROOT  # type: ignore[import-not-found]

if TYPE_CHECKING:
    from arnews.pipeline import Pipeline

if __name__ == "__main__":
    sys.path[:0] = [sys.argv[1], str(ROOT)]


UNSEEN = "unseen: "


def unseen_stages(
    known: Sequence[str], texts: Sequence[str]
) -> dict[str, Callable[[], Callable[[], object]]]:
    """What is timed over articles that are read once: each makes ready, and gives what to time."""
    from tests.counting import floor

    def reading(claims: bool) -> Callable[[], object]:
        extract = reader(claims=claims).extract
        for text in known:
            extract(text)
        return lambda: [extract(text) for text in texts]

    return {
        f"{UNSEEN}floor": lambda: floor(texts),
        f"{UNSEEN}facts alone": partial(reading, False),
        f"{UNSEEN}arnews": partial(reading, True),
    }


def reader(*, claims: bool) -> Pipeline:
    """A new pipeline, also of a revision that has no claims yet."""
    import arnews

    try:
        return arnews.Pipeline(claims=claims)
    except TypeError:
        return arnews.Pipeline()


def stages(texts: Sequence[str]) -> dict[str, Callable[[], object]]:
    """What is timed, each over all articles."""
    from camel_tools.tokenizers.word import simple_word_tokenize
    from tests.counting import floor

    import arnews
    from arnews.document import Document
    from arnews.rules import resolve_overlaps
    from arnews.text import SourceText

    pipeline, of_facts = arnews.Pipeline(), reader(claims=False)
    documents = [pipeline.extract(text) for text in texts]

    def each(do: Callable[[str], object]) -> Callable[[], None]:
        def run() -> None:
            for text in texts:
                do(text)

        return run

    def settled() -> None:
        for document in documents:
            Document._trusted(document.length, tuple(resolve_overlaps(document.facts)))

    return {
        "floor": floor(texts),
        "camel-tools tokenizer": each(simple_word_tokenize),
        "fold and align": each(SourceText),
        "tokens": each(pipeline.tokenize),
        "numbers and mentions": each(pipeline.analyze),
        **{
            f"read, rules of {kind}": each(partial(_with_rules_of, pipeline, kind))
            for kind in pipeline.kinds
        },
        "settle and document": settled,
        "facts alone": each(of_facts.extract),
        "arnews": each(pipeline.extract),
    }


def _with_rules_of(pipeline: Pipeline, kind: str, text: str) -> None:
    """Read a text and call the rules of one kind alone, to see what they cost."""
    from arnews.rules.engine import call_rules

    call_rules(
        pipeline.analyze(text), [rules for rules in pipeline.rule_sets if rules.kind == kind]
    )


def usable(run: Callable[[], object]) -> bool:
    """Whether this revision has what the stage needs; running it warms it up as well."""
    try:
        run()
    except (AttributeError, ImportError, TypeError):
        return False
    return True


def main() -> None:
    """Answer for one stage after the other."""
    given = json.loads(input())
    ready = {name: run for name, run in stages(given["texts"]).items() if usable(run)}
    unseen = unseen_stages(given["known"], given["unseen"])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"stages": [*ready, *unseen], "peak_mb": round(peak)}), flush=True)
    for line in sys.stdin:
        name = line.strip()
        run = ready[name] if name in ready else unseen[name]()
        started = time.process_time()
        run()
        print(time.process_time() - started, flush=True)


if __name__ == "__main__":
    main()
