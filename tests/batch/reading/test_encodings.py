"""Bytes to text where there is little to go by."""

from __future__ import annotations

import pytest

from arnews.batch.articles import ReadError
from arnews.batch.reading.encodings import check_text, declared_charset, decode, guess

SHORT = "ربح 5 دولارات"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le"),
        ("cp1256", "windows-1256"),
        ("iso8859_6", "iso-8859-6"),
    ],
)
def test_a_headline_is_enough(encoding: str, name: str) -> None:
    assert decode(SHORT.encode(encoding)) == (SHORT, name)


def test_french_letters_in_windows_1256_are_no_sign_of_another_page() -> None:
    text = "قال Café de Nîmes إن الأرباح بلغت 5 ملايين دولار هذا العام"
    assert decode(text.encode("cp1256")) == (text, "windows-1256")


def test_what_is_declared_counts_only_where_the_letters_allow_it() -> None:
    assert decode(SHORT.encode(), "windows-1256")[1] == "utf-8"
    assert decode(SHORT.encode("cp1256"), "utf-8")[1] == "windows-1256"
    assert decode(SHORT.encode("cp1256"), "x-unheard-of")[1] == "windows-1256"


def test_a_sample_may_end_inside_a_letter() -> None:
    assert guess(SHORT.encode()[:1]) == "utf-8"
    with pytest.raises(ReadError, match="not valid utf-8"):
        decode(SHORT.encode()[:1])


def test_damaged_utf8_is_not_read_as_a_code_page() -> None:
    with pytest.raises(ReadError, match="not valid utf-8: byte 6"):
        decode("ربح".encode() + b"\xff" + " شركة النفط".encode())


@pytest.mark.parametrize(
    "page",
    [
        b'<meta charset="windows-1256">',
        b"<META http-equiv=Content-Type content='text/html; CHARSET=windows-1256'>",
        b'<?xml version="1.0" encoding="windows-1256"?>',
    ],
)
def test_pages_tell_their_encoding(page: bytes) -> None:
    assert declared_charset(b"<html>" + page) == "windows-1256"


def test_a_page_that_tells_nothing() -> None:
    assert declared_charset(b"<html><p>charset=utf-8") is None
    assert declared_charset(b" " * 5000 + b'<meta charset="utf-8">') is None


@pytest.mark.parametrize(
    ("text", "error"),
    [("", "empty"), (" \n\u3000", "empty"), ("ربح\0", "not_text"), ("ربح \udcff", "encoding")],
)
def test_what_is_no_article(text: str, error: str) -> None:
    with pytest.raises(ReadError) as caught:
        check_text(text)
    assert caught.value.error == error
