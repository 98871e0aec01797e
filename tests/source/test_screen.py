"""The screen: which bytes pass, whatever the needles are."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credlint.source.screen import screen


@dataclass(frozen=True, slots=True)
class Beyond:
    text: bytes
    ordinary: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Group:
    names: tuple[tuple[bytes, ...], ...] = ()
    texts: tuple[tuple[bytes, ...], ...] = ()
    beyond: Beyond | None = None


@dataclass(frozen=True, slots=True)
class Needles:
    stems: tuple[tuple[bytes, tuple[Group, ...]], ...]
    exact: tuple[bytes, ...] = ()
    table: bytes = bytes(range(256)).lower()
    dropped: bytes = b"_"


NEEDLES = Needles(
    exact=(b"KEYID",),
    stems=(
        (
            b"secret",
            (Group(names=((b"mysecret",),)), Group(names=((b"secret",),), texts=((b"Call", b"Make"), (b"lib",)))),
        ),
        (b"variable", (Group(beyond=Beyond(b"variables", (b"variables[", b"variables.get"))),)),
    ),
)


@pytest.mark.parametrize(
    "data",
    [
        b"x = '\xe9'",
        b"x = '\xc3'",
        b"\xef\xbb\xbfx = '\xff'",
        b"# coding: ascii\nx = '\xc3\xa9'",
        b"# coding: cp1252\nx = '\x81'",
        b"# coding: utf-8\nx = '\xe9'",
        b"#!/bin/sh\n# -*- coding: euc-jp -*-\nx = '\xff'",
        b"\xed\xa0\x80",
    ],
)
def test_what_does_not_decode_passes(data: bytes) -> None:
    assert screen(data, NEEDLES)


@pytest.mark.parametrize(
    "data",
    [
        "x = '\u00e9\U0001f511'".encode(),
        b"\xef\xbb\xbfx = '\xc3\xa9'",
        b"# coding: latin-1\nx = '\xe9'",
        b"#!/bin/sh\n# -*- coding: euc-jp -*-\nx = '\xa4\xa2'",
        b"def f(:",
    ],
)
def test_what_decodes_does_not_pass_for_that(data: bytes) -> None:
    assert not screen(data, NEEDLES)


@pytest.mark.parametrize(
    "data",
    [
        b"x = 'KEYID123'",
        b"my_secret = 1",
        b"MySecret = 1",
        b"print(MY_SECRET)",
        b"import lib\nlib.Make(secret)",
        b"from lib import Call\nCall(SECRET=1)",
        b"show(variables)",
        b"variables['a'], variables.get('b'), variables",
    ],
)
def test_any_whole_group_passes(data: bytes) -> None:
    assert screen(data, NEEDLES)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"print(1)",
        b"x = 'keyid123'",
        b"secret = 1",
        b"import lib\nlib.make(secret)",
        b"import lib\nlib.Make(1)",
        b"Call(secret)",
        b"variable = 1",
        b"variables['a'], variables.get('b')",
    ],
)
def test_parts_of_a_group_do_not_pass(data: bytes) -> None:
    assert not screen(data, NEEDLES)


@pytest.mark.parametrize(
    "data",
    [
        b"x = 1  # credlint: ignore",
        b"x = 1\0",
        "x = 1".encode("utf-16"),
        b"\xff\xfe",
        b"# -*- coding: utf-16 -*-\n",
        b"#!/usr/bin/python\n# vim: set fileencoding=utf-7 :\n",
    ],
)
def test_what_may_hide_a_finding_passes(data: bytes) -> None:
    assert screen(data, NEEDLES)


@pytest.mark.parametrize(
    "data",
    [
        b"# -*- coding: latin-1 -*-\nx = 1\n",
        b"\xef\xbb\xbf# coding: utf-8\nx = 1\n",
        b"\n\n# coding: utf-16\n",
    ],
)
def test_readable_encodings_do_not_pass_by_themselves(data: bytes) -> None:
    assert not screen(data, NEEDLES)


@given(st.binary(), st.binary(), st.sampled_from([b"x = 'KEYID'", b"my_secret", b"lib.Make(secret)", b"f(variables)"]))
def test_lines_around_it_hide_nothing(before: bytes, after: bytes, passing: bytes) -> None:
    assert screen(before + b"\n" + passing + b"\n" + after, NEEDLES)


@given(st.binary())
def test_nothing_is_raised(data: bytes) -> None:
    assert screen(data, NEEDLES) in (True, False)
