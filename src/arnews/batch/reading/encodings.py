"""Detect and decode the encodings that Arabic news is saved in."""

from __future__ import annotations

import codecs
import re

from arnews.batch.articles import ReadError

__all__ = ["check_text", "declared_charset", "decode", "guess"]

_MARKS = (  # byte order marks; UTF-32 before UTF-16, as its marks begin with the same bytes
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
"""Signs of ISO-8859-6 read as windows-1256, which charset-normalizer misses in short texts."""
_UTF8_LETTER = re.compile(rb"[\xd8-\xdb][\x80-\xbf]")
_SAMPLE = 1 << 18
_LONGEST_NAME = 40


def decode(data: bytes, declared: str | None = None, *, errors: str = "strict") -> tuple[str, str]:
    r"""Decode bytes in the encoding that `guess` finds.

    Args:
        data: the bytes of a whole file or record.
        declared: the encoding that the page or the server declares, if any.
        errors: how to treat invalid bytes, as in `bytes.decode`.

    Returns:
        The text without a byte order mark, and the name of its encoding.

    Raises:
        ReadError: the bytes are not text, or not valid in the encoding found.

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
    """Return the name of the encoding of `data`.

    Tried in this order: a byte order mark, valid UTF-8, UTF-16 without a mark, the declared
    encoding, and last the Arabic code page that fits the letters best (charset-normalizer).

    Args:
        data: the bytes, or the beginning of a long input.
        declared: the encoding that the page or the server declares, if any.

    Returns:
        The name of the encoding.

    Raises:
        ReadError: the bytes do not look like text.

    Example:
        >>> guess("نما الاقتصاد".encode("utf-8"))
        'utf-8'
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    try:
        # An incremental decoder, as the data may end inside a character.
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        pass
    else:
        return _bare_utf16(data) or "utf-8"
    return _bare_utf16(data) or _mostly_utf8(data) or _trusted(data, declared) or _code_page(data)


def _bare_utf16(data: bytes) -> str | None:
    """Recognise UTF-16 without a mark: every other byte is 06 (letters) or 00 (spaces, digits)."""
    sample = data[:_SAMPLE]
    if b"\x00" not in sample or len(sample) < 4:
        return None
    for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = sample[first::2]
        if high.count(6) + high.count(0) > 0.8 * len(high) and high.count(6) > 0.3 * len(high):
            return name
    return None


def _mostly_utf8(data: bytes) -> str | None:
    """Recognise damaged UTF-8, so that it is refused and not read as a code page."""
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    return "utf-8" if 2 * len(_UTF8_LETTER.findall(data)) > 0.5 * high else None


def _trusted(data: bytes, declared: str | None) -> str | None:
    try:
        name = codecs.lookup((declared or "")[:_LONGEST_NAME]).name
        if name in _TRUSTED and b"\x00" not in data:
            data.decode(name)
            return _NAMES.get(name, name)
    except (LookupError, ValueError):  # an unknown or invalid name, or the wrong encoding
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
    """Return the encoding that an HTML page declares in its first 4096 bytes.

    Args:
        page: the bytes of the page.

    Returns:
        The name as written, None if there is none.

    Example:
        >>> declared_charset(b'<html><meta charset="windows-1256">')
        'windows-1256'
    """
    found = _META.search(page[:4096])
    return found[1].decode("ascii", "replace") if found else None


def check_text(text: str) -> None:
    """Check that a text can be an article's.

    Args:
        text: a decoded text.

    Raises:
        ReadError: the text is blank, holds a NUL character (a binary file) or half a surrogate
            pair.

    Example:
        >>> check_text(" ")
        Traceback (most recent call last):
        arnews.batch.articles.ReadError: holds no text
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
