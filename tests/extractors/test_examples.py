"""The example that a rule's docstring opens with is read by that rule."""

from __future__ import annotations

from datetime import date

import pytest

from arnews.extractors import ROSTER
from arnews.pipeline import default_pipeline
from arnews.rules import Rule

RULES = [rule for extractor in ROSTER for rule in extractor.rules]


def leading_example(doc: str) -> str:
    """Return what stands in the first pair of guillemets, which may hold others."""
    depth = 0
    for place, character in enumerate(doc):
        depth += (character == "«") - (character == "»")
        if depth == 0:
            return doc[1:place]
    return ""


def test_an_example_may_have_quotation_marks() -> None:
    assert leading_example("«سهم «الكابلات»», «زين»: a name") == "سهم «الكابلات»"


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_it_fires_its_rule(rule: Rule) -> None:
    example = leading_example(rule.doc)
    facts = default_pipeline().extract(example, published=date(2018, 6, 24)).facts
    assert rule.name in {fact.rule for fact in facts}, f"«{example}» gives {facts}"
