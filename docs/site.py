"""Hooks of MkDocs.

Pages from beside this folder, links that hold on the site and on GitHub, examples of docstrings.
"""

from __future__ import annotations

import json
import posixpath
import re
from pathlib import Path
from typing import Any

import griffe
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).parents[1]
BESIDE = {f"{name}.md": f"{name.lower()}.md" for name in ("CHANGELOG", "CONTRIBUTING", "SECURITY")}
"""Pages of the project's top folder, and their names on the site."""

_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\((?![a-z]+:|#)([^)#\s]+)(#[^)]*)?\)")


def on_files(files: Files, config: Any) -> Files:
    """Add the pages of the top folder, and the JSON Schemas by their version."""
    for name, target in BESIDE.items():
        content = (ROOT / name).read_text(encoding="utf-8")
        files.append(File.generated(config, target, content=content))
    for path in sorted((ROOT / "tests").glob("schema*.json")):
        content = path.read_text(encoding="utf-8")
        version, of = json.loads(content)["$id"].split(":")[2:]
        files.append(File.generated(config, f"schema/{of}-{version}.json", content=content))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Point the links of a page at pages of the site; a file that is not on it is left as text."""
    here = page.file.src_uri
    back = {target: name for name, target in BESIDE.items()}
    folder = posixpath.dirname(back.get(here) or f"docs/{here}")

    def on_site(link: re.Match[str]) -> str:
        text, target, anchor = link[1], link[2], link[3] or ""
        path = posixpath.normpath(posixpath.join(folder, target))
        known = BESIDE.get(path) or path.removeprefix("docs/")
        if path == "README.md":
            known = "index.md"
        elif path not in BESIDE and not path.startswith("docs/"):
            return text
        return f"[{text}]({posixpath.relpath(known, posixpath.dirname(here) or '.')}{anchor})"

    return _LINK.sub(on_site, markdown)


class Examples(griffe.Extension):
    """Reads the section `Example:` of docstrings as code; griffe knows it as `Examples:` alone."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Rename the section of a docstring."""
        if obj.docstring is not None:
            told = re.sub(r"^Example:$", "Examples:", obj.docstring.value, flags=re.MULTILINE)
            obj.docstring.value = told
