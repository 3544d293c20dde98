"""Forms of nouns and adjectives; particles taken off."""

from __future__ import annotations

import pytest

from arnews.language.inflection import adjective_forms, noun_forms, strip_clitics


@pytest.mark.parametrize(
    ("singular", "plurals", "forms"),
    [
        ("شهر", ["أشهر"], {"شهرا": "one", "شهران": "two", "شهرين": "two", "شهري": "dual construct", "اشهر": "many", "اشهرا": "many"}),
        ("سنة", ["سنوات"], {"سنه": "one", "سنتان": "two", "سنوات": "many"}),
        ("يورو", [], {"يورو": "one", "يوروين": "two"}),
    ],
)  # fmt: skip
def test_nouns(singular: str, plurals: list[str], forms: dict[str, str]) -> None:
    composed = dict(noun_forms(singular, plurals))
    assert {form: composed.get(form) for form in forms} == forms


def test_no_tanween_after_a_feminine_or_a_long_vowel() -> None:
    assert "سنها" not in dict(noun_forms("سنة", ["سنوات"]))
    assert "سنواتا" not in dict(noun_forms("سنة", ["سنوات"]))
    assert "يوروا" not in dict(noun_forms("يورو"))


def test_adjectives_agree_with_any_noun() -> None:
    forms = list(adjective_forms("كويتي"))
    assert {"كويتي", "كويتيه", "كويتيا", "كويتيين", "كويتيات"} <= set(forms)
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize(
    ("word", "reading"),
    [
        ("دولار", ("", "دولار", False)),
        ("الدولار", ("", "دولار", True)),
        ("ودولار", ("و", "دولار", False)),
        ("بالدولار", ("ب", "دولار", True)),
        ("وبالدولار", ("وب", "دولار", True)),
        ("للدولار", ("لل", "دولار", True)),
        ("للبنك", ("لل", "البنك", False)),
        ("كدولار", ("ك", "دولار", False)),
    ],
)
def test_particles(word: str, reading: tuple[str, str, bool]) -> None:
    assert reading in list(strip_clitics(word))


def test_the_word_as_it_stands_comes_first() -> None:
    assert next(iter(strip_clitics("بين"))) == ("", "بين", False)
    assert list(strip_clitics("")) == [("", "", False)]
