"""Other ways to write the same text, each with the way back to the characters of the text.

A variant gives what each character of a text becomes, so that where a fact of the text stands in
the variant is known exactly.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Any, Final, TypeAlias

import regex

from arnews.document import Document
from arnews.text import normalize

__all__ = ["SPELLED", "VARIANTS", "Facts", "facts_of", "varied"]

Variant: TypeAlias = Callable[[str], list[str]]
Facts: TypeAlias = list[tuple[int, int, dict[str, Any]]]
"""Facts: where each starts and ends, its fields apart from the quote."""

DIGIT_SCRIPTS: Final = {
    "arabic": "٠",
    "persian": "۰",
    "devanagari": "०",
    "bengali": "০",
    "thai": "๐",
    "fullwidth": "０",
    "mathematical": "𝟎",
}
SPELLED: Final = frozenset(
    {
        *(f"{script} digits" for script in DIGIT_SCRIPTS),
        *("hamza", "teh marbuta", "alef maksura", "persian letters"),
    }
)
"""Variants with other letters: a company that no list knows is named as the article spells it."""

_LETTER: Final = re.compile("[\u0621-\u063a\u0641-\u064a]")
_ENDS_ITS_JOIN: Final = "اأإآٱدذرزوؤةىء"
_CLUSTER: Final = regex.compile(r"\X")
_FIFTH: Final = re.compile(
    "(?<![ء-ي])[وفبلك]{0,2}(?=(?:خمس(?:ين)?|سبع|ثمن|تسع|عشر(?:ين|ان|ي)?)(?![ء-ي]))"
)
"""The place of a number that a damma on its first letter makes a fraction: «خُمس», «خُمسين»."""
_POWERS: Final = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_MARKS: Final = "\u064e\u064f\u0650\u0651\u0652"
"""Tanween is not among them: it tells «مليوناً» from the dual «مليونا», «ميتاً» from «ميتا»."""
_DAMMA: Final = "\u064f"


_PRESENTED: Final = {
    unicodedata.normalize("NFKC", form): form for form in map(chr, range(0xFE80, 0xFEFD))
}


def varied(text: str, variant: Variant) -> tuple[str, list[int]]:
    """Return the text with each character changed, and where each begins in it."""
    pieces = variant(text)
    assert len(pieces) == len(text)
    return "".join(pieces), [0, *accumulate(map(len, pieces))]


def facts_of(document: Document, starts: Sequence[int] | None = None, *, spelled: bool) -> Facts:
    """Return the facts for comparison, at the places that `starts` has for theirs.

    Where the text is `spelled` otherwise, the letters of names are compared folded.
    """
    facts = []
    for fact in document.facts:
        fields = dict(fact.__dict__)
        start, end = fields.pop("start"), fields.pop("end")
        del fields["text"]
        if fact.kind == "count":
            fields["noun"] = normalize(fields["noun"])  # a quote
        if spelled and fact.kind == "company":
            fields["name"] = normalize(fields["name"])
        facts.append(
            (start, end, fields) if starts is None else (starts[start], starts[end], fields)
        )
    return facts


def swapped(table: dict[str, str]) -> Variant:
    return lambda text: [table.get(char, char) for char in text]


def digits(zero: str) -> Variant:
    return swapped({str(digit): chr(ord(zero) + digit) for digit in range(10)})


def normal(form: str) -> Variant:
    """Write each cluster in a normal form of Unicode, which must not make «10⁵» to «105»."""

    def change(text: str) -> list[str]:
        pieces = []
        for match in _CLUSTER.finditer(text):
            cluster = match.group()
            power = cluster in _POWERS and text[match.start() - 1 : match.start()].isdecimal()
            composed = cluster if power else unicodedata.normalize(form, cluster)  # type: ignore[arg-type]
            pieces += [composed, *[""] * (len(cluster) - 1)]
        return pieces

    return change


def tatweel(text: str) -> list[str]:
    """Stretch each join of two letters."""
    return [
        char + "ـ"
        if _LETTER.match(char) and char not in _ENDS_ITS_JOIN and _LETTER.match(following)
        else char
        for char, following in zip(text, [*text[1:], " "], strict=True)
    ]


def vowels(part: float) -> Variant:
    """Put a mark on a part of the letters that have none."""

    def change(text: str) -> list[str]:
        shaken = random.Random(text)
        told = {match.end() for match in _FIFTH.finditer(text)}
        pieces = list(text)
        for at, char in enumerate(text):
            marked = unicodedata.category(text[at + 1 : at + 2] or " ") == "Mn"
            if _LETTER.match(char) and not marked and shaken.random() < part:
                mark = shaken.choice(_MARKS)
                pieces[at] += "\u064e" if mark == _DAMMA and at in told else mark
        return pieces

    return change


def quotes(opening: str, closing: str) -> Variant:
    """Write the straight quotes by turns as an opening and a closing one."""

    def change(text: str) -> list[str]:
        pieces = list(text)
        places = [at for at, char in enumerate(text) if char == '"']
        for turn, at in enumerate(places):
            pieces[at] = closing if turn % 2 else opening
        return pieces

    return change


def teh_marbuta(text: str) -> list[str]:
    """Write «ة» as «ه», but where it ends a word that has lost the blank after it («المئةمن»)."""
    return [
        "ه" if char == "ة" and not _LETTER.match(following) else char
        for char, following in zip(text, [*text[1:], " "], strict=True)
    ]


def presented(text: str) -> list[str]:
    """Write letters in presentation forms, lam and alef as one: nothing starts between these two."""
    pieces = [_PRESENTED.get(char, char) for char in text]
    for match in re.finditer("ل([اأإآ])", text):
        pieces[match.start() : match.end()] = ["", _PRESENTED[match.group()]]
    return pieces


def blank(becomes: str) -> Variant:
    return swapped({" ": becomes})


VARIANTS: Final[dict[str, Variant]] = {
    **{f"{script} digits": digits(zero) for script, zero in DIGIT_SCRIPTS.items()},
    "tatweel": tatweel,
    "NFC": normal("NFC"),
    "NFD": normal("NFD"),
    "NFKC": normal("NFKC"),
    "presentation forms": presented,
    "some vowels": vowels(0.2),
    "vowels": vowels(1),
    "hamza": swapped({"أ": "ا", "إ": "ا", "آ": "ا"}),
    "teh marbuta": teh_marbuta,
    "alef maksura": swapped({"ى": "ي"}),
    "persian letters": swapped({"ي": "ی", "ك": "ک"}),
    "curly quotes": quotes("“", "”"),
    "guillemets": quotes("«", "»"),
    "straight quotes": swapped(dict.fromkeys("«»“”", '"')),
    "Arabic percent signs": swapped({"%": "٪"}),
    "CRLF": swapped({"\n": "\r\n"}),
    "CR": swapped({"\n": "\r"}),
    "line separators": swapped({"\n": "\u2028"}),
    "vertical tabs": swapped({"\n": "\v"}),
    "blank lines": swapped({"\n": "\n \n"}),
    "no-break spaces": blank("\u00a0"),
    "narrow no-break spaces": blank("\u202f"),
    "ideographic spaces": blank("\u3000"),
    "tabs": blank("\t"),
    "two blanks": blank("  "),
    "soft hyphens": blank("\u00ad "),
    "zero-width non-joiners": blank(" \u200c"),
    "right-to-left marks": blank(" \u200f"),
    "left-to-right marks": blank("\u200e "),
}
