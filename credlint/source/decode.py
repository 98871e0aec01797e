"""Turns a file's bytes into text the way Python does (byte order mark, PEP 263 cookie, UTF-8)."""

import codecs
import re
from dataclasses import dataclass
from functools import cache

from credlint.model.span import Position

MAX_BYTES = 10_000_000
"""Larger files are machine-written data; parsing one takes minutes."""

DEFAULT_ENCODING = "utf-8"

WIDE_BOMS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

NOT_FOR_SOURCE = frozenset({"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape"})
"""Codecs that Python takes for text encodings, but that take quadratic time, decode nothing, or hide code."""

_ALIASES = {"utf-8": ("utf-8",), "iso-8859-1": ("latin-1", "iso-8859-1", "iso-latin-1")}
_COOKIE = re.compile(rb"[ \t\f]*+#[^\r\n]*?coding[:=][ \t]*+([-\w.]+)", re.ASCII)
_BLANK = re.compile(rb"[ \t\f]*+(?>(?:#[^\r\n]*+)?)(?:\r\n|\r|\n)")
_LINE_END = re.compile(r"\r\n|\r|\n")
_BYTES_LINE_END = re.compile(rb"\r\n|\r|\n")
_ASCII = bytes(code for code in range(128) if code != ord("\\"))
_ESCAPES = rb"\x41\u0041+AGE-~{~}" + b"\x0e\x0f\x1b(J\x1b(B"
_NOT_ASCII = bytes(range(128, 256))


class SourceError(Exception):
    """The input cannot be checked. `reason` names the kind of the trouble and never quotes the source."""

    def __init__(self, reason: str, position: Position | None = None) -> None:
        super().__init__(reason, position)
        self.reason = reason
        self.position = position


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text with its own line ends, without the byte order mark.

    `encoding` is Python's name of the codec; `newline` is the first line end of the file ("\\n" if it has none).
    """

    text: str
    encoding: str = DEFAULT_ENCODING
    bom: bool = False
    newline: str = "\n"


def decode(data: bytes, *, cookies: bool = True) -> Source:
    """Decode a whole file; raises SourceError for what Python would not run (or not as text).

    Without `cookies` it is UTF-8 whatever a comment on its first lines says: text that is no Python.
    """
    if len(data) > MAX_BYTES:
        raise SourceError("larger than 10 MB")
    if data.startswith(WIDE_BOMS):
        raise SourceError("UTF-16 or UTF-32 text", Position(1, 1))
    bom = data.startswith(codecs.BOM_UTF8)
    body = data[len(codecs.BOM_UTF8) :] if bom else data
    if b"\0" in body:
        raise SourceError("NUL byte", _position(body, body.index(b"\0")))
    encoding = _declared(body, bom) if cookies else DEFAULT_ENCODING
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(f"not {encoding} text", _position(body, error.start)) from None
    except (UnicodeError, LookupError, ValueError):
        raise SourceError(f"not {encoding} text") from None
    if "\0" in text:
        raise SourceError("NUL character")
    ends = _LINE_END.search(text)
    return Source(text, encoding, bom, ends.group() if ends else "\n")


def is_decodable(data: bytes) -> bool:
    """Whether bytes are text in the encoding that they declare, which is UTF-8 where they say nothing."""
    bom = data.startswith(codecs.BOM_UTF8)
    body = data[len(codecs.BOM_UTF8) :] if bom else data
    try:
        body.decode(_declared(body, bom))
    except (SourceError, UnicodeError, LookupError, ValueError):
        return False
    return True


def cookie(body: bytes) -> bytes | None:
    """The codec's name in a PEP 263 comment on the first two lines (the second only after a blank or comment line)."""
    if match := _COOKIE.match(body):
        return match.group(1)
    if (first := _BLANK.match(body)) and (match := _COOKIE.match(body, first.end())):
        return match.group(1)
    return None


@cache
def is_ascii_superset(encoding: str) -> bool:
    """Whether ASCII text means the same in `encoding`, and nothing else means ASCII text.

    False for unknown codecs, those with escapes (utf-7, hz, iso2022) and those with second codes (mac-arabic).
    """
    name = _normal_name(encoding)
    try:
        if codecs.lookup(name).name in NOT_FOR_SOURCE:
            return False
        sample = _ASCII + _ESCAPES
        return sample.decode(name) == sample.decode("ascii") and not any(
            map(str.isascii, _NOT_ASCII.decode(name, "ignore"))
        )
    except (UnicodeError, LookupError, ValueError):
        return False


def _declared(body: bytes, bom: bool) -> str:
    name = cookie(body)
    if name is None:
        return DEFAULT_ENCODING
    try:
        encoding = codecs.lookup(_normal_name(name.decode("ascii"))).name
    except (LookupError, ValueError):
        raise SourceError("unknown encoding", Position(1, 1)) from None
    if bom and encoding != DEFAULT_ENCODING:
        raise SourceError("byte order mark and encoding cookie disagree", Position(1, 1))
    if encoding in NOT_FOR_SOURCE:
        raise SourceError("encoding not fit for source", Position(1, 1))
    return encoding


def _normal_name(name: str) -> str:
    """The codec that Python takes for a name in a cookie: editors write `utf-8-unix` (Parser/tokenizer.c)."""
    normal = name[:12].lower().replace("_", "-")
    for codec, aliases in _ALIASES.items():
        if normal in aliases or normal.startswith(tuple(f"{alias}-" for alias in aliases)):
            return codec
    return name


def _position(body: bytes, offset: int) -> Position:
    """Row and column of a byte that does not decode; columns of the text before it are counted by UTF-8 characters."""
    before = body[:offset]
    ends = list(_BYTES_LINE_END.finditer(before))
    line = before[ends[-1].end() :] if ends else before
    return Position(len(ends) + 1, len(line.decode(DEFAULT_ENCODING, "replace")) + 1)
