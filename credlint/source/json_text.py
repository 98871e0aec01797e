"""Reads JSON and keeps where in the text each value begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from json import JSONDecodeError, JSONDecoder
from typing import TypeAlias

from credlint.source.decode import SourceError
from credlint.source.lines import Lines
from credlint.source.scan import TOO_DEEP

MAX_DEPTH = 1_000
"""Lists and objects inside of each other; a notebook has a dozen, data in its outputs some more."""

_DECODER = JSONDecoder()
_SPACE = re.compile(r"[ \t\n\r]*+")
_SPELLED = r"(?:-?(?:0|[1-9]\d*+)(?:\.\d++)?(?:[eE][-+]?\d++)?|true|false|null|NaN|-?Infinity)"
_SCALAR = re.compile(_SPELLED, re.ASCII)
_SCALARS = re.compile(rf"(?>(?:[ \t\n\r]*+{_SPELLED}[ \t\n\r]*+,)+)", re.ASCII)
_CLOSING = {dict: "}", list: "]"}


@dataclass(frozen=True, slots=True)
class Node:
    """A value and the offset at which it begins; numbers, true, false and null are None."""

    value: Value
    offset: int


Value: TypeAlias = "str | dict[str, Node] | list[Node] | None"


def parse(text: str) -> Node:
    """The value of a whole JSON text, as `json.loads` reads it; raises SourceError.

    A run of numbers and the like in a list is one None: charts hold a million of them.
    """
    return _Parser(text).parse()


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._open: list[dict[str, Node] | list[Node]] = []

    def parse(self) -> Node:
        root = node = self._value()
        # No recursion: what is nested is on a list.
        while True:
            if isinstance(node.value, dict | list):
                if len(self._open) >= MAX_DEPTH:
                    raise SourceError(TOO_DEEP, Lines(self._text).position(node.offset))
                self._open.append(node.value)
                if self._next() != _CLOSING[type(node.value)]:
                    node = self._item()
                    continue
            while self._open and self._next() == _CLOSING[type(self._open[-1])]:
                self._at += 1
                self._open.pop()
            if not self._open:
                break
            if self._next() != ",":
                raise self._error()
            self._at += 1
            node = self._item()
        if self._next():
            raise self._error()
        return root

    def _item(self) -> Node:
        """Read the next value of the innermost object or list."""
        container = self._open[-1]
        if isinstance(container, list):
            self._next()
            if run := _SCALARS.match(self._text, self._at):
                container.append(Node(None, self._at))
                self._at = run.end()
            node = self._value()
            container.append(node)
            return node
        if self._next() != '"':
            raise self._error()
        key = self._string()
        if self._next() != ":":
            raise self._error()
        self._at += 1
        node = self._value()
        container[key] = node
        return node

    def _value(self) -> Node:
        """Read a string or scalar, or the opening bracket of a container."""
        match self._next():
            case '"':
                offset = self._at
                return Node(self._string(), offset)
            case "{":
                self._at += 1
                return Node({}, self._at - 1)
            case "[":
                self._at += 1
                return Node([], self._at - 1)
        scalar = _SCALAR.match(self._text, self._at)
        if scalar is None:
            raise self._error()
        self._at = scalar.end()
        return Node(None, scalar.start())

    def _string(self) -> str:
        try:
            value: str
            value, self._at = _DECODER.raw_decode(self._text, self._at)
        except JSONDecodeError:
            raise self._error() from None
        return value

    def _next(self) -> str:
        """The next character that is no blank; empty at the end."""
        if space := _SPACE.match(self._text, self._at):
            self._at = space.end()
        return self._text[self._at : self._at + 1]

    def _error(self) -> SourceError:
        return SourceError("not JSON", Lines(self._text).position(self._at))
