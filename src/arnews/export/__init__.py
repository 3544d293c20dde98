"""Facts in the formats of other tools: brat, Label Studio, Web Annotation, spreadsheets.

Offsets are those of the facts: code points of the text as given, its line ends unchanged. All three
annotation formats count so (docs/export.md).
"""

from typing import TYPE_CHECKING

from arnews._lazy_imports import lazy_getattr

if TYPE_CHECKING:
    from arnews.export.brat import brat_config, to_brat
    from arnews.export.label_studio import label_studio_config, to_label_studio
    from arnews.export.spreadsheet import to_csv
    from arnews.export.web_annotation import to_web_annotations

__all__ = [
    "brat_config",
    "label_studio_config",
    "to_brat",
    "to_csv",
    "to_label_studio",
    "to_web_annotations",
]

__getattr__ = lazy_getattr(
    "arnews.export",
    {
        "brat_config": "arnews.export.brat",
        "label_studio_config": "arnews.export.label_studio",
        "to_brat": "arnews.export.brat",
        "to_csv": "arnews.export.spreadsheet",
        "to_label_studio": "arnews.export.label_studio",
        "to_web_annotations": "arnews.export.web_annotation",
    },
)


def __dir__() -> list[str]:
    """Return the names of the package, with those that are not imported yet."""
    return sorted({*globals(), *__all__})
