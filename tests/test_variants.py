"""The same text in other letters, digits and spaces gives the same facts in the same places."""

from __future__ import annotations

import datetime
import re

import pytest
from tests.articles import SETS, articles, read
from tests.paths import FIXTURES
from tests.variants import SPELLED, VARIANTS, Facts, facts_of, varied

from arnews.pipeline import default_pipeline
from arnews.regression import load_cases

FILES = sorted((FIXTURES / "phrases").glob("*.toml"))
CASES = [case for case in load_cases(FILES) if case.number is None]
PART = 6
"""A variant reads a sixth of the real articles; together they read each of them several times."""
_AFTER_A_PARTICLE = re.compile("(?<![ء-ي])[وفبلك]?[وفبل][أإآ]")


def differing(
    name: str, text: str, published: datetime.date | None = None, country: str | None = None
) -> str | None:
    """Tell how the facts of a variant differ from those of the text, if they do."""
    other, starts = varied(text, VARIANTS[name])
    if other == text:
        return None
    spelled = name in SPELLED
    expected = facts_of(read(text, published, country), starts, spelled=spelled)
    found = facts_of(default_pipeline(country).extract(other, published=published), spelled=spelled)
    if name == "hamza":
        expected, found = (without_told_by_hamza(facts, text) for facts in (expected, found))
    if found == expected:
        return None
    lacks = [fact for fact in expected if fact not in found]
    has = [fact for fact in found if fact not in expected]
    return f"{other[:80]!r}\n  lacks {lacks}\n  has   {has}"


def without_told_by_hamza(facts: Facts, text: str) -> Facts:
    """Leave out what a hamza after a particle tells: «وأبل» is Apple, «شركة لأخرى» no company.

    «وابل» is a word of its own; foreign names have no particle before a hamza.
    """
    words = _AFTER_A_PARTICLE.finditer(text)
    told = {place for word in words for place in range(*word.span())}
    return [fact for fact in facts if not (fact[2]["kind"] == "company" and fact[0] in told)]


@pytest.mark.parametrize("name", VARIANTS)
def test_phrases(name: str) -> None:
    found = [differing(name, case.text, case.published, case.country) for case in CASES]
    wrong = [told for told in found if told]
    assert not wrong, f"{len(wrong)} of {len(found)}:\n" + "\n".join(wrong)


@pytest.mark.parametrize("name", VARIANTS)
@pytest.mark.parametrize("where", SETS)
def test_articles(where: str, name: str) -> None:
    texts = articles(where)
    if where != "fixtures":
        texts = texts[list(VARIANTS).index(name) % PART :: PART]
    found = [differing(name, text) for text in texts]
    wrong = [told for told in found if told]
    assert not wrong, f"{len(wrong)} of {len(found)}:\n" + "\n".join(wrong)


def test_a_leading_and() -> None:
    wrong = []
    for case in CASES:
        word = case.text.split(" ")[0]
        if not word.isalpha() or word.startswith("و"):
            continue
        expected = facts_of(
            read(case.text, case.published, case.country),
            range(1, len(case.text) + 2),
            spelled=False,
        )
        text = f"و{case.text}"
        if facts_of(read(text, case.published, case.country), spelled=False) != expected:
            wrong.append(text)
    assert wrong == []
