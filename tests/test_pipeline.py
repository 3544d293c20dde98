"""The pipeline with what a user brings."""

from __future__ import annotations

import datetime
import pickle
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError
from tests.regression.own import ounces
from tests.shares import Shares, careless, number_then_share, shares

import arnews
from arnews import Pipeline
from arnews.batch.articles import Article
from arnews.batch.writing.rows import FACT_COLUMNS, fact_rows
from arnews.errors import LexiconError
from arnews.facts import KINDS, Money, Span
from arnews.rules import Extractor, rule


def test_an_extractor_of_a_kind_that_is_there_adds_to_it() -> None:
    """Its rules stand beside those of the roster, and each runs once."""
    reader = Pipeline(extractors=[ounces])
    said = [(fact.text, fact.rule) for fact in reader.extract("3 وقيات و5 كيلوغرامات").facts]
    assert said == [("3 وقيات", "number_then_uqiya"), ("5 كيلوغرامات", "number_then_unit")]


def test_another_home_shares_the_lists() -> None:
    reader = Pipeline(extractors=[ounces])
    other = reader.with_country("OM")
    assert [reader.country, other.country] == [None, "OM"]
    assert other.extract("بسعر 5 ريالات").facts[0].to_plain()["currency"] == "OMR"
    assert "currency" not in reader.extract("بسعر 5 ريالات").facts[0].to_plain()
    assert other.extract("3 وقيات").facts[0].rule == "number_then_uqiya"


TRADED = "باع الصندوق نحو 5 ملايين سهم بقيمة 450 مليون ريال سعودي أمس"


def test_facts_of_a_new_kind_are_found_by_default_and_chosen_by_name() -> None:
    reader = Pipeline(extractors=[shares])
    assert reader.kinds == (*KINDS, "shares")
    said = reader.extract(TRADED).of_kind(Shares)
    assert [(fact.text, fact.value, fact.mod) for fact in said] == [
        ("5 ملايين سهم", Decimal(5000000), "approx")
    ]
    only = Pipeline(extractors=[shares], kinds=["shares"])
    assert [fact.kind for fact in only.extract(TRADED).facts] == ["shares"]
    assert [fact.kind for fact in reader.extract(TRADED, kinds=["money"]).facts] == ["money"]
    assert [fact.kind for fact in reader.with_country("SA").extract(TRADED).facts] == [
        "shares",
        "money",
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [("مليونا سهم", 2000000), ("مليوناً سهم", 1000000), ("3/4 مليون سهم", 750000)],
)
def test_numbers_know_what_the_user_counts(text: str, value: int) -> None:
    (fact,) = Pipeline(extractors=[shares], kinds=["shares"]).extract(text).of_kind(Shares)
    assert fact.value == value


def test_a_fact_of_a_users_own_is_validated() -> None:
    with pytest.raises(ValidationError, match="value"):
        Pipeline(extractors=[careless]).extract("سهم")


def test_a_pipeline_with_own_rules_travels_to_other_processes() -> None:
    reader = Pipeline(extractors=[shares], kinds=["shares", "money"])
    twin = pickle.loads(pickle.dumps(reader))
    assert twin.extract(TRADED) == reader.extract(TRADED)
    found = list(arnews.extract_many([TRADED] * 3, workers=2, pipeline=reader))
    assert [one.document for one in found] == [reader.extract(TRADED)] * 3


def test_batch_tables_hold_facts_of_own_kinds() -> None:
    document = Pipeline(extractors=[shares], kinds=["shares"]).extract(TRADED)
    [found] = fact_rows(Article("a", TRADED), document.facts)
    row = dict(zip(FACT_COLUMNS, found, strict=True))
    assert [row[name] for name in ("kind", "quote", "value", "value_text", "mod", "date")] == [
        "shares",
        "5 ملايين سهم",
        Decimal("5000000.000000000"),
        "5000000",
        "approx",
        None,
    ]


TEXT = "نما 5%"


api: Any = arnews  # what a type checker would refuse


@pytest.mark.parametrize(
    ("call", "error", "told"),
    [
        (lambda: api.extract(None), TypeError, "the text is a str, not NoneType"),
        (lambda: api.extract(TEXT.encode()), TypeError, "the text is a str, not bytes"),
        (lambda: api.Pipeline().analyze(5), TypeError, "the text is a str, not int"),
        (lambda: api.Pipeline().tokenize(None), TypeError, "the text is a str"),
        (lambda: api.normalize(5), TypeError, "the text is a str, not int"),
        (lambda: api.SourceText(None), TypeError, "the text is a str"),
        (lambda: api.find_numbers(5), TypeError, "the text is a str, not int"),
        (lambda: api.parse_number(5), TypeError, "the text is a str, not int"),
        (lambda: api.extract(TEXT, kinds="money"), TypeError, r"write \['money'\]"),
        (lambda: api.extract(TEXT, kinds=["monney"]), ValueError, "'monney'; is it 'money'"),
        (lambda: api.extract(TEXT, kinds=["shares"]), ValueError, "'shares'; the kinds are"),
        (lambda: api.Pipeline(kinds="money"), TypeError, r"write \['money'\]"),
        (lambda: api.Pipeline(kinds=[5]), ValueError, "no such kind of fact: 5"),
        (lambda: api.extract(TEXT, published="2020-01-01"), TypeError, "date.fromisoformat"),
        (lambda: api.extract(TEXT, published=2020), TypeError, "a datetime.date, not int"),
        (lambda: api.extract(TEXT, country="om"), ValueError, "write 'OM', not 'om'"),
        (
            lambda: api.Pipeline(country="Oman"),
            ValueError,
            "ISO 3166 code such as 'SA', not 'Oman'",
        ),
        (lambda: api.Pipeline(country="XX"), ValueError, "the countries known are AE, AF, "),
        (lambda: api.Pipeline(country=968), TypeError, "country is an ISO 3166 code .* not int"),
        (lambda: api.Pipeline().with_country("XX"), ValueError, "not 'XX'"),
        (lambda: api.Pipeline(extractors=["shares"]), TypeError, "'shares' is not an .*Extractor"),
        (lambda: api.Pipeline(company_lists="no.tsv"), LexiconError, "no.tsv: cannot be read"),
        (lambda: api.extract_many(TEXT), TypeError, r"extract_many\(\[text\]\)"),
        (lambda: api.extract_many(TEXT.encode()), TypeError, "several texts"),
    ],
)
def test_wrong_arguments_are_errors_at_the_call(
    call: Callable[[], object], error: type[Exception], told: str
) -> None:
    with pytest.raises(error, match=told):
        call()


def test_one_company_list_may_be_given_alone(tmp_path: Path) -> None:
    mine = tmp_path / "mine.tsv"
    mine.write_text("name\nقرطاسنا\n", encoding="utf-8")
    for company_lists in (mine, str(mine), [mine]):
        reader = Pipeline(company_lists=company_lists)
        assert [fact.text for fact in reader.extract("باعت قرطاسنا حصة").facts] == ["قرطاسنا"]


def test_the_time_of_day_at_which_an_article_was_published_is_no_matter() -> None:
    noon = datetime.datetime(2020, 1, 1, 12, tzinfo=datetime.UTC)
    assert arnews.extract("وقع أمس", published=noon).of_kind("date")[0].value == "2019-12-31"


def test_kinds_may_be_any_iterable() -> None:
    assert [fact.kind for fact in arnews.extract("نما 5% في 2018", kinds={"date"}).facts] == [
        "date"
    ]
    assert arnews.extract("نما 5%", kinds=[]).facts == ()


def triggered_by(anchor: str, hears: tuple[str, ...] = ()) -> arnews.Pipeline:
    rules = (rule(anchor=anchor)(number_then_share.function),)
    return Pipeline(extractors=[Extractor(Shares, shares.words, rules, hears)])


def test_an_anchor_that_nothing_gives_is_an_error_when_the_pipeline_is_built() -> None:
    with pytest.raises(ValueError, match=r"rule number_then_share: .* 'shar'; is it 'share'\?"):
        triggered_by("shar")
    with pytest.raises(
        ValueError, match=r"extractor of shares, context_kinds: .*'contry'; is it 'country'"
    ):
        triggered_by("share", ("contry",))
    for kind in ("number", "bare number", "digit group", "article", "company", "ambiguous company"):
        triggered_by(kind)


def test_an_extractor_names_the_class_of_its_facts() -> None:
    classes: list[Any] = ["shares", int, Span]
    for wrong in classes:
        with pytest.raises(TypeError, match="is not a class of facts"):
            Extractor(wrong, shares.words, ())


def test_a_fact_of_another_kind_than_its_extractor_is_an_error() -> None:
    strange = Extractor(Money, shares.words, shares.rules)
    with pytest.raises(ValueError, match="extractor of 'money' made a fact of kind 'shares'"):
        Pipeline(extractors=[strange]).extract(TRADED)


def test_a_pipeline_shows_its_arguments() -> None:
    assert repr(api.Pipeline()) == "Pipeline()"
    reader = api.Pipeline(country="OM", kinds=["money"])
    assert repr(reader) == "Pipeline(country='OM', kinds=['money'])"
