"""People who are counted: whether a word tells that a firm has, gains or loses them."""

from __future__ import annotations

from typing import Final

from arnews.claims.figures import Figures
from arnews.claims.single_words import starts_of

__all__ = ["HAD", "is_had"]

HAD: Final = frozenset({"users", "employees"})
"""The metrics of people whom a firm has; others it only warns or informs."""
_HAVING: Final = starts_of("having")
_WITHIN: Final = 8
_FAR: Final = 14
_CHANGES: Final = ("job_mover", "mover")


def is_had(at: Figures) -> bool:
    """Return whether the people counted are a firm's: «يستخدمه 5 ملايين», not «أنذر 2600 مستخدم».

    Args:
        at: the figure in its sentence.
    """
    before = at.previous
    if before is not None and before.metric is not None and before.metric.name in HAD:
        return True
    start = at.figure.start_token
    near = max(start - _WITHIN, at.gap)
    stop = at.figure.stop_token
    far = max(start - _FAR, at.gap)
    words = (*range(far, start), *range(stop, stop + 2))  # «5 ملايين مشترك لدى زين»
    if any(at.word(index).startswith(_HAVING) for index in words):
        return True
    if any(at.sentence.between(kind, near, start) for kind in _CHANGES):
        return True
    if any(level.verb for level in at.sentence.between("level", near, start)):
        return True
    return any(head.value.name in HAD for head in at.sentence.between("metric", at.gap, start))
