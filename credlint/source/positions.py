"""Finds where nodes of a syntax tree stand, by one pass of code generation that records only those asked for."""

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from itertools import accumulate
from operator import itemgetter
from types import TracebackType
from typing import Any, cast

import libcst

from credlint.model.span import Span
from credlint.source.isolate import run_with_deep_stack
from credlint.source.layout import StatementSpan
from credlint.source.lines import Lines, without_lone_cr


def positions(
    module: libcst.Module, nodes: Collection[libcst.CSTNode], text: str | None = None
) -> dict[libcst.CSTNode, Span]:
    """The places of those `nodes` that are in the module, without the whitespace, comments and parentheses around them.

    The same as libcst's PositionProvider gives. That one is off where libcst drops blanks from its tree (a form feed in
    the indentation, a space in `except E :`, a line end in a field of an f-string); pass the source's text to have the
    places in that.
    """
    return run_with_deep_stack(_positions, module, nodes, text)


def statement_spans(module: libcst.Module, text: str) -> tuple[StatementSpan, ...]:
    """All statements of a module in the order of the source."""
    return run_with_deep_stack(_statement_spans, module, text)


def _positions(
    module: libcst.Module, nodes: Collection[libcst.CSTNode], text: str | None
) -> dict[libcst.CSTNode, Span]:
    if not nodes:
        return {}
    recorder = _Recorder(module, {id(node) for node in nodes})
    places = _Places(recorder.tokens, text)
    return {node: places.span(*recorder.spans[id(node)]) for node in nodes if id(node) in recorder.spans}


def _statement_spans(module: libcst.Module, text: str) -> tuple[StatementSpan, ...]:
    found = list(_statements(module))
    wanted = {id(node) for statement in found for node in (statement.node, statement.first, statement.colon) if node}
    recorder = _Recorder(module, wanted)
    places = _Places(recorder.tokens, text)
    spans = []
    for statement in found:
        start, end = recorder.spans[id(statement.node)]
        if statement.first is not None:
            start = recorder.spans[id(statement.first)][0]
        header_end = end if statement.colon is None else recorder.starts[id(statement.colon)]
        span, header = places.span(start, end), places.span(start, header_end)
        spans.append(StatementSpan(span, header, statement.colon is not None, statement.depth))
    return tuple(sorted(spans, key=lambda one: (one.span.start, one.depth)))


def _codegen(node: Any, state: Any, **kwargs: Any) -> None:
    state.before_codegen(node)
    if "is_elif" in kwargs:
        node._codegen_impl(state, is_elif=kwargs["is_elif"])
    elif kwargs:
        node._codegen_impl(state, **kwargs)
    else:
        node._codegen_impl(state)
    state.after_codegen(node)


if sys.version_info[:2] == (3, 12):
    # There a call with `**` goes through C, of whose calls only so many may be under way: a chain of 600 would be too
    # long. Otherwise this is what libcst does.
    cast(Any, libcst.CSTNode)._codegen = _codegen

_WITH_BODY = (
    libcst.BaseCompoundStatement,
    libcst.Else,
    libcst.ExceptHandler,
    libcst.ExceptStarHandler,
    libcst.Finally,
    libcst.MatchCase,
)


class _Statement:
    """A statement's node; the node it starts with if that is another one; the node right behind its header's colon."""

    __slots__ = ("colon", "depth", "first", "node")

    def __init__(
        self, node: libcst.CSTNode, depth: int, colon: libcst.CSTNode | None, first: libcst.CSTNode | None
    ) -> None:
        self.node = node
        self.depth = depth
        self.colon = colon
        self.first = first


def _statements(module: libcst.Module) -> Iterator[_Statement]:
    # No recursion: an `elif` is the `orelse` of the `if` before it, and chains of them are long.
    todo: list[tuple[libcst.CSTNode, int]] = [(node, 0) for node in module.body]
    while todo:
        node, depth = todo.pop()
        if isinstance(node, libcst.IndentedBlock):
            todo.extend((child, depth) for child in node.body)
        elif isinstance(node, libcst.SimpleStatementLine | libcst.SimpleStatementSuite):
            yield _Statement(node, depth, None, None)
        elif isinstance(node, libcst.Match):
            yield _Statement(node, depth, node.whitespace_after_colon, None)
            todo.extend((case, depth + 1) for case in node.cases)
        elif isinstance(node, _WITH_BODY):
            decorators = getattr(node, "decorators", ())
            yield _Statement(node, depth, node.body, decorators[0] if decorators else None)
            todo.append((node.body, depth + 1))
            for field in ("orelse", "finalbody"):
                if (clause := getattr(node, field, None)) is not None:
                    todo.append((clause, depth))
            todo.extend((handler, depth) for handler in getattr(node, "handlers", ()))


class _Nothing:
    """A context manager that does nothing, at the least cost."""

    __slots__ = ()

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None


_NOTHING = _Nothing()


class _Syntactic(_Nothing):
    """Records what is generated inside of it as a node's place."""

    __slots__ = ("_begin", "_end", "_node", "_recorder", "_start")

    def __init__(self, recorder: "_Recorder", node: int, start: int | None, end: int | None) -> None:
        self._recorder = recorder
        self._node = node
        self._start = start
        self._end = end

    def __enter__(self) -> None:
        self._begin = len(self._recorder.tokens)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        recorder, spans = self._recorder, self._recorder.spans
        start = self._begin if self._start is None else spans[self._start][0]
        end = len(recorder.tokens) if self._end is None else spans[self._end][1]
        spans[self._node] = (start, end)


class _Recorder:
    """Stands in for libcst's CodegenState; a place is the number of tokens before it.

    `spans` holds the places of the wanted nodes, `starts` where they begin with the whitespace that they own. Both are
    keyed by the nodes' ids: their hash is a Python function.
    """

    def __init__(self, module: libcst.Module, wanted: set[int]) -> None:
        self.default_indent = module.default_indent
        self.default_newline = module.default_newline
        self.tokens: list[str] = []
        self.indent_tokens: list[str] = []
        self.add_token = self.tokens.append
        self.increase_indent = self.indent_tokens.append
        self.decrease_indent = self.indent_tokens.pop
        self.starts: dict[int, int] = {}
        self.spans: dict[int, tuple[int, int]] = {}
        self._wanted = wanted
        module._codegen(cast(Any, self))

    def add_indent_tokens(self) -> None:
        self.tokens.extend(self.indent_tokens)

    def before_codegen(self, node: libcst.CSTNode) -> None:
        if id(node) in self._wanted:
            self.starts[id(node)] = len(self.tokens)

    def after_codegen(self, node: libcst.CSTNode) -> None:
        if id(node) in self._wanted and id(node) not in self.spans:
            self.spans[id(node)] = (self.starts[id(node)], len(self.tokens))

    def pop_trailing_newline(self) -> None:
        """A last row without a newline keeps the generated one: places are counted over it."""

    def record_syntactic_position(
        self,
        node: libcst.CSTNode,
        *,
        start_node: libcst.CSTNode | None = None,
        end_node: libcst.CSTNode | None = None,
    ) -> _Nothing:
        if id(node) not in self._wanted:
            return _NOTHING
        start = None if start_node is None else id(start_node)
        end = None if end_node is None else id(end_node)
        self._wanted.update(other for other in (start, end) if other is not None)
        return _Syntactic(self, id(node), start, end)


class _Places:
    """Turns numbers of tokens into places."""

    def __init__(self, tokens: list[str], text: str | None) -> None:
        generated = "".join(tokens)
        self._offsets = [0, *accumulate(map(len, tokens))]
        text = None if text is None else without_lone_cr(text)
        self._lines = Lines(generated if text is None else text)
        self._dropped: list[tuple[int, int]] = []
        # The generated text has a newline more than a text without one at its end.
        if text is not None and not generated.startswith(text):
            self._dropped = list(_dropped(generated, text))

    def span(self, start: int, end: int) -> Span:
        first, last = self._offsets[start], self._offsets[end]
        if self._dropped:
            # What is dropped at a node's borders is none of it.
            first += self._dropped[bisect_right(self._dropped, first, key=itemgetter(0)) - 1][1]
            last += self._dropped[bisect_left(self._dropped, last, 1, key=itemgetter(0)) - 1][1]
        return self._lines.span(first, last)


def _dropped(generated: str, text: str) -> Iterator[tuple[int, int]]:
    """Where libcst has dropped characters: offsets in the generated text, and all that is missing up to there."""
    at = missing = 0
    yield at, missing
    while True:
        at += _common(generated, at, text, at + missing)
        if at >= len(generated):
            return
        if generated[at] == "\f":
            # A form feed in a block's first indentation is generated in all rows of it.
            at, missing = at + 1, missing - 1
            yield at, missing
            continue
        found = _find(text, generated[at : at + 16], at + missing)
        if found < 0:
            at += 1  # a blank between strings that has become a `+`
        else:
            missing = found - at
            yield at, missing


def _find(text: str, sample: str, start: int) -> int:
    """Where the code of `sample` goes on behind dropped blanks; the less of it that is the same, the nearer."""
    for size in (16, 4, 1):
        found = text.find(sample[:size], start, start + 256 * size)
        if found >= 0:
            return found
    return -1


def _common(one: str, start: int, other: str, begin: int) -> int:
    """The length of what two texts have in common from an offset each."""
    length, step = 0, 1
    while step:
        if one[start + length : start + length + step] == other[begin + length : begin + length + step]:
            if start + length + step > len(one):
                return len(one) - start
            length += step
            step *= 2
        else:
            step //= 2
    return length
