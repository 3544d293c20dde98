r"""brat's standoff format: a text, and beside it a file of annotations.

brat (https://brat.nlplab.org/standoff.html) counts code points of the text as it lies in the file,
so the text must be written with its line ends unchanged. An annotation may not run over a line
break: a quote that does becomes a discontinuous one, of the pieces on each line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import get_args

from arnews.document import Document
from arnews.export.notes import notes_of
from arnews.facts import Mod, Span

__all__ = ["brat_config", "to_brat"]

_PIECE = re.compile("[^\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
"""What brat can print on one line of the annotations."""


def to_brat(document: Document) -> str:
    r"""Return the annotations of a text (`NAME.ann`).

    Each fact is a text-bound annotation of its kind; its `mod` is an attribute, its value and what
    claims say of it are a note.

    Args:
        document: the facts and claims of the text.

    Example:
        >>> import arnews
        >>> for line in to_brat(arnews.extract("نما نحو 5%")).splitlines():
        ...     print(line.split("\t"))
        ['T1', 'percentage 8 10', '5%']
        ['A1', 'mod T1 approx']
        ['#1', 'AnnotatorNotes T1', '≈ 5%']
    """
    return "".join(f"{line}\n" for line in _lines(document))


def _lines(document: Document) -> Iterator[str]:
    attributes = 0
    for number, (fact, notes) in enumerate(
        zip(document.facts, notes_of(document), strict=True), start=1
    ):
        pieces = list(_PIECE.finditer(fact.text))
        spans = ";".join(f"{fact.start + at.start()} {fact.start + at.end()}" for at in pieces)
        quote = " ".join(at[0] for at in pieces)
        yield f"T{number}\t{_type(fact.kind)} {spans}\t{quote}"
        mod = getattr(fact, "mod", None)
        if mod is not None:
            attributes += 1
            yield f"A{attributes}\tmod T{number} {mod}"
        yield f"#{number}\tAnnotatorNotes T{number}\t{'; '.join(notes)}"


def brat_config(classes: Iterable[type[Span]]) -> str:
    """Return the configuration of a collection in brat (`annotation.conf`).

    Args:
        classes: the classes of the facts.

    Example:
        >>> from arnews.facts import FACT_CLASSES
        >>> brat_config(FACT_CLASSES.values()).splitlines()[:3]
        ['[entities]', 'money', 'percentage']
    """
    known = list(classes)
    kinds = [_type(one.model_fields["kind"].default) for one in known]
    hedged = [kind for kind, one in zip(kinds, known, strict=True) if "mod" in one.model_fields]
    lines = ["[entities]", *kinds, "", "[relations]", "", "[events]", "", "[attributes]"]
    if hedged:
        lines.append(f"mod Arg:{'|'.join(hedged)}, Value:{'|'.join(get_args(Mod))}")
    return "\n".join(lines) + "\n"


def _type(kind: str) -> str:
    """Return a kind as a name that brat allows."""
    return re.sub(r"[^A-Za-z0-9_-]", "_", kind)
