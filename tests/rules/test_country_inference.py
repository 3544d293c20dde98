"""Which country an article is about."""

from __future__ import annotations

import pytest

from arnews.pipeline import default_pipeline
from arnews.rules.country_inference import country_of, main_country

RIYALS = ("SA", "QA", "OM", "YE", "IR")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("الدوحة - قال البنك إن السعر بلغ 5", "QA"),
        ("قال وزير سعودي في الرياض", "SA"),
        ("قال تاجر في مسقط", "OM"),
        ("باعت أرامكو السعودية حصة", "SA"),
        ("قال تاجر في باريس", None),
        ("قال تاجر", None),
    ],
)
def test_evidence(text: str, country: str | None) -> None:
    article = default_pipeline().analyze(text)
    assert country_of(article, RIYALS, len(article.passage.tokens)) == country


def test_home_is_asked_only_where_the_article_does_not_tell() -> None:
    reader = default_pipeline("OM")
    assert country_of(reader.analyze("قال تاجر"), RIYALS, 0) == "OM"
    assert country_of(reader.analyze("قال تاجر في الدوحة"), RIYALS, 0) == "QA"
    assert country_of(reader.analyze("قال تاجر"), ("QA", "SA"), 0) is None


def test_the_main_country() -> None:
    text = "القاهرة - قال وزير مصري إن مصر ستشتري القمح من فرنسا"
    assert main_country(default_pipeline().analyze(text)) == "EG"
    assert main_country(default_pipeline("OM").analyze("قال تاجر")) == "OM"
    assert main_country(default_pipeline().analyze("قال تاجر")) is None
