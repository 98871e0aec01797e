"""Bytes become text as Python reads them, or an error that says why not."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credlint.model.span import Position
from credlint.source.decode import MAX_BYTES, SourceError, decode, is_ascii_superset


@pytest.mark.parametrize(
    ("data", "text", "encoding", "bom", "newline"),
    [
        (b"", "", "utf-8", False, "\n"),
        (b"x = 1", "x = 1", "utf-8", False, "\n"),
        ("x = 'é'\n".encode(), "x = 'é'\n", "utf-8", False, "\n"),
        (codecs.BOM_UTF8 + b"x\r\n", "x\r\n", "utf-8", True, "\r\n"),
        (codecs.BOM_UTF8 + b"# coding: utf8\n", "# coding: utf8\n", "utf-8", True, "\n"),
        (codecs.BOM_UTF8 + b"# coding: utf-8-sig\n", "# coding: utf-8-sig\n", "utf-8", True, "\n"),
        (b"# -*- coding: latin-1 -*-\n'\xe9'\n", "# -*- coding: latin-1 -*-\n'é'\n", "iso8859-1", False, "\n"),
        (b"# coding=iso-latin-1-unix\n'\xe9'", "# coding=iso-latin-1-unix\n'é'", "iso8859-1", False, "\n"),
        (b"# coding: UTF_8-dos\n", "# coding: UTF_8-dos\n", "utf-8", False, "\n"),
        (b"#!/usr/bin/python\n# vim: fileencoding=cp1252\n'\x80'", "€", "cp1252", False, "\n"),
        (b"\x0c\r# coding: cp1252\r'\x80'", "€", "cp1252", False, "\r"),
        (b"# coding: shift_jis\n'\x82\xa0'", "あ", "shift_jis", False, "\n"),
        (b"# coding: utf-7\n'+AOk-'", "é", "utf-7", False, "\n"),
        (b"a\rb\r\nc\n", "a\rb\r\nc\n", "utf-8", False, "\r"),
        ("'\u2028'\x0c\r\n".encode(), "'\u2028'\x0c\r\n", "utf-8", False, "\r\n"),
    ],
)
def test_text(data: bytes, text: str, encoding: str, bom: bool, newline: str) -> None:
    source = decode(data)
    assert text in source.text
    assert (source.encoding, source.bom, source.newline) == (encoding, bom, newline)


@pytest.mark.parametrize(
    "data",
    [
        b"'''\n# coding: latin-1'''\n'\xc3\xa9'",  # not a comment
        b"x = 1\n# coding: latin-1\n'\xc3\xa9'",  # code on the first line
        b"\n\n# coding: latin-1\n'\xc3\xa9'",  # the third line
        b"x = 1  # coding: latin-1\n'\xc3\xa9'",  # behind code
        b"# encoding latin-1\n'\xc3\xa9'",  # no colon
    ],
)
def test_these_are_no_cookies(data: bytes) -> None:
    source = decode(data)
    assert source.encoding == "utf-8"
    assert "é" in source.text


@pytest.mark.parametrize(
    ("data", "reason", "position"),
    [
        ("x".encode("utf-16"), "UTF-16 or UTF-32 text", Position(1, 1)),
        ("x".encode("utf-32"), "UTF-16 or UTF-32 text", Position(1, 1)),
        (b"x = 1\n\0", "NUL byte", Position(2, 1)),
        ("x\n".encode("utf-16-le"), "NUL byte", Position(1, 2)),
        (b"x = 1\r\ny = '\xc3\xa9\xe9'", "not utf-8 text", Position(2, 7)),
        (b"x\ry = '\xff'", "not utf-8 text", Position(2, 6)),
        (b"# coding: ascii\n'\xe9'", "not ascii text", Position(2, 2)),
        (b"# coding: no-such-codec", "unknown encoding", Position(1, 1)),
        (b"# coding: hex", "not hex text", None),
        (b"# coding: unicode_escape\n\\q", "encoding not fit for source", Position(1, 1)),
        (b"# coding: punycode", "encoding not fit for source", Position(1, 1)),
        (b"# coding: utf-16\n", "not utf-16 text", None),
        (codecs.BOM_UTF8 + b"# coding: latin-1\n", "byte order mark and encoding cookie disagree", Position(1, 1)),
        (b"# coding: utf-7\n+AAA-", "NUL character", None),
        (b" " * (MAX_BYTES + 1), "larger than 10 MB", None),
    ],
)
def test_refused(data: bytes, reason: str, position: Position | None) -> None:
    with pytest.raises(SourceError) as caught:
        decode(data)
    assert caught.value.reason == reason
    if position is not None:
        assert caught.value.position == position


@given(
    st.binary(), st.sampled_from(["", "utf-8", "latin-1", "utf-7", "utf-16", "hz", "idna", "rot13", "mbcs", "a" * 99])
)
def test_any_bytes_are_text_or_an_error(data: bytes, cookie: str) -> None:
    if cookie:
        data = b"# coding: " + cookie.encode() + b"\n" + data
    try:
        source = decode(data)
    except SourceError as error:
        assert error.reason
    else:
        body = data[3:] if source.bom else data
        if source.encoding in ("utf-8", "iso8859-1"):
            assert source.text.encode(source.encoding) == body


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "cp1252", "shift_jis", "gbk", "koi8-r", "utf-8-unix"])
def test_supersets_of_ascii(encoding: str) -> None:
    assert is_ascii_superset(encoding)


@pytest.mark.parametrize(
    "encoding",
    ["utf-7", "utf-16", "utf-32-le", "cp037", "hz", "iso2022_jp", "mac_arabic", "unicode_escape", "idna", "rot13", "x"],
)
def test_no_supersets_of_ascii(encoding: str) -> None:
    assert not is_ascii_superset(encoding)
