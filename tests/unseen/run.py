"""Score arnews on articles that were annotated before any rule had seen them: `make unseen`.

The gold lies in gold.jsonl as ids, offsets and values, without the words of the articles, which are
their publishers'. The texts are read from an archive beside the project; without it there is
nothing to score. Each line tells in which set an article was annotated and what of it was later
read when rules were mended (`opened`): only what was never opened says how well the rules read
unseen text.

    python -m tests.unseen.run [--opened]
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from contextlib import redirect_stdout, suppress
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.paths import ROOT

from arnews.__main__ import main as arnews
from arnews.pipeline import default_pipeline

GOLD = Path(__file__).with_name("gold.jsonl")
ARCHIVE = ROOT.parent / "shared" / "articles" / "archive" / "archive.jsonl.gz"

Plain = dict[str, Any]


def with_words(value: Any, text: str) -> Any:
    """Return gold with the quotes of its spans, as a gold file has them."""
    if isinstance(value, list):
        return [with_words(item, text) for item in value]
    if not isinstance(value, dict):
        return value
    whole = {name: with_words(item, text) for name, item in value.items()}
    if "start" in whole:
        whole["text"] = text[whole["start"] : whole["end"]]
    if whole.get("kind") == "count":
        whole.setdefault("noun", whole["text"].split()[-1])
    if whole.get("kind") == "company":
        whole.setdefault("name", whole["text"])
    return whole


def with_companies(facts: list[Plain], text: str) -> list[Plain]:
    """Return gold facts with the companies as extracted, for articles annotated without them.

    Claims need them; as optional facts they are not scored.
    """
    if any(fact["kind"] == "company" for fact in facts):
        return facts
    found = [
        {**company.to_plain(), "optional": True}
        for company in default_pipeline().extract(text, claims=False).of_kind("company")
        if not any(fact["start"] < company.end and company.start < fact["end"] for fact in facts)
    ]
    for fact in found:
        del fact["rule"]
    return sorted([*facts, *found], key=lambda fact: fact["start"])


def write_cases(folder: Path, *, opened: bool) -> int:
    """Write the articles and their gold, as `arnews check` reads them; return their number."""
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    wanted = {row["id"]: row for row in rows if row["opened"] is opened}
    with gzip.open(ARCHIVE, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            row = wanted.get(article["id"])
            if row is None:
                continue
            text = article["text"]
            path = folder / f"{article['id']}.txt"
            path.write_text(text, encoding="utf-8", newline="")
            facts = with_companies(with_words(row["facts"], text), text)
            for name, content in (("facts", facts), ("claims", with_words(row["claims"], text))):
                gold = path.with_suffix(f".{name}.json")
                gold.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return len(wanted)


def scores(folder: Path) -> str:
    """Return the tables of `arnews check`, without the sentences that it got wrong."""
    with redirect_stdout(StringIO()) as printed, suppress(SystemExit):
        sys.argv = ["arnews", "check", str(folder)]
        arnews()
    return printed.getvalue().partition("\nkind ")[2]


def main() -> None:
    """Print the scores; of the articles that were opened all that `arnews check` says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--opened", action="store_true", help="the articles that were opened")
    options = parser.parse_args()
    if not ARCHIVE.exists():
        raise SystemExit(f"{ARCHIVE} is not there: the articles are not part of the project")
    with TemporaryDirectory() as folder:
        count = write_cases(Path(folder), opened=options.opened)
        print(f"{count} articles {'opened' if options.opened else 'never opened'}")
        if options.opened:
            sys.argv = ["arnews", "check", folder]
            arnews()
        else:
            print("kind", scores(Path(folder)))


if __name__ == "__main__":
    main()
