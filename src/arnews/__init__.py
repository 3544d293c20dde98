"""Extraction of typed facts from Arabic news, each with the characters that it quotes."""

from arnews._lazy_imports import lazy_getattr as _lazy_getattr

# Importing typing would take far longer than the rest of this module, and Ctrl-C during it would
# end the command with a traceback.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from arnews.batch.in_memory import extract_many
    from arnews.document import Document
    from arnews.numbers import FoundNumber, find_numbers, parse_number
    from arnews.pipeline import Pipeline, extract
    from arnews.records import frames
    from arnews.text.folding import SourceText, normalize

__version__ = "0.2.0"

__all__ = [
    "Document",
    "FoundNumber",
    "Pipeline",
    "SourceText",
    "extract",
    "extract_many",
    "find_numbers",
    "frames",
    "normalize",
    "parse_number",
]

__getattr__ = _lazy_getattr(
    "arnews",
    {
        "Document": "arnews.document",
        "FoundNumber": "arnews.numbers",
        "Pipeline": "arnews.pipeline",
        "SourceText": "arnews.text.folding",
        "extract": "arnews.pipeline",
        "extract_many": "arnews.batch.in_memory",
        "find_numbers": "arnews.numbers",
        "frames": "arnews.records",
        "normalize": "arnews.text.folding",
        "parse_number": "arnews.numbers",
    },
)


def __dir__() -> list[str]:
    """Return the names of the package, with those that are not imported yet."""
    return sorted({*globals(), *__all__} - {"TYPE_CHECKING"})
