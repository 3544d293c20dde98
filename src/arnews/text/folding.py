"""Which letters count as the same, and the way back from folded text to the article.

One table folds a character: the letter rules are camel-tools' (its per-character functions are
asked once for each letter), the rest is Unicode's (NFKC, categories). What a cluster of a letter
and its marks folds to is worked out once and remembered. Each place where the length changes
leaves an edit, so any span of folded text leads back to the exact span of the article.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import regex
from camel_tools.utils.normalize import (
    normalize_alef_ar,
    normalize_alef_maksura_ar,
    normalize_teh_marbuta_ar,
    normalize_unicode,
)

__all__ = ["SourceText", "check_text", "cleaned", "normalize"]

TATWEEL: Final = "\u0640"
_LETTERS: Final = "".join(map(chr, (*range(0x0621, 0x0640), *range(0x0641, 0x064B), 0x0671)))
"""The letters of Arabic: what camel-tools folds among them is folded in place."""

_NEIGHBOURS: Final = dict(zip("کگیېےەہھۀۃپچژڤڥڨ", "ككيييههههةبجزففق", strict=True))
"""Letters of Persian, Urdu and Maghrebi type, as an Arabic keyboard would write them."""

_SIGNS: Final = {
    **dict.fromkeys("«»‹›“”„‟❝❞〝〞＂״", '"'),
    **dict.fromkeys("‘’‚‛ʼ`´′", "'"),
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    **dict.fromkeys("٪﹪％", "%"),
    "٫": ".",
    "٬": ",",
    "⁄": "/",
    "٭": "*",
}

_WHOLE: Final = frozenset("¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉")
"""Signs that NFKC would melt into the digits before them: 2½ is not 21/2, 10³ not 103."""


def _letter(char: str) -> str:
    """Fold one letter by camel-tools' rules."""
    return normalize_teh_marbuta_ar(  # type: ignore[no-any-return]
        normalize_alef_maksura_ar(normalize_alef_ar(char))
    )


_IN_PLACE: Final = tuple((char, _letter(char)) for char in _LETTERS if _letter(char) != char)
_KEPT: Final = "".join(char for char in _LETTERS if _letter(char) == char)
_SIMPLE: Final = r"\x20-\x5f\x61-\x7e\n\u060c\u061b\u061f"
_STRANGE: Final = re.compile(rf"[^{_SIMPLE}{_LETTERS}]+")
"""What is not folded in place."""
_UNFOLDED: Final = re.compile(rf"[^{_SIMPLE}{_KEPT}]")
"""What does not fold to itself."""
_UNSAID: Final = regex.compile(rf"[\p{{Cf}}{TATWEEL}[\p{{scx=Arabic}}&&\p{{Mn}}]]", regex.VERSION1)
_MARKS: Final = regex.compile(rf"[\p{{M}}{TATWEEL}]+")
_CLUSTER: Final = regex.compile(rf"(?s:.)[\p{{M}}{TATWEEL}]*")


@lru_cache(maxsize=65536)
def _fold_cluster(cluster: str) -> str:
    """Fold a character that is not plain, or a character with the marks on it."""
    if cluster[0] in _WHOLE:
        return cluster[0]
    folded = []
    for char in normalize_unicode(cluster):
        category = unicodedata.category(char)
        if category in {"Mn", "Me", "Cf"} or char == TATWEEL:
            continue
        if category == "Nd":
            folded.append(str(unicodedata.digit(char)))
        elif char.isspace() and char != "\n":
            folded.append(" ")
        else:
            letter = _NEIGHBOURS.get(char) or _SIGNS.get(char) or char
            folded.append(_letter(letter))
    return "".join(folded)


def _clusters(raw: str) -> Iterator[tuple[int, int]]:
    """Give the spans that are not folded in place: characters, with the marks on them."""
    for match in _STRANGE.finditer(raw):
        start, end = match.span()
        marks = _MARKS.match(raw, start, end) if start else None
        if marks is not None:
            yield start - 1, marks.end()
            start = marks.end()
        for cluster in _CLUSTER.finditer(raw, start, end):
            yield cluster.span()


class SourceText:
    """An article with its folded text and the alignment between the two.

    Example:
        >>> source = SourceText("بقيمة ٣٫٥ ملـيون دولارًا")
        >>> source.folded
        'بقيمه 3.5 مليون دولارا'
        >>> source.quote(6, 15)
        '٣٫٥ ملـيون'
    """

    __slots__ = ("_edits", "_folded_starts", "folded", "raw")

    def __init__(self, raw: str) -> None:
        """Fold `raw`; it is kept as given."""
        check_text(raw)
        self.raw = raw
        self._edits: list[tuple[int, int, int, int]] = []
        folded = self._fold_clusters(raw) if _STRANGE.search(raw) else raw
        for char, letter in _IN_PLACE:
            folded = folded.replace(char, letter)
        self.folded = folded
        self._folded_starts = [edit[0] for edit in self._edits]

    def _fold_clusters(self, raw: str) -> str:
        pieces = []
        done = 0
        length = 0
        for start, end in _clusters(raw):
            pieces.append(raw[done:start])
            length += start - done
            folded = _fold_cluster(raw[start:end])
            if len(folded) != end - start:
                self._edits.append((length, length + len(folded), start, end))
            pieces.append(folded)
            length += len(folded)
            done = end
        pieces.append(raw[done:])
        return "".join(pieces)

    @property
    def is_identity(self) -> bool:
        """Whether every folded character stands where the one that it is made of stands.

        Example:
            >>> SourceText("أرباح").is_identity, SourceText("أربـاح").is_identity
            (True, False)
        """
        return not self._edits

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the span of the article for a span of the folded text.

        It runs from the first to the last character that a folded character stands for: vowels
        and tatweel on the last letter are inside, directional marks at the edges are outside.
        An empty span gives an empty span.

        Raises:
            ValueError: the span is not one of the folded text.

        Example:
            >>> SourceText("بـ«ﷲ»").span(2, 6)
            (3, 4)
        """
        if not 0 <= start <= end <= len(self.folded):
            raise ValueError(f"{start}:{end} is no span of {len(self.folded)} folded characters")
        if not self._edits:
            return start, end
        raw_start = self._raw(start, at_end=False)
        if start == end:
            return raw_start, raw_start
        return raw_start, self._raw(end - 1, at_end=True)

    def _raw(self, position: int, *, at_end: bool) -> int:
        """Where the folded character at `position` starts, or ends, in the article."""
        edit = bisect_right(self._folded_starts, position) - 1
        if edit < 0:
            return position + at_end
        _, folded_end, raw_start, raw_end = self._edits[edit]
        if position < folded_end:
            return raw_end if at_end else raw_start
        return raw_end + position - folded_end + at_end

    def quote(self, start: int, end: int) -> str:
        """Give the characters of the article for a span of the folded text.

        Example:
            >>> SourceText("١٥٪").quote(2, 3)
            '٪'
        """
        raw_start, raw_end = self.span(start, end)
        return self.raw[raw_start:raw_end]


def normalize(text: str) -> str:
    """Clean up Arabic text: one spelling for letters, digits, signs and spaces.

    Folds the forms of alef, alef maksura and teh marbuta (camel-tools' rules), presentation
    forms, ligatures and other compatibility forms (Unicode NFKC), Persian letters, digits of any
    script to 0-9, `٫ ٬ ٪` to `. , %`, quotes to `"`, dashes to `-`, any space to a plain one;
    drops vowels, small signs, tatweel, zero-width and directional characters. Line ends, case,
    the words, fractions (½) and superscripts (km²) stay. `SourceText` does the same and keeps the
    way back.

    Example:
        >>> normalize("أعلنـت الشّركةُ أرباحاً بـ ٢٬٥٠٠٫٧٥ مليون ﷼")
        'اعلنت الشركه ارباحا ب 2,500.75 مليون ريال'
    """
    check_text(text)
    return SourceText(text).folded if _UNFOLDED.search(text) else text


def cleaned(quote: str) -> str:
    """Return a quote as it would be printed plainly: the same letters without what decorates them.

    Tatweel, vowels and other small signs of Arabic, zero-width and directional characters are
    dropped; any run of blanks is one plain space. Letters stay as printed (أ is no ا, ة no ه), only
    their presentation and decomposed forms are the letters they stand for (Unicode NFKC).

    Example:
        >>> cleaned("سنتـورا\u00a0 كابيتالَ")
        'سنتورا كابيتال'
    """
    return " ".join(_UNSAID.sub("", unicodedata.normalize("NFKC", quote)).split())


def check_text(text: object) -> None:
    """Check that what should be a text is one.

    Raises:
        TypeError: it is something else.

    Example:
        >>> check_text(b"5%")
        Traceback (most recent call last):
        TypeError: the text is a str, not bytes
    """
    if not isinstance(text, str):
        raise TypeError(f"the text is a str, not {type(text).__name__}")
