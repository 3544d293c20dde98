"""Bytes to text: which of the encodings that Arabic news is saved in."""

from __future__ import annotations

import codecs
import re

from arnews.batch.articles import ReadError

__all__ = ["check_text", "declared_charset", "decode", "guess"]

_MARKS = (  # the byte order marks; those of UTF-32 begin like those of UTF-16, so come first
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ARABIC_PAGES = ("cp1256", "iso8859_6")
_NAMES = {"cp1256": "windows-1256", "iso8859_6": "iso-8859-6", "iso8859-6": "iso-8859-6"}
_TRUSTED = {"cp1256", "iso8859-6", "mac-arabic", "cp864", "cp720", "utf-16", "utf-16-le"}
_META = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)
_TORN = re.compile("[\u0621-\u064a][àâçèéêëîïôùûü]|[àâçèéêëîïôùûü][\u0621-\u064a]")
"""What ISO-8859-6 read as windows-1256 looks like; a short text tells the library too little."""
_UTF8_LETTER = re.compile(rb"[\xd8-\xdb][\x80-\xbf]")
_SAMPLE = 1 << 18
_LONGEST_NAME = 40


def decode(data: bytes, declared: str | None = None, *, errors: str = "strict") -> tuple[str, str]:
    r"""Give the text and the name of its encoding.

    In this order: a byte order mark, UTF-8 if all of it is valid, UTF-16 that lacks its mark,
    what the page or the server `declared`, and at last which of the two Arabic code pages the
    letters speak for (charset-normalizer). `errors` is that of `bytes.decode`.

    Raises:
        ReadError: it is no text in any of them.

    Example:
        >>> decode("ربحت الشركة".encode("utf-16"))
        ('ربحت الشركة', 'utf-16-le')
        >>> decode("ربحت شركة النفط العربية خمسة ملايين دولار هذا العام".encode("cp1256"))[1]
        'windows-1256'
    """
    name = guess(data, declared)
    try:
        text = data.decode(name, errors)
    except UnicodeDecodeError as error:
        raise ReadError(
            "encoding", f"not valid {name}: byte {error.start} cannot be read ({error.reason})"
        ) from None
    if name.startswith(("utf-16", "utf-32")):
        text = text.removeprefix("\ufeff")
    return text, name


def guess(data: bytes, declared: str | None = None) -> str:
    """Name the encoding of `data`; for a long input its beginning is enough.

    Raises:
        ReadError: it looks like no text.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    try:
        # a sample may end inside a character
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        pass
    else:
        return _bare_utf16(data) or "utf-8"
    return _bare_utf16(data) or _mostly_utf8(data) or _trusted(data, declared) or _code_page(data)


def _bare_utf16(data: bytes) -> str | None:
    """Arabic in UTF-16 has 06 (letters) or 00 (spaces, digits) in every other byte."""
    sample = data[:_SAMPLE]
    if b"\x00" not in sample or len(sample) < 4:
        return None
    for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = sample[first::2]
        if high.count(6) + high.count(0) > 0.8 * len(high) and high.count(6) > 0.3 * len(high):
            return name
    return None


def _mostly_utf8(data: bytes) -> str | None:
    """Damaged UTF-8 must be refused as such, not read as a code page that takes any byte."""
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    return "utf-8" if 2 * len(_UTF8_LETTER.findall(data)) > 0.5 * high else None


def _trusted(data: bytes, declared: str | None) -> str | None:
    try:
        name = codecs.lookup((declared or "")[:_LONGEST_NAME]).name
        if name in _TRUSTED and b"\x00" not in data:
            data.decode(name)
            return _NAMES.get(name, name)
    except (LookupError, ValueError):  # unknown; with a NUL in it; not the encoding of these bytes
        pass
    return None


def _code_page(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = None
    if b"\x00" not in data:
        best = from_bytes(data[:_SAMPLE], cp_isolation=list(_ARABIC_PAGES)).best()
    if best is None:
        raise ReadError(
            "encoding",
            "neither UTF-8, UTF-16, windows-1256 nor ISO-8859-6; "
            "save it as UTF-8, or leave it out if it is no text",
        )
    if best.encoding == "cp1256" and _TORN.search(str(best)) and _valid(data, "iso8859_6"):
        return _NAMES["iso8859_6"]
    return _NAMES[best.encoding]


def _valid(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def declared_charset(page: bytes) -> str | None:
    """Find the encoding that an HTML page says it has.

    Example:
        >>> declared_charset(b'<html><meta charset="windows-1256">')
        'windows-1256'
    """
    found = _META.search(page[:4096])
    return found[1].decode("ascii", "replace") if found else None


def check_text(text: str) -> None:
    """Refuse what is no article text: nothing, half a surrogate pair, a binary file.

    Raises:
        ReadError: it is one of these.
    """
    if not text.strip():
        raise ReadError("empty", "holds no text")
    if "\x00" in text:
        raise ReadError(
            "not_text", f"holds a NUL character at {text.index(chr(0))}: a binary file?"
        )
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ReadError(
            "encoding", f"character {error.start} is half a surrogate pair or a damaged byte"
        ) from None
