"""Text of others made safe to print: an article, a name of a file, an id, a rule's name.

A terminal obeys control characters, and a bidi control in a text rearranges the line around it.
Both are shown as the escapes that Python writes for them.
"""

from __future__ import annotations

import re

from arnews.files import joined

__all__ = ["END", "FIRST_STRONG", "RIGHT_TO_LEFT", "isolated", "one_line", "visible"]

RIGHT_TO_LEFT, FIRST_STRONG, END = "\u2067", "\u2068", "\u2069"

_BREAK = re.compile("\r\n|[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]")
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # C0, DEL, C1
    "\u2028\u2029"  # ends of lines and paragraphs
    "\u202a-\u202e\u2066-\u2069"  # embeddings, overrides, isolates and their ends
    "\ud800-\udfff]"  # lone surrogates, which no encoding can write
)


def visible(text: object, keep: str = "") -> str:
    r"""Return `text` with each character shown that a terminal would obey or could not print.

    Letters, marks and the invisible signs of Arabic typing (U+200C to U+200F) stay as they are,
    and so do the characters of `keep`.

    Example:
        >>> visible("news\x1b[2J\n\u202etxt")
        'news\\x1b[2J\\n\\u202etxt'
    """

    def escaped(found: re.Match[str]) -> str:
        sign = found[0]
        return sign if sign in keep else sign.encode("unicode_escape").decode("ascii")

    return _UNSAFE.sub(escaped, joined(str(text)))


def one_line(text: object) -> str:
    r"""Return `text` as `visible` does, with a blank for each tab and each end of a line.

    Example:
        >>> one_line("ربحت\r\n5%\x07")
        'ربحت 5%\\x07'
    """
    return visible(_BREAK.sub(" ", str(text)))


def isolated(text: object) -> str:
    """Return Arabic on one line that a terminal sets right to left, apart from what is around it.

    Example:
        >>> isolated("مليار")
        '\u2067مليار\u2069'
    """
    return f"{RIGHT_TO_LEFT}{one_line(text)}{END}"
