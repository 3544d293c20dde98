"""A document: its facts by kind, its JSON, its check against the article."""

from __future__ import annotations

import datetime
import json

import pytest
from pydantic import ValidationError
from tests.shares import Shares, shares

import arnews
from arnews import Document, Pipeline
from arnews.facts import Company, Money, OtherFact, Percentage

TEXT = "ربحت سابك 3 مليارات ريال سعودي، أي 5%"


def test_facts_of_a_kind_by_name_and_by_class() -> None:
    document = arnews.extract(TEXT)
    assert document.of_kind("money") == document.of_kind(Money)
    assert document.of_kind("money")[0].currency == "SAR"
    assert document.of_kind("shares") == ()


def test_facts_of_own_kinds_in_json() -> None:
    document = Pipeline(extractors=[shares]).extract("باع 5 ملايين سهم بنسبة 5%")
    saved = document.model_dump_json()
    assert json.loads(saved)["facts"][0]["value"] == "5000000"
    known = Document.model_validate_json(saved, context={"facts": [Shares]})
    assert known == document
    assert len(known.of_kind(Shares)) == 1
    unknown = Document.model_validate_json(saved)
    assert [type(fact) for fact in unknown.facts] == [OtherFact, Percentage]
    assert unknown.model_dump_json() == saved
    assert unknown.to_plain() == document.to_plain()
    assert Document(length=document.length, facts=document.facts) == document
    assert Document.model_validate(document.model_dump(), context={"facts": [Shares]}) == document


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        ({"kind": "money", "text": "5", "start": 0, "end": 1}, "either value, or low and high"),
        ({"kind": "", "text": "5", "start": 0, "end": 1}, "kind"),
        ({"kind": 5, "text": "5", "start": 0, "end": 1}, "kind"),
        ({"text": "5", "start": 0, "end": 1}, "kind"),
        ({"kind": "shares", "text": "5", "start": 0, "end": 3}, "not the span"),
        ("5%", "facts.0"),
    ],
)
def test_what_is_no_fact_is_not_read(fact: object, told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        Document.model_validate_json(json.dumps({"length": 5, "facts": [fact]}))


def test_a_fact_of_a_class_that_is_given_is_held_to_it() -> None:
    fact = {"kind": "shares", "text": "5", "start": 0, "end": 1, "value": "many"}
    saved = json.dumps({"length": 5, "facts": [fact]})
    with pytest.raises(ValidationError, match="not an exact decimal"):
        Document.model_validate_json(saved, context={"facts": [Shares]})
    assert Document.model_validate_json(saved).facts[0].to_plain() == fact


def test_half_a_surrogate_pair_is_in_no_json_but_elsewhere() -> None:
    text = "نما 5% \ud83d"
    document = arnews.extract(text)
    assert document.verify(text) == []
    assert Document.model_validate_json(document.model_dump_json()) == document
    quoted = Company._trusted(text="زين\ud83d", start=0, end=4, name="زين", rule="listed_company")
    with pytest.raises(ValueError, match="surrogates not allowed"):
        Document._trusted(4, (quoted,)).model_dump_json()


def test_verify_reads_as_the_facts_were_read() -> None:
    text = "بسعر 5 ريالات أمس"
    day = datetime.date(2020, 1, 2)
    document = arnews.extract(text, published=day, country="OM", kinds=["money", "date"])
    assert document.verify(text, published=day, country="OM") == []
    assert document.verify(text, Pipeline(country="OM"), published=day) == []
    assert document.verify(text, published=day, country="OM", kinds=["money", "date"]) == []
    with pytest.raises(ValueError, match="a country or a pipeline"):
        document.verify(text, Pipeline(country="OM"), country="OM")


def test_verify_says_what_differs() -> None:
    text = "بسعر 5 ريالات أمس"
    document = arnews.extract(text, published=datetime.date(2020, 1, 2), country="OM")
    money, date = document.verify(text)
    assert money == (
        "money at 5:13 says currency='OMR', candidates=None; read again, '5 ريالات' has "
        "currency=None, candidates=['BRL', 'IRR', 'KHR', 'OMR', 'QAR', 'SAR', 'YER']"
    )
    assert date == "date at 14:17 is 'أمس'; read again, nothing is found there"
    later = document.verify(text, published=datetime.date(2020, 1, 3), country="OM")
    assert later == [
        "date at 14:17 says value='2020-01-01'; read again, 'أمس' has value='2020-01-02'"
    ]
    assert document.verify("بسعر 5 ريالات", country="OM") == [
        "the article has 13 characters, not 17",
        "date at 14:17 quotes 'أمس', the article has ''",
    ]


def test_verify_with_a_pipeline_that_lacks_the_kind() -> None:
    document = Pipeline(extractors=[shares]).extract("باع 5 ملايين سهم")
    assert document.verify("باع 5 ملايين سهم", Pipeline(extractors=[shares])) == []
    assert document.verify("باع 5 ملايين سهم") == [
        "shares at 4:16 is '5 ملايين سهم'; read again, count '5 ملايين سهم' is found there"
    ]


def test_verify_finds_a_longer_quote() -> None:
    text = "خسر 5 دولارات ونصف"
    fact = Money(text="5 دولارات", start=4, end=13, value="5", currency="USD")  # type: ignore[arg-type]
    complaints = Document(length=len(text), facts=(fact,)).verify(text)
    assert complaints == [
        "money at 4:13 is '5 دولارات'; read again, money '5 دولارات ونصف' is found there"
    ]


def test_a_document_is_its_facts() -> None:
    document = arnews.extract("ربحت سابك 3 مليارات ريال سعودي")
    assert list(document) == list(document.facts)
    assert len(document) == 2
    assert document.facts[0] in document
    assert len(arnews.extract("")) == 0
    assert arnews.extract("")  # also one without facts


def test_a_document_for_people() -> None:
    document = arnews.extract("ربحت سابك نحو 3 مليارات\tريال سعودي")
    assert str(document).splitlines() == [
        "2 facts",
        "  company  Saudi Basic Industries Corporation  \u2067سابك\u2069",
        "  money    ≈ 3,000,000,000 SAR                 \u20673 مليارات ريال سعودي\u2069",
    ]
    assert str(arnews.extract("")) == "0 facts"
    assert repr(document).startswith("Document(length=")


@pytest.mark.parametrize(
    ("kind", "meant"),
    [("mony", "money"), ("Money", "money"), ("companies", "company"), ("dates", "date")],
)
def test_a_slip_for_a_kind_is_an_error(kind: str, meant: str) -> None:
    with pytest.raises(ValueError, match=f"no such kind of fact: '{kind}'; is it '{meant}'"):
        arnews.extract("نما 5%").of_kind(kind)


@pytest.mark.parametrize("kind", ["money", "shares", "person", "xyz"])
def test_a_kind_without_facts_is_empty(kind: str) -> None:
    """A kind that arnews does not know may be one of a user's, read back without its class."""
    assert arnews.extract("نما 5%").of_kind(kind) == ()
