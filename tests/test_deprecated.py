"""Old names work for a version, and say the new ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import arnews
from arnews import rules
from arnews.facts import Span
from arnews.language.lexicon import Entry, Mention
from arnews.pipeline import default_pipeline
from arnews.regression import choose_pipeline

TEXT = "بسعر 5 ريالات"
api: Any = arnews  # old names have no types


def test_arguments() -> None:
    with pytest.warns(DeprecationWarning, match="write country="):
        document = api.extract(TEXT, home="OM")
    assert document.facts[0].currency == "OMR"
    with pytest.warns(DeprecationWarning, match="write country="):
        assert document.verify(TEXT, home="OM") == []
    with pytest.warns(DeprecationWarning, match="write country="):
        assert api.Pipeline(home="OM").country == "OM"
    choose: Any = choose_pipeline
    with pytest.warns(DeprecationWarning, match="write country="):
        assert choose(home="QA").country == "QA"


def test_company_lists(tmp_path: Path) -> None:
    mine = tmp_path / "mine.tsv"
    mine.write_text("name\nشركة نورين\n", encoding="utf-8")
    with pytest.warns(DeprecationWarning, match="write company_lists="):
        reader = api.Pipeline(lexicons=[mine])
    assert reader.extract("باعت شركة نورين").facts[0].name == "شركة نورين"


def test_an_argument_has_one_name() -> None:
    with (
        pytest.warns(DeprecationWarning, match="write country="),
        pytest.raises(TypeError, match="home is the old name of country"),
    ):
        api.extract(TEXT, home="OM", country="OM")


def test_members_of_the_pipeline() -> None:
    reader = arnews.Pipeline(country="OM")
    with pytest.warns(DeprecationWarning, match=r"write Pipeline\.country"):
        assert reader.home == "OM"
    with pytest.warns(DeprecationWarning, match=r"write Pipeline\.with_country"):
        assert reader.with_home("QA").country == "QA"
    with pytest.warns(DeprecationWarning, match=r"write Pipeline\.analyze"):
        assert reader.read(TEXT).mentions["number"]


def test_facts_and_documents() -> None:
    document = arnews.extract("نما 5%")
    with pytest.warns(DeprecationWarning, match="write to_plain"):
        assert document.fields() == document.to_plain()
    with pytest.warns(DeprecationWarning, match="write to_plain"):
        assert document.facts[0].fields() == document.facts[0].to_plain()
    with pytest.warns(DeprecationWarning, match="call the class"):
        assert arnews.Document.trusted(document.length, document.facts) == document
    with pytest.warns(DeprecationWarning, match="call the class"):
        assert Span.trusted(text="5%", start=4, end=6) == Span(text="5%", start=4, end=6)


def test_what_rules_are_written_with() -> None:
    article = default_pipeline().analyze("لا يقل عن 5% تقريبا")
    at = rules.Cursor(article)
    mention: Mention = article.mentions["percent"][0]
    with pytest.warns(DeprecationWarning, match=r"write Mention\.stop_token"):
        assert mention.last == mention.stop_token
    with pytest.warns(DeprecationWarning, match=r"write Mention\.start_token"):
        assert mention.first == mention.start_token
    with pytest.warns(DeprecationWarning, match=r"write Cursor\.modifier_before"):
        assert at.mod_before(3) == "equal_or_more"
    with pytest.warns(DeprecationWarning, match=r"write Cursor\.modifier_at"):
        assert at.hedge_at(5) == "approx"
    with pytest.warns(DeprecationWarning, match=r"write Cursor\.sentence_continues"):
        assert at.open_before(1)
    with pytest.warns(DeprecationWarning, match=r"write Entry\.grammatical_number"):
        assert Entry("share", None, "two").number == "two"


def test_names_of_the_package_of_rules() -> None:
    old: Any = rules
    with pytest.warns(DeprecationWarning, match=r"write arnews\.rules\.Cursor"):
        assert old.Around is rules.Cursor
    with pytest.warns(DeprecationWarning, match=r"write arnews\.rules\.RuleFunction"):
        assert old.Make is rules.RuleFunction
    with pytest.warns(DeprecationWarning, match=r"write arnews\.rules\.resolve_overlaps"):
        assert old.settle is rules.resolve_overlaps
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = old.nothing
