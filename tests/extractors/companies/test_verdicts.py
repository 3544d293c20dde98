"""One decision a name: which items of evidence an article gives, and what their sum decides."""

from __future__ import annotations

import inspect

import pytest

from arnews.extractors.companies import counterevidence, evidence, verdicts
from arnews.extractors.companies.evidence import BUSINESS_ITEMS
from arnews.extractors.companies.verdicts import ENOUGH, Verdict
from arnews.extractors.companies.vocabulary import WORDS
from arnews.pipeline import default_pipeline
from arnews.regression import explain
from arnews.rules.engine import call_rules


def verdict_on(name: str, text: str) -> Verdict:
    pipeline = default_pipeline()
    article = pipeline.analyze(text)
    call_rules(article, pipeline.rule_sets)
    return article.once(verdicts.Verdicts).by_name[name]


@pytest.mark.parametrize(
    ("text", "name", "items"),
    [
        ("ارتفع سهم فورد", "فورد موتور", {"share"}),
        ("باعت شركة فورد مصنعها", "فورد موتور", {"head"}),
        ("افتتحت فورد (Ford) معرضها", "فورد موتور", {"latin_alias", "capitals"}),
        ("كتب عن #فورد كثيرا", "فورد موتور", {"hashtag"}),
        ("عادت فورد التابعة لصندوق", "فورد موتور", {"owned"}),
        ("المراكز التابعة لفورد كثيرة", "فورد موتور", {"owner"}),
        ("عادت فورد الأمريكية إلى السباق", "فورد موتور", {"nationality_after"}),
        ("عاد رئيس فورد إلى السباق", "فورد موتور", {"business_noun"}),
        ("وقالت فورد إنها عادت", "فورد موتور", {"acts"}),
        ("عاد الرئيس التنفيذي لفورد", "فورد موتور", {"led"}),
        ("استقال جيمس فورد", "فورد موتور", {"person"}),
        ("وصل سابك وفورد", "فورد موتور", {"peer_beside"}),
        ("شركات كبرى مثل فورد", "فورد موتور", {"example"}),
        ("تحركت السوق وعادت «فورد»", "فورد موتور", {"quoted"}),
        ("زار نهر سابك مرتين", "سابك", {"listed", "nature"}),
        ("هاجم حي سابك مرتين", "سابك", {"listed", "other_name"}),
        ('عقدت السوق "نوفيكال" اليابانية', "نوفيكال", {"foreign_quote", "nationality_after"}),
        ('رفعت الشركة حصتها وزارت فيلم "نوفيكال"', "نوفيكال", {"title"}),
        ('رفعت الشركة هواتف "نوفيكال"', "نوفيكال", {"product"}),
    ],
)
def test_items_of_a_name(text: str, name: str, items: set[str]) -> None:
    assert set(verdict_on(name, text).items) == items


def test_the_evidence_of_all_mentions_is_added_up() -> None:
    once = verdict_on("نوفيكال", 'زارت "نوفيكال" السوق وهي "نوفيكال" اليابانية')
    assert once.items == {"foreign_quote": 1, "nationality_after": 3}
    assert once.total == ENOUGH
    assert once.is_company


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("عادت فورد مرتين، ثم ارتفع سهم فورد", 2),  # a later mention tells of an earlier one
        ("عادت فورد مرتين، ثم سافرت فورد", 0),
        ("ارتفع سهم فورد، وقال جيمس فورد إن فورد تنمو", 2),  # the person is none
        ("تجمد نهر سابك، وقيل إن سابك طويل", 0),  # a river in every mention
        ("تجمد نهر سابك، ثم ارتفع سهم سابك", 1),
    ],
)
def test_one_decision_a_name(text: str, found: int) -> None:
    facts = default_pipeline().extract(text, kinds=["company"]).facts
    assert len(facts) == found


def test_each_item_has_weights() -> None:
    assert BUSINESS_ITEMS.keys() <= WORDS.weights.keys() | WORDS.weights_in_quotes.keys()
    sources = "".join(inspect.getsource(module) for module in (evidence, verdicts, counterevidence))
    for item in WORDS.weights.keys() | WORDS.weights_in_quotes.keys():
        assert f'"{item}"' in sources, f"no code yields {item}"


def test_explain_lists_the_items_and_the_sum() -> None:
    (name,) = explain("ارتفع سهم فورد").names
    assert (name.name, name.items, name.total, name.is_company) == (
        "فورد موتور",
        {"share": 6},
        6,
        True,
    )
