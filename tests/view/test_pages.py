"""Pages hold no character that HTML forbids or that rearranges what is around it."""

from __future__ import annotations

import base64
import hashlib
import html
import itertools
import math
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.shares import shares
from tests.view.html_page import Page, external
from tests.view.lines import is_safe

import arnews
from arnews.facts import FACT_CLASSES, Span
from arnews.kinds import KindInfo
from arnews.regression import Changes
from arnews.regression.changes import Change
from arnews.view.pages import articles_page, diff_page
from arnews.view.values import value_of

HOSTILE = """"><script>alert(1)</script> <img src=x onerror="alert(1)"> {{ 7*7 }} {% x %} نما 5%&lt;
</article><a href="javascript:alert(1)">«سابك'» 3 ملايين دولار</a>"""
LONG = """سابك تربح أكثر
قالت سابك إن أرباحها زادت 12% إلى 3.1 مليار ريال سعودي في 2024، مقابل 2.8 مليار ريال سعودي.
ونقلت الشحنة على متن 40 سفينة."""
TEXT = "قفزت أرباح سابك 12% إلى نحو 3.1 مليار ريال سعودي في 2024"


def page_of(text: str, name: str = "a") -> str:
    return articles_page([(name, text, arnews.extract(text))])


@settings(deadline=None)
@given(st.text(st.sampled_from("<>&\"'\x1b\x9b\x00\t\n\u2069\u202e\udcff 5%نما")))
def test_any_article(text: str) -> None:
    page = page_of(text, text)
    assert all(is_safe(line.replace("\t", " ")) for line in page.split("\n"))
    page.encode()


def test_line_ends_of_an_article_stay() -> None:
    page = page_of("نما 5%\r\n\tفي سابك\x1b\n")
    assert "</strong>\r\n\tفي <a" in page
    assert "</a>\\x1b\n</article>" in page


def test_copied_text_is_the_article() -> None:
    for text in (TEXT, LONG, f"\n{LONG}\n", HOSTILE):
        assert Page(page_of(text)).text_of("article") == text


def test_a_mark_tells_its_value_without_a_script() -> None:
    page = Page(page_of(TEXT))
    facts = list(arnews.extract(TEXT))
    assert [mark.text for mark in page.marks] == [fact.text for fact in facts]
    for mark, fact in zip(page.marks, facts, strict=True):
        title = fact.about.title
        assert mark.attributes["title"] == f"{title}: \u2068{value_of(fact)}\u2069"
        cell = page.by_id[mark.attributes["aria-describedby"]]
        assert cell.text.startswith(f"{title}: {value_of(fact)}")
        assert cell.attributes["title"] == fact.rule


def test_marks_and_rows_are_linked_both_ways() -> None:
    two = articles_page([(name, LONG, arnews.extract(LONG)) for name in "ab"])
    for source in (page_of(TEXT), page_of(LONG), two):
        page = Page(source)
        assert len(page.marks) > 3
        for mark in page.marks:
            row = page.by_id[mark.target]
            assert row.name == "tr"
            assert mark.attributes["id"] in page.targets_within(row)
        claims = [row for row in page.rows if re.fullmatch(r"(a\d)?c\d+", row.attributes["id"])]
        assert claims
        for row in claims:
            places = page.targets_within(row)
            assert places
            for place in places:  # the figures; the rows of their facts lead back to the claim
                fact = page.by_id[page.by_id[place].target]
                assert row.attributes["id"] in page.targets_within(fact)


def test_every_id_is_there_once_and_every_link_leads_to_one() -> None:
    two = articles_page([(name, LONG, arnews.extract(LONG)) for name in "ab"])
    for source in (page_of(TEXT), two, page_of(HOSTILE), page_of("لا شيء")):
        page = Page(source)
        ids = [node.attributes["id"] for node in page.nodes if "id" in node.attributes]
        assert len(ids) == len(set(ids))
        assert {node.target for node in page.nodes if node.target} <= set(ids)


def test_claims_are_a_table_of_subject_metric_value_change_and_period() -> None:
    page = Page(page_of(LONG))
    first = [" ".join(cell.text.split()) for cell in page.cells("c1")]
    assert first == [
        "سابك",
        "صافي الربح",
        "3.1 مليار ريال سعودي السابق 2.8 مليار ريال سعودي",
        "▲ 12%",
        "2024",
    ]


def test_a_deal_names_its_parties_with_their_roles() -> None:
    page = Page(page_of("وقعت سابك عقدا مع أرامكو بقيمة 750 مليون دولار"))
    cells = [" ".join(cell.text.split()) for cell in page.cells("c1")]
    assert cells[0].startswith("المورد سابك")
    assert cells[1:] == ["عقد", "750 مليون دولار", "", ""]


def test_a_page_needs_nothing_from_elsewhere() -> None:
    for source in (page_of(TEXT), page_of(HOSTILE), diff_page(Changes())):
        assert external(source) == []
        assert "default-src 'none'" in source


def test_only_the_script_of_the_page_may_run() -> None:
    page = page_of(HOSTILE)
    (script,) = re.findall("<script>(.*?)</script>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in html.unescape(page)


def test_what_needs_a_script_is_hidden_without_one() -> None:
    page = Page(page_of(TEXT))
    (search,) = [node for node in page.nodes if "search" in node.attributes.get("class", "")]
    assert "hidden" in search.attributes


def test_the_legend_counts_the_kinds_and_switches_them_without_a_script() -> None:
    source = page_of(f"{TEXT} و9%")
    page = Page(source)
    labels = [node.text.split() for node in page.nodes if node.name == "label"]
    kinds = [("شركات", 1), ("نسب", 2), ("مبالغ", 1), ("تواريخ", 1)]
    assert [(label[0], int(label[1])) for label in labels[:-1]] == kinds
    for number in range(len(kinds)):
        assert page.by_id[f"s{number}"].attributes["type"] == "checkbox"
        assert f"body:has(#s{number}:not(:checked)) .k{number}.mark" in source
        assert any(f"k{number}" in mark.attributes["class"].split() for mark in page.marks)
    assert "لا وقائع" in page_of("لا شيء")


def test_the_first_line_is_a_headline() -> None:
    page = Page(page_of(LONG))
    assert page.text_of("strong") == LONG.partition("\n")[0]
    assert page.text_of("title") == LONG.partition("\n")[0]
    for text in (TEXT, f"{'نص ' * 60}\nنما 5%", f"{TEXT}\n "):
        assert Page(page_of(text)).text_of("strong") == ""


def test_overlapping_facts_of_ones_own_share_a_mark() -> None:
    class Whole(Span):
        kind: str = "whole"

    facts: Any = (Whole(text="5% من", start=4, end=9), *arnews.extract("نما 5% من").facts)
    page = Page(articles_page([("a", "نما 5% من", arnews.Document(length=9, facts=facts))]))
    assert [mark.text for mark in page.marks] == ["5%"]
    assert page.targets_within(page.by_id["f1"]) == page.targets_within(page.by_id["f2"]) == ["m2"]


def test_a_colour_cannot_leave_the_style_sheet() -> None:
    class Odd(Span):
        kind: str = "odd"
        about = KindInfo(colour="red} </style><script>alert(1)</script>", title="<b>")

    facts: Any = (Odd(text="م", start=0, end=1),)
    document = arnews.Document(length=1, facts=facts)
    page = articles_page([("a", "م", document)])
    assert "alert" not in page
    assert "<b>" not in page
    assert "--tint: #ddd;" in page


def test_a_phone_shows_it_in_its_own_width() -> None:
    for page in (page_of(TEXT), diff_page(Changes())):
        assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in page


def test_print_and_dark_have_a_style() -> None:
    page = page_of(TEXT)
    assert "print-color-adjust: exact" in page.partition("@media print")[2]
    assert "@media (prefers-color-scheme: dark)" in page


def test_a_diff_links_marks_and_changes() -> None:
    fact = {"kind": "money", "text": "5 تريليونات دولار", "start": 0, "end": 17, "rule": "of_one"}
    old, new = {**fact, "value": "5", "name": "سابك"}, {**fact, "value": "6"}
    for texts in ({}, {"a": "5 تريليونات دولار"}):
        page = Page(diff_page(Changes([Change("a", old, new)], texts)))
        (cells,) = [page.cells(row.attributes["id"]) for row in page.rows]
        told = [" ".join(cell.text.split()) for cell in cells]
        quote = "«5 تريليونات دولار»"
        assert told == ["changed", "money", f"5 سابك {quote} → 6 {quote}", "of_one"]
        assert [mark.target for mark in page.marks] == (["ra11"] if texts else [])
        assert page.targets_within(page.rows[0]) == (["ma11"] if texts else [])


def test_a_diff_isolates_each_quote_and_each_value() -> None:
    fact = {"kind": "money", "text": "5 دولارات", "start": 0, "end": 9}
    page = diff_page(Changes([Change("a", {**fact, "value": "5"}, {**fact, "value": "6"})]))
    for said, direction in (("5", "ltr"), ("6", "ltr"), ("5 دولارات", "rtl")):
        assert f'<bdi dir="{direction}" class="short">{said}</bdi>' in page


def test_a_diff_shows_untrusted_text_as_text() -> None:
    fact = {"kind": "<b>", "text": "5\x1b", "start": 0, "end": 2, "value": '"><i>', "rule": "<u>"}
    for texts in ({}, {"a": "5\x1b"}):
        page = diff_page(Changes([Change("a", fact, {**fact, "value": "\u202e"})], texts))
        assert not re.search("<[biu]>", page)
        assert all(is_safe(line) for line in page.split("\n"))


def test_a_kind_without_a_label_shows_its_number() -> None:
    facts = arnews.Pipeline(extractors=[shares]).extract("باع نحو 5 ملايين سهم").facts
    assert [value_of(fact) for fact in facts] == ["≈ 5,000,000"]

    class Person(Span):
        name: str = ""
        unit: str = "of_some"
        value: object = None

    assert value_of(Person(text="م", start=0, end=1)) == "م"
    assert value_of(Person(text="م", start=0, end=1, name="ماهر")) == "ماهر"
    Person.about = KindInfo(label=lambda fact: fact.unit)
    assert value_of(Person(text="م", start=0, end=1)) == "of_some"


# Machado, Oliveira and Fernandes 2009: what dichromats see, in linear RGB.
EYES: dict[str, list[list[float]]] = {
    "all": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "deuteranope": [
        [0.367, 0.861, -0.228],
        [0.280, 0.673, 0.047],
        [-0.012, 0.043, 0.969],
    ],
    "protanope": [
        [0.152, 1.053, -0.205],
        [0.115, 0.786, 0.099],
        [-0.004, -0.048, 1.052],
    ],
    "tritanope": [
        [1.256, -0.077, -0.179],
        [-0.078, 0.931, 0.148],
        [0.005, 0.691, 0.304],
    ],
}


def lab(colour: str, eye: list[list[float]]) -> tuple[float, float, float]:
    """A colour (#rrggbb, sRGB) in CIE L*a*b* as an eye sees it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    red, green, blue = (
        min(max(sum(a * b for a, b in zip(row, linear, strict=True)), 0), 1) for row in eye
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("eye", EYES)
def test_colours_of_kinds_differ_in_every_eye(eye: str) -> None:
    seen = {kind: lab(shown.about.colour, EYES[eye]) for kind, shown in FACT_CLASSES.items()}
    for one, other in itertools.combinations(seen, 2):
        assert math.dist(seen[one], seen[other]) > 8, (one, other)
    assert min(light for light, *_ in seen.values()) > 70  # black on it is easy to read
