"""What num2words writes reads back: up to 10^15, «و» attached or apart, in either case.

Some of what num2words writes is no Arabic; docs/numbers.md lists these shapes.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest
from num2words import num2words

import arnews

OBLIQUE = (
    (r"(عشر|ثلاث|أربع|خمس|ست|سبع|ثمان|تسع)ون\b", r"\1ين"),
    (r"ان\b", "ين"),
    (r"مئتا\b", "مئتي"),
    (r"ألفا(?![\w\u064b])", "ألفي"),
    (r"اثنا\b", "اثني"),
    (r"اثنتا\b", "اثنتي"),
)


def numbers() -> Iterator[int]:
    chosen = random.Random(7)
    yield from range(130)
    yield from range(130, 1100, 17)
    for power in range(3, 15):
        for _ in range(150):
            yield chosen.randrange(10**power, 10 ** (power + 1))
        yield from (10**power, 2 * 10**power, 11 * 10**power, 10**power + 1)


def oblique(words: str) -> str:
    for ending, other in OBLIQUE:
        words = re.sub(ending, other, words)
    return words


@pytest.mark.parametrize("attached", [True, False], ids=["attached", "apart"])
@pytest.mark.parametrize("case", [str, oblique], ids=["nominative", "oblique"])
def test_reads_back(case: type[str], attached: bool) -> None:
    wrong = []
    for number in numbers():
        words = case(num2words(number, lang="ar"))
        words = re.sub(r"\bو ", "و", words) if attached else re.sub(r"\bو(?=\w{2})", "و ", words)
        words = words.replace("و احد", "واحد")
        try:
            value = arnews.parse_number(words)
        except arnews.errors.NumberError as error:
            wrong.append(f"{number}: {words}: {error}")
            continue
        if value != number:
            wrong.append(f"{number}: {words}: read as {value}")
    assert not wrong, f"{len(wrong)}:\n" + "\n".join(wrong[:40])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مائة", "مئة"),
        ("مئت", "مائت"),
        ("اثن", "إثن"),
        ("ألف", "الف"),
        ("ثمانمائة", "ثماني مئة"),
        ("مليار", "بليون"),
        ("ملايين", "مليون"),
        ("تريليون", "ترليون"),
        ("اً", "ا"),
        ("أحد ", "احدى "),
        ("ة و ", "ه و"),
    ],
)
@pytest.mark.parametrize("case", [str, oblique], ids=["nominative", "oblique"])
def test_spellings_of_the_press(case: type[str], one: str, other: str) -> None:
    changed = 0
    for number in list(numbers())[::3]:
        said = num2words(number, lang="ar")
        words = case(said).replace(one, other)
        changed += one in said
        assert arnews.parse_number(words) == number, words
    assert changed > 4


def test_two_thousand_numbers_over_every_size() -> None:
    spread = list(numbers())
    assert len(spread) >= 2000
    assert {len(str(number)) for number in spread} == set(range(1, 17))
