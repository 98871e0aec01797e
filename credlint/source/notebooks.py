"""Reads Jupyter notebooks: the code cells of Python kernels as one module, and what was put out and saved."""

import re
from collections.abc import Iterator, Mapping

from credlint.model.result import Cell
from credlint.source.decode import Source, SourceError, decode
from credlint.source.documents import Document
from credlint.source.json_text import Node, parse
from credlint.source.lines import Lines
from credlint.source.magics import Translation

PYTHONS = ("python", "ipython", "pyspark", "xpython", "sage")
"""Beginnings of the names of languages and kernels that run Python."""

_ROW_END = re.compile(r"\r\n|\r|\n")
_SURROGATE = re.compile("[\ud800-\udfff]")
_STYLE = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_PICTURES = re.compile(r"(?:image/(?!svg)|audio/|video/|application/(?:pdf|octet-stream)|(?:png|jpeg|pdf)$)")
_NO_OUTPUT = frozenset({"metadata", "output_type", "transient"})


def read(data: bytes) -> Document:
    """The code and the saved outputs of a notebook; raises SourceError for what is none."""
    return _Reader(decode(data, cookies=False).text).read()


def texts(data: bytes) -> bytes:
    """All that may matter in a notebook, without the escapes of JSON, for the screen; raises SourceError."""
    return read(data).shown.encode("utf-8", "replace")


class _Reader:
    def __init__(self, text: str) -> None:
        self._lines = Lines(text)
        self._root = parse(text)
        self._shown: list[str] = []
        self._cells: list[Cell] = []

    def read(self) -> Document:
        root = self._object(self._root)
        cells = [self._object(cell) for cell in self._cell_nodes(root)]
        python = _is_python(root)
        code: list[str] = []
        translations: list[Translation] = []
        for number, cell in enumerate(cells, 1):
            if self._type(cell) == "code" and python and _is_python_cell(cell):
                rows = self._add(number, self._source(cell), output=False)
                translations.append(Translation(rows, len(code) + 1, is_cell=True))
                code += translations[-1].lines
        self._shown.append("")  # an error at the end of the code is the last cell's
        outputs = len(self._shown) + 1
        for number, cell in enumerate(cells, 1):
            for output in self._outputs(cell):
                for texts in _texts(output, ""):
                    self._add(number, texts, output=True)
        return Document(
            source=Source("".join(f"{row}\n" for row in code)),
            shown="\n".join(self._shown),
            rows={row: places for each in translations for row, places in each.rows.items()},
            commands=tuple(command for each in translations for command in each.commands),
            hidden=tuple(span for each in translations for span in each.hidden),
            cells=tuple(self._cells),
            outputs=outputs if len(self._shown) >= outputs else 0,
        )

    def _cell_nodes(self, root: Mapping[str, Node]) -> Iterator[Node]:
        if "cells" in root:
            yield from self._list(root["cells"])
        elif "worksheets" in root:
            for sheet in self._list(root["worksheets"]):
                yield from self._list(self._member(self._object(sheet), "cells"))
        else:
            raise self._error(self._root)

    def _type(self, cell: Mapping[str, Node]) -> str:
        node = self._member(cell, "cell_type")
        if not isinstance(node.value, str):
            raise self._error(node)
        return node.value

    def _source(self, cell: Mapping[str, Node]) -> list[Node]:
        """The texts that a code cell's source is made of; nbformat 3 has it under `input`."""
        return self._texts(cell["source"] if "source" in cell else self._member(cell, "input"))

    def _texts(self, node: Node) -> list[Node]:
        parts = node.value if isinstance(node.value, list) else [node]
        for part in parts:
            if not isinstance(part.value, str):
                raise self._error(part)
        return parts

    def _outputs(self, cell: Mapping[str, Node]) -> list[Node]:
        return self._list(cell["outputs"]) if "outputs" in cell else []

    def _add(self, number: int, parts: list[Node], *, output: bool) -> list[str]:
        """Add the rows of a text that is made of parts, with their lines in the file."""
        text = "".join(part.value for part in parts if isinstance(part.value, str))
        if not text:
            return []
        text = _SURROGATE.sub("\ufffd", text)
        if output:
            text = _STYLE.sub(lambda match: " " * len(match[0]), text)
        rows = _ROW_END.split(text)
        lines = self._file_lines(text, parts)
        widths = tuple(len(self._lines.line(line)) for line in lines)
        self._cells.append(Cell(number, len(self._shown) + 1, lines, output, widths))
        self._shown += rows
        return rows

    def _file_lines(self, text: str, parts: list[Node]) -> tuple[int, ...]:
        """The line of the file for each row of a text: that of the part in which the row begins."""
        ends = []
        end = 0
        for part in parts:
            end += len(part.value) if isinstance(part.value, str) else 0
            ends.append(end)
        lines = [self._lines.position(part.offset).row for part in parts]
        found = []
        index = 0
        for begin in (0, *(match.end() for match in _ROW_END.finditer(text))):
            while index < len(ends) - 1 and ends[index] <= begin:
                index += 1
            found.append(lines[index])
        return tuple(found)

    def _object(self, node: Node) -> dict[str, Node]:
        if not isinstance(node.value, dict):
            raise self._error(node)
        return node.value

    def _list(self, node: Node) -> list[Node]:
        if not isinstance(node.value, list):
            raise self._error(node)
        return node.value

    def _member(self, parent: Mapping[str, Node], key: str) -> Node:
        if key not in parent:
            first = next(iter(parent.values()), self._root)
            raise self._error(first)
        return parent[key]

    def _error(self, node: Node) -> SourceError:
        return SourceError("not a notebook", self._lines.position(node.offset))


def _texts(node: Node, key: str) -> Iterator[list[Node]]:
    """The texts of an output, each in its parts; pictures and the like are none."""
    # No recursion: data in an output may be deeply nested.
    waiting = [(key, node)]
    while waiting:
        key, node = waiting.pop()
        match node.value:
            case str():
                yield [node] if key.startswith(_TEXT_KEYS) else [Node(f'"{key}": "', node.offset), node, _QUOTE]
            case list(items) if items and all(isinstance(item.value, str) for item in items):
                separate = key == "traceback"
                yield [part for item in items for part in ((item, Node("\n", item.offset)) if separate else (item,))]
            case list(items):
                waiting += [(key, item) for item in reversed(items)]
            case dict(members):
                waiting += [
                    (name, member)
                    for name, member in reversed(members.items())
                    if name not in _NO_OUTPUT and not _PICTURES.match(name)
                ]


_TEXT_KEYS = ("text", "html", "svg", "latex", "json", "javascript", "ename", "evalue", "application/", "image/svg")
_QUOTE = Node('"', 0)


def _is_python(root: Mapping[str, Node]) -> bool:
    """Whether the notebook's kernel runs Python; one that names none is taken to."""
    metadata = _member(root, "metadata")
    named = [
        _text(_member(metadata, "language_info"), "name"),
        _text(_member(metadata, "kernelspec"), "language"),
    ]
    languages = [name for name in named if name] or [_text(_member(metadata, "kernelspec"), "name")]
    return any(name.lower().startswith(PYTHONS) for name in languages) or not any(languages)


def _is_python_cell(cell: Mapping[str, Node]) -> bool:
    """Whether a cell is in its kernel's language: some editors mark those that are not."""
    language = _text(cell, "language") or _text(_member(_member(cell, "metadata"), "vscode"), "languageId")
    return not language or language.lower().startswith(PYTHONS)


def _member(parent: Mapping[str, Node], key: str) -> Mapping[str, Node]:
    value = parent[key].value if key in parent else None
    return value if isinstance(value, dict) else {}


def _text(parent: Mapping[str, Node], key: str) -> str:
    value = parent[key].value if key in parent else None
    return value if isinstance(value, str) else ""
