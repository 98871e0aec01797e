"""Puts names in the place of values in an expression that is shown."""

from __future__ import annotations

import re

import libcst as cst

from credlint.fix.arguments import key_of
from credlint.fix.code import Code
from credlint.fix.exposure import LOOK_UPS, Exposure, first_text
from credlint.fix.layout import Change
from credlint.fix.names import dotted, last_name
from credlint.fix.reads import variable_read
from credlint.fix.removal import Removal
from credlint.model.redact import MASK

_TRANSPARENT = frozenset({"str", "repr", "ascii", "format", "join", "dumps", "pformat", "dump", "safe_dump"})
"""The last names of calls that take a name as well as a value."""

_TEXT = re.compile(r"%[-#0 +]*\d*(?:\.\d+)?[rsa%]")
_PLACEHOLDER = re.compile(r"%(?:\(\w*\))?[-#0 +]*[\d*]*(?:\.[\d*]+)?[a-zA-Z%]")
_NAME = re.compile(r"\w[\w.-]*")
_KEEPING = frozenset({"strip", "lstrip", "rstrip", "decode", "encode", "lower", "upper", "get_secret_value", "hex"})
"""Methods whose results are called what their receivers are."""


class Redaction:
    """The changes of expressions after which they show names; `removal` is told what is no longer used."""

    def __init__(self, code: Code, exposure: Exposure, removal: Removal, *, whole: bool) -> None:
        """`whole`: the whole environment is shown, of which the names are left."""
        self._code = code
        self._exposure = exposure
        self._removal = removal
        self._whole = whole
        self.changes: list[Change] = []
        self.complete = True

    def redact(self, node: cst.BaseExpression) -> None:
        """Change what an expression shows; `complete` turns False where that cannot be done."""
        if not self._exposure.shows(node):
            return
        if self._whole and (mapping := self._exposure.mapping(node)) is not None:
            self._replace(node, f"sorted({mapping})", gone=False)
            return
        parts = [each for each in _parts_of(node) if self._exposure.shows(each)]
        if isinstance(node, cst.FormattedString):
            self._formatted(node)
        elif parts:
            for each in parts:
                self.redact(each)
        elif isinstance(node, cst.BinaryOperation) and isinstance(node.operator, cst.Modulo):
            self._percent(node)
        elif isinstance(node, cst.Call) and last_name(node.func) in _TRANSPARENT and self._shows_arguments(node):
            self._call(node)
        else:
            self._replace(node, f'"{self._name(node)}"')

    def _shows_arguments(self, node: cst.Call) -> bool:
        return any(self._exposure.shows(each.value) for each in node.args)

    def _call(self, node: cst.Call) -> None:
        """A call that shows what it is given."""
        for argument in node.args:
            self.redact(argument.value)
        if isinstance(node.func, cst.Attribute):
            self.complete &= not self._exposure.shows(node.func.value)

    def _percent(self, node: cst.BinaryOperation) -> None:
        """`"…" % right`: names can stand only where any value can."""
        text = node.left.raw_value if isinstance(node.left, cst.SimpleString) else ""
        given = _PLACEHOLDER.findall(text)
        self.complete &= bool(given) and all(_TEXT.fullmatch(each) for each in given)
        self.redact(node.right)

    def _formatted(self, node: cst.FormattedString) -> None:
        fields = [part for part in node.parts if isinstance(part, cst.FormattedStringExpression)]
        gone = 0
        for part in fields:
            expression = part.expression
            if not self._exposure.shows(expression):
                continue
            if self._whole and (mapping := self._exposure.mapping(expression)) is not None:
                self._replace(expression, f"sorted({mapping})", gone=False)
                continue
            source = self._code.module.code_for_node(part)
            start = self._code.text.rindex("{", 0, self._code.span(expression)[0])
            if not self._code.text.startswith(source, start):  # rows that libcst writes in another way
                self.complete = False
                continue
            self._removal.note(expression)
            self.changes.append(Change(start, start + len(source), self._name(expression)))
            gone += 1
        if gone == len(fields) and not any(map(_has_braces, node.parts)):
            start = self._code.span(node)[0] + len(node.lpar)
            letter = node.start.lower().index("f")
            if self._code.text[start : start + len(node.start)] == node.start:
                self.changes.append(Change(start + letter, start + letter + 1))

    def _replace(self, node: cst.BaseExpression, text: str, *, gone: bool = True) -> None:
        if gone:
            self._removal.note(node)
        self.changes.append(Change(*self._code.span(node), text))

    def _name(self, node: cst.BaseExpression) -> str:
        """What a value is called: its variable, its key, the function that gives it."""
        if self._whole:
            return MASK
        name = variable_read(self._code, node) or dotted(node)
        if not name and isinstance(node, cst.Subscript):
            name = key_of(node)
        elif not name and isinstance(node, cst.Attribute):
            name = node.attr.value
        elif not name and isinstance(node, cst.Call):
            return self._name_of_call(node)
        return name if _NAME.fullmatch(name) else MASK

    def _name_of_call(self, node: cst.Call) -> str:
        last = last_name(node.func)
        if last in LOOK_UPS:
            name = first_text(node)
        elif last in _KEEPING and isinstance(node.func, cst.Attribute):
            return self._name(node.func.value)
        else:
            name = last
        return name if _NAME.fullmatch(name) else MASK


def _parts_of(node: cst.BaseExpression) -> list[cst.BaseExpression]:
    """The parts of an expression that shows them all; none of another one."""
    match node:
        case cst.ConcatenatedString() | cst.BinaryOperation(operator=cst.Add()):
            return [node.left, node.right]
        case cst.IfExp():
            return [node.body, node.orelse]
        case cst.Tuple() | cst.List() | cst.Set() | cst.Dict():
            return [each.value for each in node.elements]
        case cst.ListComp() | cst.GeneratorExp() | cst.SetComp():
            return [node.elt]
        case cst.DictComp():
            return [node.value]
        case cst.Call(func=cst.Name(value="dict")) if all(each.keyword is not None for each in node.args):
            return [each.value for each in node.args]
        case _:
            return []


def _has_braces(part: cst.BaseFormattedStringContent) -> bool:
    return isinstance(part, cst.FormattedStringText) and ("{" in part.value or "}" in part.value)
