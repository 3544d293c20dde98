"""A page as a browser without scripts takes it: its elements, ids, links and texts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

__all__ = ["Node", "Page", "external"]

_EMPTY = {"br", "img", "input", "link", "meta"}
_LOADING = {"src", "srcset", "data", "poster", "action", "formaction", "background", "xlink:href"}


@dataclass(eq=False)
class Node:
    name: str
    attributes: dict[str, str]
    above: tuple[Node, ...] = ()
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text of the element itself and of those in it."""
        return "".join(self.pieces)

    @property
    def target(self) -> str:
        """The id on the page to which the element links, empty if it does not."""
        link = self.attributes.get("href", "")
        return link[1:] if link.startswith("#") else ""


class Page(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__()
        self.nodes: list[Node] = []
        self._open: list[Node] = []
        self.feed(source)
        self.close()
        assert self._open == []
        self.by_id = {node.attributes["id"]: node for node in self.nodes if "id" in node.attributes}
        self.marks = [
            node for node in self.nodes if "mark" in node.attributes.get("class", "").split()
        ]
        self.rows = [node for node in self.nodes if node.name == "tr" and "id" in node.attributes]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs}, tuple(self._open))
        self.nodes.append(node)
        if tag not in _EMPTY:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().name == tag

    def handle_data(self, data: str) -> None:
        for node in self._open:
            node.pieces.append(data)

    def text_of(self, name: str) -> str:
        """The text of all elements of a name."""
        return "".join(node.text for node in self.nodes if node.name == name)

    def cells(self, row: str) -> list[Node]:
        return [node for node in self.nodes if node.name == "td" and self.by_id[row] in node.above]

    def targets_within(self, node: Node) -> list[str]:
        return [inner.target for inner in self.nodes if node in inner.above and inner.target]


def external(source: str) -> list[str]:
    """What a browser would load or run from elsewhere, or from an attribute."""
    page = Page(source)
    found = [
        f"{node.name} {name}={value}"
        for node in page.nodes
        for name, value in node.attributes.items()
        if (name in _LOADING and not value.startswith("#"))
        or name.startswith("on")
        or value.strip().startswith("javascript:")
    ]
    found += [node.name for node in page.nodes if node.name in {"link", "iframe", "object", "img"}]
    found += re.findall(r"url\((?!#)[^)]*\)|@import|@font-face", page.text_of("style"))
    return found
