from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_the_first_gold(arnews: Run, article: Path) -> None:
    done = arnews("annotate", article)
    gold = article.with_name("news.facts.json")
    assert (done.code, done.out) == (0, f"{gold}: 3 facts to review\n")
    assert arnews("check", article).code == 0


def test_gold_is_not_lost(arnews: Run, article: Path) -> None:
    arnews("annotate", article)
    done = arnews("annotate", article)
    assert done.code == 2
    assert "news.facts.json: exists already; use --force to overwrite it" in done.err
    assert arnews("annotate", article, "--force").code == 0


def test_the_name_must_be_one_of_gold(arnews: Run, article: Path) -> None:
    done = arnews("annotate", article.rename(article.with_suffix("")))
    assert done.code == 2
    assert "rename the article to news.txt" in done.err


def test_a_reader_of_ones_own(arnews: Run, article: Path) -> None:
    article.write_text("بسعر 5 ريالات", encoding="utf-8")
    arnews("annotate", article, "--country", "OM")
    (fact,) = json.loads(article.with_name("news.facts.json").read_text(encoding="utf-8"))
    assert fact["currency"] == "OMR"
