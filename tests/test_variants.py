"""The same phrase with other letters, digits and spaces gives the same facts."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.paths import FIXTURES

from arnews.pipeline import default_pipeline
from arnews.regression import Case, load_cases

FILES = sorted((FIXTURES / "phrases").glob("*.toml"))
ARABIC = range(0x0621, 0x064B)
MARKS = "\u064e\u064f\u0650\u0651\u0652\u064b"
DAMMA, FATHATAN = "\u064f", "\u064b"


def digits(zero: str) -> Callable[[str, int], str]:
    return lambda text, at: chr(ord(zero) + int(text[at])) if text[at] in "0123456789" else text[at]


def vowels(text: str, at: int) -> str:
    # A damma on the second letter tells «خُمس» from «خمس», tanween «مليوناً» from the dual.
    shaken = random.Random(f"{text}{at}")
    if ord(text[at]) not in ARABIC or shaken.random() < 0.5 or _marked(text, at):
        return text[at]
    mark = shaken.choice([mark for mark in MARKS if mark not in {DAMMA, FATHATAN}])
    return text[at] + mark


def _marked(text: str, at: int) -> bool:
    return at + 1 < len(text) and unicodedata.category(text[at + 1]) == "Mn"


def tatweel(text: str, at: int) -> str:
    inside = at + 1 < len(text) and ord(text[at]) in ARABIC and ord(text[at + 1]) in ARABIC
    return text[at] + "ـ" if inside and text[at] not in "اأإآدذرزوؤةىء" else text[at]


def hamza(text: str, at: int) -> str:
    if text[at : at + 2] in {"إب", "آب", "أب"}:
        return text[at]  # «آب» the month, «أب» a father, «إبل» camels: here the hamza tells
    return {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه"}.get(text[at], text[at])


def blanks(blank: str) -> Callable[[str, int], str]:
    return lambda text, at: blank if text[at] == " " else text[at]


def marks(text: str, at: int) -> str:
    return text[at] + "\u200f" if text[at] == " " else text[at]


def decomposed(text: str, at: int) -> str:
    return unicodedata.normalize("NFD", text[at])


def presented(text: str, at: int) -> str:
    forms = {"م": "ﻣ", "ل": "ﻟ", "ي": "ﻳ", "ن": "ﻧ", "ر": "ﺭ"}
    return forms.get(text[at], text[at])


VARIANTS: dict[str, Callable[[str, int], str]] = {
    "arabic digits": digits("٠"),
    "persian digits": digits("۰"),
    "vowels": vowels,
    "tatweel": tatweel,
    "hamza": hamza,
    "no-break spaces": blanks("\u00a0"),
    "two blanks": blanks("  "),
    "tabs": blanks("\t"),
    "narrow blanks": blanks("\u202f"),
    "wide blanks": blanks("\u3000"),
    "directional marks": marks,
    "decomposed": decomposed,
    "presentation forms": presented,
}

RESPELLED = {"arabic digits", "persian digits", "hamza"}
"""The variants in which a name is spelled otherwise; in the others it stays the same."""


def varied(text: str, variant: Callable[[str, int], str]) -> tuple[str, list[int]]:
    """The text with each character changed, and where each begins in it."""
    pieces = [variant(text, at) for at in range(len(text))]
    starts = [0]
    for piece in pieces:
        starts.append(starts[-1] + len(piece))
    return "".join(pieces), starts


def said(case: Case, text: str, *, names: bool = True) -> list[tuple[int, int, str]]:
    facts = (
        default_pipeline(case.country)
        .extract(text, published=case.published, kinds=case.kinds)
        .facts
    )
    hidden = {"text", "start", "end"} if names else {"text", "start", "end", "name"}
    return [
        (fact.start, fact.end, str({k: v for k, v in fact.to_plain().items() if k not in hidden}))
        for fact in facts
    ]


def differing(case: Case, variant: str) -> str | None:
    text, starts = varied(case.text, VARIANTS[variant])
    names = variant not in RESPELLED
    told = said(case, case.text, names=names)
    expected = [(starts[start], starts[end], rest) for start, end, rest in told]
    found = said(case, text, names=names)
    same = len(found) == len(expected) and all(
        one[2] == other[2] and one[0] == other[0] and abs(one[1] - other[1]) <= 1
        for one, other in zip(found, expected, strict=True)
    )
    return None if same else f"{text!r}\n  gives    {found}\n  expected {expected}"


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_variants(file: Path, variant: str) -> None:
    cases = [case for case in load_cases([file]) if case.number is None]
    wrong = [told for case in cases if (told := differing(case, variant)) is not None]
    assert not wrong, f"{len(wrong)} of {len(cases)}:\n" + "\n".join(wrong)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_leading_and(file: Path) -> None:
    wrong = []
    for case in load_cases([file]):
        word = case.text.split(" ")[0]
        if case.number is not None or not word.isalpha() or word.startswith("و"):
            continue
        expected = [(start + 1, end + 1, rest) for start, end, rest in said(case, case.text)]
        found = said(case, "و" + case.text)
        if found != expected:
            wrong.append(f"و{case.text!r}\n  gives    {found}\n  expected {expected}")
    assert not wrong, f"{len(wrong)}:\n" + "\n".join(wrong)
