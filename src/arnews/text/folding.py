"""Folding: one spelling for letters that count as the same, and offsets back to the article.

Letters are folded by camel-tools' rules, everything else by Unicode's (NFKC, categories). The
result for a cluster (a character with its combining marks) is cached. Every place where folding
changes the length is recorded as an edit, so that a span of folded text maps to the exact span of
the article.
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

__all__ = ["SourceText", "check_text", "cleaned", "fold_letters", "normalize"]

TATWEEL: Final = "\u0640"
_LETTERS: Final = "".join(map(chr, (*range(0x0621, 0x0640), *range(0x0641, 0x064B), 0x0671)))
"""The Arabic letters; camel-tools folds each to exactly one letter, so offsets stay the same."""

_NEIGHBOURS: Final = dict(zip("کگیېےەہھۀۃپچژڤڥڨ", "ككيييههههةبجزففق", strict=True))
"""Persian, Urdu and Maghrebi letters, with the letter that an Arabic keyboard has instead."""

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
"""Signs that NFKC would merge with the digits before them: 2½ is not 21/2, 10³ is not 103."""


def _letter(char: str) -> str:
    """Fold one letter by camel-tools' rules."""
    return normalize_teh_marbuta_ar(  # type: ignore[no-any-return]
        normalize_alef_maksura_ar(normalize_alef_ar(char))
    )


_IN_PLACE: Final = tuple((char, _letter(char)) for char in _LETTERS if _letter(char) != char)
_KEPT: Final = "".join(char for char in _LETTERS if _letter(char) == char)
_SIMPLE: Final = r"\x20-\x5f\x61-\x7e\n\u060c\u061b\u061f"
_STRANGE: Final = re.compile(rf"[^{_SIMPLE}{_LETTERS}]+")
"""Characters that are not folded one to one."""
_UNFOLDED: Final = re.compile(rf"[^{_SIMPLE}{_KEPT}]")
"""Characters that do not fold to themselves."""
_UNSAID: Final = regex.compile(rf"[\p{{Cf}}{TATWEEL}[\p{{scx=Arabic}}&&\p{{Mn}}]]", regex.VERSION1)
_MARKS: Final = regex.compile(rf"[\p{{M}}{TATWEEL}]+")
_CLUSTER: Final = regex.compile(rf"(?s:.)[\p{{M}}{TATWEEL}]*")


@lru_cache(maxsize=65536)
def _fold_cluster(cluster: str) -> str:
    """Return the folded form of a character with its combining marks; empty if nothing is left."""
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
    """Yield the spans that are not folded one to one: characters with their combining marks."""
    for match in _STRANGE.finditer(raw):
        start, end = match.span()
        marks = _MARKS.match(raw, start, end) if start else None
        if marks is not None:
            yield start - 1, marks.end()
            start = marks.end()
        for cluster in _CLUSTER.finditer(raw, start, end):
            yield cluster.span()


def fold_letters(text: str) -> str:
    """Return a text with each Arabic letter folded in place; all else is kept.

    Args:
        text: the text; `SourceText` folds what is not folded letter by letter.

    Example:
        >>> fold_letters("أرباحاً إلى")
        'ارباحاً الي'
    """
    for char, letter in _IN_PLACE:  # faster than one table: most letters are kept
        text = text.replace(char, letter)
    return text


class SourceText:
    """An article with its folded text and the alignment between the two.

    All offsets count characters (code points), and the end of a span is exclusive.

    Attributes:
        raw: the article as given.
        folded: the folded text, as `normalize` returns it.

    Example:
        >>> source = SourceText("بقيمة ٣٫٥ ملـيون دولارًا")
        >>> source.folded
        'بقيمه 3.5 مليون دولارا'
        >>> source.quote(6, 15)
        '٣٫٥ ملـيون'
    """

    __slots__ = ("_edits", "_folded_starts", "folded", "raw")

    def __init__(self, raw: str) -> None:
        """Fold an article.

        Args:
            raw: the article; it is kept as given.

        Raises:
            TypeError: if `raw` is not a str.
        """
        check_text(raw)
        self.raw = raw
        self._edits: list[tuple[int, int, int, int]] = []
        self._folded_starts: list[int] = []
        self.folded = fold_letters(self._fold_clusters(raw) if _STRANGE.search(raw) else raw)

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
                self._folded_starts.append(length)
            pieces.append(folded)
            length += len(folded)
            done = end
        pieces.append(raw[done:])
        return "".join(pieces)

    @property
    def is_identity(self) -> bool:
        """True if folding changed no lengths, so that offsets need no mapping.

        Example:
            >>> SourceText("أرباح").is_identity, SourceText("أربـاح").is_identity
            (True, False)
        """
        return not self._edits

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the article that a span of the folded text was made from.

        Vowels and tatweel on the last letter are included, directional marks at the edges are
        not. An empty span maps to an empty span.

        Args:
            start: the first character, an offset into `folded`.
            end: the end of the span in `folded` (exclusive).

        Returns:
            The start and the exclusive end of the span, as offsets into `raw`.

        Raises:
            ValueError: if the span is not within the folded text.

        Example:
            >>> SourceText("بـ«ﷲ»").span(2, 6)
            (3, 4)
        """
        if not 0 <= start <= end <= len(self.folded):
            raise ValueError(f"{start}:{end} is not a span of {len(self.folded)} folded characters")
        if not self._edits:
            return start, end
        raw_start = self._raw(start, at_end=False)
        if start == end:
            return raw_start, raw_start
        return raw_start, self._raw(end - 1, at_end=True)

    def _raw(self, position: int, *, at_end: bool) -> int:
        """Return where the folded character at `position` starts (or ends) in the article."""
        edit = bisect_right(self._folded_starts, position) - 1
        if edit < 0:
            return position + at_end
        _, folded_end, raw_start, raw_end = self._edits[edit]
        if position < folded_end:
            return raw_end if at_end else raw_start
        return raw_end + position - folded_end + at_end

    def quote(self, start: int, end: int) -> str:
        """Return the characters of the article for a span of the folded text.

        Args:
            start: the first character, an offset into `folded`.
            end: the end of the span in `folded` (exclusive).

        Returns:
            The characters of `raw`, as printed.

        Raises:
            ValueError: if the span is not within the folded text.

        Example:
            >>> SourceText("١٥٪").quote(2, 3)
            '٪'
        """
        raw_start, raw_end = self.span(start, end)
        return self.raw[raw_start:raw_end]


def normalize(text: str) -> str:
    """Return Arabic text with one spelling for letters, digits, signs and spaces.

    Folds the forms of alef, alef maksura and teh marbuta (camel-tools' rules), presentation
    forms, ligatures and other compatibility forms (Unicode NFKC), Persian letters, digits of any
    script to 0-9, `٫ ٬ ٪` to `. , %`, quotes to `"`, dashes to `-`, any space to a plain one;
    drops vowels, small signs, tatweel, zero-width and directional characters. Line ends, case,
    words, fractions (½) and superscripts (km²) are kept. `SourceText` folds in the same way and
    also keeps the offsets into the original.

    Args:
        text: the text to fold.

    Returns:
        The folded text; it may be shorter or longer than `text`.

    Raises:
        TypeError: if `text` is not a str.

    Example:
        >>> normalize("أعلنـت الشّركةُ أرباحاً بـ ٢٬٥٠٠٫٧٥ مليون ﷼")
        'اعلنت الشركه ارباحا ب 2,500.75 مليون ريال'
    """
    check_text(text)
    return SourceText(text).folded if _UNFOLDED.search(text) else text


def cleaned(quote: str) -> str:
    """Return a quote for display: the same letters without decoration.

    Drops tatweel, vowels and other small Arabic signs, zero-width and directional characters, and
    turns each run of whitespace into one space. Unlike `normalize` it keeps different letters
    apart (أ and ا, ة and ه); only presentation forms and decomposed letters are replaced by the
    plain letter (Unicode NFKC).

    Args:
        quote: characters of an article.

    Returns:
        The cleaned quote, without whitespace at its ends.

    Example:
        >>> cleaned("سنتـورا\u00a0 كابيتالَ")
        'سنتورا كابيتال'
    """
    return " ".join(_UNSAID.sub("", unicodedata.normalize("NFKC", quote)).split())


def check_text(text: object) -> None:
    """Check that an argument is a str.

    Args:
        text: the argument.

    Raises:
        TypeError: if it is of another type.

    Example:
        >>> check_text(b"5%")
        Traceback (most recent call last):
        TypeError: the text is a str, not bytes
    """
    if not isinstance(text, str):
        raise TypeError(f"the text is a str, not {type(text).__name__}")
