"""Whether a printed line is safe and complete by itself."""

from __future__ import annotations

import unicodedata

_OPENING, _CLOSING = "\u2066\u2067\u2068", "\u2069"
_OTHERS = "\u202a\u202b\u202c\u202d\u202e\u2028\u2029"


def is_safe(line: str) -> bool:
    """Whether a line has no control character or surrogate, and closes each isolate it opens."""
    depth = 0
    for character in line:
        depth += (character in _OPENING) - (character in _CLOSING)
        unsafe = character in _OTHERS or unicodedata.category(character) in {"Cc", "Cs"}
        if depth < 0 or unsafe:
            return False
    return depth == 0
