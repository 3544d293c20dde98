"""HTML from the templates of this package: everything printed is escaped and safe by itself."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from arnews.extras import require
from arnews.view.safe import END, FIRST_STRONG, visible
from arnews.view.terminal import has_arabic

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["environment", "render", "rendered"]

_TEMPLATES = Path(__file__).parent / "templates"


def render(template: str, **values: Any) -> str:
    """Return a template of this package with its values filled in.

    Args:
        template: the name of its file.
        **values: what it prints.

    Raises:
        MissingExtraError: jinja2 is not installed.
    """
    return "".join(rendered(template, **values))


def rendered(template: str, **values: Any) -> Iterator[str]:
    """Yield a filled template piece by piece; values that are iterators are taken as they come.

    Args:
        template: the name of its file.
        **values: what it prints.

    Raises:
        MissingExtraError: jinja2 is not installed.
    """
    require("cli", "jinja2")
    return environment().get_template(template).generate(**values)


@cache
def environment() -> Environment:
    r"""Return the templates with autoescape; control characters are escaped as well.

    Example:
        >>> environment().from_string("<p>{{ name }}").render(name="<b>\u202e")
        '<p>&lt;b&gt;\\u202e'
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    def safe(value: object) -> object:
        return value if isinstance(value, Markup) else visible(value, keep="\t\n\r")

    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        finalize=safe,
        keep_trailing_newline=True,
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters["number"] = lambda count: f"{count:,}"
    made.filters["direction"] = lambda text: "rtl" if has_arabic(str(text)) else "ltr"
    made.globals["isolate"] = lambda text: Markup(FIRST_STRONG) + visible(text) + Markup(END)
    made.globals["asset"] = lambda *names: Markup(_asset(*names))
    made.globals["digest"] = _digest
    return made


@cache
def _asset(*names: str) -> str:
    """Return style sheets or scripts of this package, one behind the other."""
    return "".join((_TEMPLATES / name).read_text(encoding="utf-8") for name in names)


@cache
def _digest(*names: str) -> str:
    """Return the digest by which a page allows a script, and no other."""
    digest = hashlib.sha256(_asset(*names).encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
