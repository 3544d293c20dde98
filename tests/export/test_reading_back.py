"""What is exported is read back as each tool reads it, and quotes the article."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeAlias

import pytest
from tests.articles import articles

from arnews import Document, extract
from arnews.batch.writing.formats import as_written
from arnews.document import ArticleFacts
from arnews.export import (
    brat_config,
    label_studio_config,
    to_brat,
    to_csv,
    to_label_studio,
    to_web_annotations,
)
from arnews.facts import FACT_CLASSES, Percentage

Found: TypeAlias = list[tuple[str, int, int, str]]

ODD = (
    "😀 ربحت «سابك» 3 مليارات ريال\r\nسعودي 📈، بنمو نحو 5%\r\n\t=خسرت -7%\u2028وباعت 9 ملايين هاتف"
)
BROKEN = Document(
    length=12, facts=(Percentage(text="5\r\nفي\tالمئة", start=1, end=12, value=Decimal(5)),)
)


def said(document: Document) -> Found:
    return [(fact.kind, fact.start, fact.end, fact.text) for fact in document.facts]


def of_brat(annotations: str, text: str) -> Found:
    """Read standoff as brat does: an annotation's words must be those of its pieces in the text."""
    found = []
    for line in annotations.split("\n")[:-1]:
        name, told, *rest = line.split("\t")
        if name.startswith("T"):
            (words,) = rest
            kind, _, spans = told.partition(" ")
            pieces = [tuple(map(int, span.split())) for span in spans.split(";")]
            assert " ".join(text[start:end] for start, end in pieces) == words
            assert not re.search(r"[\r\n\t]", words)
            start, end = pieces[0][0], pieces[-1][1]
            found.append((kind, start, end, text[start:end]))
    return found


def of_label_studio(task: dict[str, Any]) -> Found:
    points = list(task["data"]["text"])  # as Array.from(text) does
    found = []
    for region in task["predictions"][0]["result"]:
        value = region["value"]
        quote = "".join(points[value["start"] : value["end"]])
        assert quote == value["text"]
        found.append((value["labels"][0], value["start"], value["end"], quote))
    return found


def of_web_annotations(annotations: list[dict[str, Any]], text: str) -> Found:
    found = []
    for annotation in annotations:
        quote, position = annotation["target"]["selector"]
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])
        found.append((annotation["body"][0]["value"], start, end, quote["exact"]))
    return found


def of_csv(table: str) -> Found:
    assert table[0] == "\ufeff"
    rows = csv.DictReader(io.StringIO(table[1:], newline=""))
    return [
        (row["kind"], int(row["start"]), int(row["end"]), as_written(row["quote"])) for row in rows
    ]


READERS: dict[str, Callable[[str, Document], Found]] = {
    "brat": lambda text, document: of_brat(to_brat(document), text),
    "label-studio": lambda text, document: of_label_studio(
        json.loads(json.dumps(to_label_studio("a", text, document)))
    ),
    "web-annotation": lambda text, document: of_web_annotations(
        json.loads(json.dumps(to_web_annotations("a", text, document))), text
    ),
    "csv": lambda text, document: of_csv(to_csv([("a", text, document)])),
}


@pytest.mark.parametrize("form", READERS)
def test_every_fact_comes_back(form: str) -> None:
    for text in (ODD, "", *articles("fixtures")[:6]):
        document = extract(text)
        assert READERS[form](text, document) == said(document)
    assert len(extract(ODD)) > 3


def test_a_quote_over_lines_is_several_pieces_in_brat() -> None:
    text = "x5\r\nفي\tالمئة"
    assert to_brat(BROKEN).splitlines()[0] == "T1\tpercentage 1 2;4 6;7 12\t5 في المئة"
    assert of_brat(to_brat(BROKEN), text) == said(BROKEN)


def test_units_of_utf_16_are_not_meant() -> None:
    document = extract(ODD)
    units = ODD.encode("utf-16-le")
    (fact, *_) = document.facts
    assert units[2 * fact.start : 2 * fact.end].decode("utf-16-le") != fact.text


def test_notes_tell_value_and_claim() -> None:
    text = "ارتفعت أرباح سابك نحو 12%"
    document = extract(text)
    notes = to_label_studio("a", text, document)["predictions"][0]["result"][1]["meta"]["text"]
    assert notes == ["≈ 12%", "net_profit of سابك: change up"]
    deal = extract("وقعت سابك عقدا مع أرامكو بقيمة 750 مليون دولار")
    (note,) = [line for line in to_brat(deal).splitlines() if "contract" in line]
    assert "سابك (" in note
    assert note.endswith("value")


def test_configurations_know_all_kinds() -> None:
    classes = FACT_CLASSES.values()
    section = brat_config(classes).split("\n\n")[0]
    assert section.splitlines()[1:] == list(FACT_CLASSES)
    hedged = brat_config(classes).splitlines()[-1]
    assert "company" not in hedged
    assert re.findall(r'<Label value="(\w+)"', label_studio_config(classes)) == list(FACT_CLASSES)


def test_a_cell_that_looks_like_a_formula_is_text() -> None:
    text = "=HYPERLINK(0) -7%"
    document = extract(text)
    (row,) = csv.DictReader(io.StringIO(to_csv([("@a", text, document)])[1:]))
    assert (row["article"], row["sentence"]) == ("'@a", f"'{text}")
    assert row["quote"].lstrip("'") == document.facts[0].text


def test_identifiers_are_addresses() -> None:
    (annotation, *_) = to_web_annotations("أ b/c", ODD, extract(ODD), source="https://example.com/")
    assert re.fullmatch(r"urn:arnews:fact:[\w%.-]+:1", annotation["id"])
    assert annotation["target"]["source"] == "https://example.com/"


def test_a_named_document_is_exported_too() -> None:
    named = ArticleFacts.of("a", extract(ODD), ODD)
    assert to_brat(named) == to_brat(extract(ODD))
