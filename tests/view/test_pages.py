"""Pages hold no character that HTML forbids or that rearranges what is around it."""

from __future__ import annotations

import itertools
import math
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.shares import shares
from tests.view.lines import is_safe

import arnews
from arnews.facts import FACT_CLASSES, Span
from arnews.kinds import KindInfo
from arnews.regression import Changes
from arnews.regression.changes import Change
from arnews.view.pages import articles_page, diff_page
from arnews.view.values import value_of

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
    assert "\r\n\tفي <mark" in page
    assert "</mark>\\x1b\n</article>" in page


class _Words(HTMLParser):
    """The text of the articles on a page, as a browser copies it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.inside, self.text = False, ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self.inside |= tag == "article"

    def handle_endtag(self, tag: str) -> None:
        self.inside &= tag != "article"

    def handle_data(self, data: str) -> None:
        self.text += data if self.inside else ""


def test_copied_text_is_the_article() -> None:
    assert _Words(page_of(TEXT)).text == TEXT


def test_a_mark_tells_kind_value_and_rule() -> None:
    page = page_of(TEXT)
    for fact in arnews.extract(TEXT):
        said = f'<small data-kind="{fact.kind}" data-value="{value_of(fact)}"></small>'
        assert f"{fact.text}{said}" in page
        assert f'title="{fact.kind}, by the rule {fact.rule}"' in page


def test_the_legend_counts_the_kinds() -> None:
    page = page_of(f"{TEXT} و9%")
    (legend,) = re.findall('<p class="kinds">(.*)</p>', page)
    assert re.sub("<[^>]*>", "", legend) == "percentage 2 · company 1 · money 1 · date 1"
    assert '<p class="kinds">no facts</p>' in page_of("لا شيء")


def test_a_phone_shows_it_in_its_own_width() -> None:
    for page in (page_of(TEXT), diff_page(Changes())):
        assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in page


def test_print_keeps_the_marks() -> None:
    assert "print-color-adjust: exact" in page_of(TEXT).partition("@media print")[2]


def test_a_diff_isolates_each_quote_and_each_value() -> None:
    fact = {"kind": "money", "text": "5 تريليونات دولار", "start": 0, "end": 17}
    old, new = {**fact, "value": "5", "name": "سابك"}, {**fact, "value": "6"}
    for texts in ({}, {"a": "5 تريليونات دولار"}):
        page = diff_page(Changes([Change("a", old, new)], texts))
        assert (
            "\u20685 سابك\u2069 «\u20685 تريليونات دولار\u2069»"
            " → \u20686\u2069 «\u20685 تريليونات دولار\u2069»" in page
        )
        assert "changed money" in page


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
