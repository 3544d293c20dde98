"""Pages of which the search for the main text would make hours."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from arnews.batch import Limits
from arnews.batch.articles import ReadError
from arnews.batch.reading.pages import main_text

TEXT = "قالت الشركة إن أرباحها بلغت 5 ملايين دولار في الربع الأول بعد أن باعت مصنعا قديما."
MEGABYTE = 1_000_000


def page(inside: str) -> str:
    return f"<html><body><article><p>{TEXT}</p>{inside}</article></body></html>"


def crowded(number: int) -> str:
    return " ".join(f"a{one}=1" for one in range(number))


@pytest.mark.parametrize(
    "piece",
    [
        '<a href="x">ا</a> ',
        "<p>ا",
        "<P>ا</P>",
        "<h2>",
        "<span>",
        "<tr><td>ا",
        "<div><p>ا</p></div>",
    ],
)
def test_a_page_of_too_many_tags(piece: str) -> None:
    begun = time.perf_counter()
    with pytest.raises(ReadError, match="more than 20000 tags") as caught:
        main_text(page(piece * (MEGABYTE // len(piece))), Limits())
    assert caught.value.error == "too_slow"
    assert time.perf_counter() - begun < 10  # where trafilatura looks through it: many minutes


@pytest.mark.parametrize(
    "tag",
    [
        f"<p {crowded(2000)}>",
        f"<p x='>' {crowded(2000)}",
        f'<p x=">"y=a"b {crowded(2000)}',
        f"<script {crowded(2000)}></script>",
        f"<!-- <p a=' --><p {crowded(2000)}>",
        f"<script>a<b;c='</script><p {crowded(2000)}>",
        "<P/" + "a/" * 2000 + ">",
        "<p " + "a \n" * 2000 + ">",
    ],
)
def test_a_tag_of_too_many_attributes(tag: str) -> None:
    with pytest.raises(ReadError, match="a tag of more than 1000 attributes") as caught:
        main_text(page(tag), Limits())
    assert caught.value.error == "too_slow"


@pytest.mark.parametrize(
    "inside",
    [
        "<p " + crowded(999) + ">",
        f"<p title='{crowded(2000)}'>",
        f'<svg><path d = "{"M 0 / 1 " * 2000}"/></svg>',
        f"<img src='data:image/png;base64,{'a+/b' * 2000}'>",
        f"<img src=data:image/png;base64,{'a+/b' * 2000}>",
        f"<script>for (i=0; i<n; i++) {{ {crowded(2000)} }}</script>",
        f"<style>a<b {crowded(2000)}</style>",
        f"<!-- <p {crowded(2000)}> -->",
        f"<p>a < b {crowded(2000)}</p>",
        "<p>5</p>" * 3000,
    ],
)
def test_what_stands_on_honest_pages_is_read(inside: str) -> None:
    assert TEXT in main_text(page(inside), Limits()).text


@pytest.mark.parametrize(
    "inside",
    [
        "<p a='<p a=\"" * (MEGABYTE // 13),
        "<p " + " " * MEGABYTE,
        "<p" + "/" * MEGABYTE,
        "<p " + "=" * MEGABYTE,
        "<" * MEGABYTE,
        "<!-" * (MEGABYTE // 3),
        "<!--" * (MEGABYTE // 4),
        "<script>" + "</scrip" * (MEGABYTE // 7),
        "&amp;" * (MEGABYTE // 5),
        " \n" * (MEGABYTE // 2),
    ],
    ids=lambda inside: inside[:12],
)
def test_a_megabyte_is_done_soon_whatever_it_holds(inside: str) -> None:
    begun = time.perf_counter()
    with suppress(ReadError):
        main_text(page(inside), Limits())
    assert time.perf_counter() - begun < 30
