"""Texts in the part of YAML that configurations use: mappings, lists and scalars, in blocks or in brackets."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

Node: TypeAlias = "dict[str, Node] | list[Node] | str | int | bool | None"

_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
_COMMENT = re.compile(r"(?:^|\s)#[^\n]*")
_KEY = re.compile(r"""("[^"\\]*"|'[^']*'|[^\s"'{}\[\],&*!|>@`#%:?-][^{}\[\],#]*?)\s*:(?:\s+|$)""")
_PART = re.compile(r"""\s*("[^"\\]*"|'[^']*'|[^\s"'{}\[\],&*!|>@`#%?][^{}\[\],#]*?)\s*(?=[{}\[\],]|:\s|$)""")
_MOST_ROWS = 2_000
_LONGEST_ROW = 1_000
_DEEPEST = 20


def parse(text: str) -> Node:
    """What a text holds.

    Raises `ValueError` for whatever is not in that part: anchors, tags, texts of several lines, more than one document.
    """
    rows = []
    for line in text.expandtabs().split("\n"):
        plain = line if "'" in line or '"' in line else _COMMENT.sub("", line)
        if plain.strip() and not plain.strip().startswith("#"):
            rows.append((len(plain) - len(plain.lstrip()), plain.strip()))
    if rows and rows[0][1] == "---":
        rows = rows[1:]
    if not rows or len(rows) > _MOST_ROWS or max(len(row) for _, row in rows) > _LONGEST_ROW:
        raise ValueError("no rows, too many or too long ones")
    reader = _Reader(rows)
    found = reader.block(rows[0][0], 0)
    if reader.at < len(rows):
        raise ValueError("rows are left")
    return found


class _Reader:
    """Reads blocks: rows are indentations and texts."""

    def __init__(self, rows: list[tuple[int, str]]) -> None:
        self.rows = rows
        self.at = 0

    def block(self, indent: int, depth: int) -> Node:
        """The block whose rows have an indentation."""
        if depth > _DEEPEST:
            raise ValueError("too deep")
        text = self.rows[self.at][1]
        if text == "-" or text.startswith("- "):
            return self._list(indent, depth)
        if _KEY.match(text):
            return self._mapping(indent, depth)
        self.at += 1
        return _scalar(text)

    def _mapping(self, indent: int, depth: int) -> Node:
        found: dict[str, Node] = {}
        while self._is_at(indent) and (match := _KEY.match(self.rows[self.at][1])) is not None:
            rest = self.rows[self.at][1][match.end() :]
            self.at += 1
            found[str(_plain(match[1]))] = _scalar(rest) if rest else self._inner(indent, depth)
        return found

    def _list(self, indent: int, depth: int) -> Node:
        found: list[Node] = []
        while self._is_at(indent) and self.rows[self.at][1][:2] in ("-", "- "):
            rest = self.rows[self.at][1][1:].lstrip()
            if not rest:
                self.at += 1
                found.append(self._inner(indent, depth))
                continue
            inner = indent + len(self.rows[self.at][1]) - len(rest)
            self.rows[self.at] = (inner, rest)
            found.append(self.block(inner, depth + 1))
        return found

    def _is_at(self, indent: int) -> bool:
        return self.at < len(self.rows) and self.rows[self.at][0] == indent

    def _inner(self, indent: int, depth: int) -> Node:
        """What stands below a key: a list may stand below it without indentation."""
        if self.at == len(self.rows):
            return None
        next_indent, text = self.rows[self.at]
        below = next_indent > indent or (next_indent == indent and text[:2] in ("-", "- "))
        return self.block(next_indent, depth + 1) if below else None


def _scalar(text: str) -> Node:
    """A value in one row."""
    value, end = _flow(text, 0, 0)
    if text[end:].strip() and not text[end:].lstrip().startswith("#"):
        if text[0] in "\"'{[&*!|>@`%":
            raise ValueError("what follows a value")
        return _plain(text)
    return value


def _flow(text: str, at: int, depth: int) -> tuple[Node, int]:
    """The value that begins at a place, and where it ends."""
    opened = text[at : at + 1]
    if depth > _DEEPEST:
        raise ValueError("too deep")
    if opened == "{":
        found: dict[str, Node] = {}

        def pair(start: int) -> int:
            key, end = _flow(text, start, depth + 1)
            end = _after(text, end)
            if text[end : end + 1] != ":":
                raise ValueError("a key without a value")
            found[str(key)], end = _flow(text, _after(text, end + 1), depth + 1)
            return end

        return found, _items(text, at + 1, "}", pair)
    if opened == "[":
        items: list[Node] = []

        def item(start: int) -> int:
            value, end = _flow(text, start, depth + 1)
            items.append(value)
            return end

        return items, _items(text, at + 1, "]", item)
    part = _PART.match(text, at)
    if part is None:
        raise ValueError("no value")
    return _plain(part[1]), part.end()


def _items(text: str, at: int, closing: str, read: Callable[[int], int]) -> int:
    """Read what stands between brackets; returns the place behind them."""
    at = _after(text, at)
    while text[at : at + 1] != closing:
        at = _after(text, read(at))
        if text[at : at + 1] == ",":
            at = _after(text, at + 1)
        elif text[at : at + 1] != closing:
            raise ValueError("no end of brackets")
    return at + 1


def _after(text: str, at: int) -> int:
    while text[at : at + 1] == " ":
        at += 1
    return at


def _plain(text: str) -> str | int | bool | None:
    if text[:1] in ('"', "'"):
        return text[1:-1]
    if re.fullmatch(r"[-+]?\d{1,18}", text):
        return int(text)
    return _WORDS.get(text.lower(), text)
