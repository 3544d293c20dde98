"""Making untrusted text safe to print: articles, file names, ids, names of rules.

A terminal obeys control characters, and a bidi control reorders the line around it. Both are
replaced by their Python escapes.
"""

from __future__ import annotations

import re

from arnews.files import joined

__all__ = ["END", "FIRST_STRONG", "RIGHT_TO_LEFT", "counted", "isolated", "one_line", "visible"]

RIGHT_TO_LEFT, FIRST_STRONG, END = "\u2067", "\u2068", "\u2069"

_BREAK = re.compile("\r\n|[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]")
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # C0, DEL, C1
    "\u2028\u2029"  # ends of lines and paragraphs
    "\u202a-\u202e\u2066-\u2069"  # embeddings, overrides, isolates and their ends
    "\ud800-\udfff]"  # lone surrogates, which no encoding can write
)


def counted(count: int, noun: str) -> str:
    """Return a number with its noun, in the plural if it is not one.

    Args:
        count: the number.
        noun: the noun in the singular; its plural must end in -s.

    Example:
        >>> counted(1, "fact"), counted(1200, "fact")
        ('1 fact', '1,200 facts')
    """
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def visible(text: object, keep: str = "") -> str:
    r"""Return `text` with control characters, bidi controls and lone surrogates escaped.

    The joiners and marks of Arabic typing (U+200C to U+200F) are kept.

    Args:
        text: the text, or an object with one.
        keep: control characters that are kept, for example line breaks.

    Example:
        >>> visible("news\x1b[2J\n\u202etxt")
        'news\\x1b[2J\\n\\u202etxt'
    """

    def escaped(found: re.Match[str]) -> str:
        sign = found[0]
        return sign if sign in keep else sign.encode("unicode_escape").decode("ascii")

    return _UNSAFE.sub(escaped, joined(str(text)))


def one_line(text: object) -> str:
    r"""Return `text` as `visible` does, with a space for each tab and each line break.

    Args:
        text: the text, or an object with one.

    Example:
        >>> one_line("ربحت\r\n5%\x07")
        'ربحت 5%\\x07'
    """
    return visible(_BREAK.sub(" ", str(text)))


def isolated(text: object) -> str:
    """Return text on one line, in a right-to-left isolate.

    Args:
        text: the text, or an object with one.

    Example:
        >>> isolated("مليار")
        '\u2067مليار\u2069'
    """
    return f"{RIGHT_TO_LEFT}{one_line(text)}{END}"
