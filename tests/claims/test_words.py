"""The words of claims: under which forms they are found."""

from __future__ import annotations

from typing import Any

import pytest
from tests.paths import FIXTURES

from arnews.claims.vocabulary import Sign, Vocabulary, vocabulary
from arnews.claims.word_forms import bare, readings, verb_forms
from arnews.language.lexicon_files import load_folded, load_toml
from arnews.regression import load_cases
from arnews.text.folding import normalize


def signs(text: str) -> list[Sign]:
    return vocabulary().signs(normalize(text).split())


def kinds(text: str) -> list[tuple[str, str]]:
    return [(sign.kind, str(getattr(sign.value, "name", sign.value))) for sign in signs(text)]


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("أرباح", "net_profit"),
        ("وبأرباحها", "net_profit"),
        ("أرباحًا تشغيلية", "operating_profit"),
        ("أرباح سابك التشغيلية", "operating_profit"),
        ("للصادرات", "exports"),
        ("قيمتها السوقية", "market_cap"),
        ("الدين العام", "public_debt"),
        ("تكلفة التأمين على ديونها", "cds_spread"),
    ],
)
def test_a_metric_is_found_under_clitics_pronouns_and_tanween(text: str, metric: str) -> None:
    assert ("metric", metric) in kinds(text)


@pytest.mark.parametrize("text", ["ربحية", "بربح", "الزيادات", "مؤشرين"])
def test_a_noun_is_no_verb(text: str) -> None:
    assert not [sign for sign in signs(text) if sign.verb]


def test_the_longest_phrase_counts() -> None:
    assert ("metric", "gdp_growth") in kinds("نمو الناتج المحلي الإجمالي")
    assert ("metric", "average_price") in kinds("متوسط سعر البيع")


def test_a_name_may_stand_within_a_phrase_but_not_a_sentence() -> None:
    assert ("metric", "financing_need") in kinds("احتياجات مصر التمويلية")
    assert ("metric", "financing_need") not in kinds("احتياجات مصر كما قال وزير ماليتها التمويلية")


def test_verbs_are_conjugated() -> None:
    assert "سترتفع" in verb_forms("ارتفع يرتفع")
    assert "نمت" in verb_forms("نما ينمو")


def test_the_article_is_no_part_of_a_word_that_only_looks_like_it() -> None:
    assert bare("التزامات", {"التزامات"}) == "التزامات"
    assert readings("التزامات", {"تزامات"}) != ()
    assert ("metric", "liabilities") in kinds("التزامات الشركة")


def test_every_metric_has_a_phrase() -> None:
    metrics = {table["name"] for table in load_toml("metrics.toml")["metric"]}
    said = {
        claim.get("metric")
        for case in load_cases([FIXTURES / "claims"])
        for claim in case.claims or ()
    }
    assert len(metrics) > 90
    assert metrics - said == set()


def test_subjects_and_families_are_known() -> None:
    from typing import get_args

    from arnews.claims.models import PartyRole, SubjectType

    types = set(get_args(SubjectType))
    for table in load_toml("metrics.toml")["metric"]:
        assert set(table["subjects"]) <= types, table["name"]
        assert set(table["facts"]) <= {"money", "percentage", "quantity", "count"}, table["name"]
        assert table.get("percent", "level") in {"level", "growth"}, table["name"]
    lists = load_toml("subjects.toml")
    for table in (*lists["subject"], *lists["name_head"]):
        assert table["type"] in types
        assert table.get("metric", "exports") in vocabulary().metrics
    roles = set(get_args(PartyRole))
    tables = load_toml("deals.toml")
    for table in (*tables["deal"], *tables["order"], *tables["raise"]):
        second = {table["second"]} if "second" in table else set()
        assert {table["first"], *second, *table["parties"].values()} <= roles


def folded(value: Any) -> Any:
    if isinstance(value, dict):
        return {normalize(key): folded(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return list(map(folded, value))
    return normalize(value) if isinstance(value, str) else value


@pytest.mark.parametrize("name", ["claims", "metrics", "subjects", "deals"])
def test_a_list_folded_as_a_whole_is_folded_word_by_word(name: str) -> None:
    assert load_folded(f"{name}.toml") == folded(load_toml(f"{name}.toml"))


def test_few_words_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("arnews.claims.vocabulary._REMEMBERED", 2)
    fresh = Vocabulary()
    words = normalize("ارتفعت إيراداتها النفطية إلى مستوى جديد").split()
    assert fresh.signs(words) == vocabulary().signs(words)
    assert len(fresh._known) <= 2
