"""Outputs that show names instead of values, or go."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import libcst as cst

from credlint.fix.arguments import text_of
from credlint.fix.code import Code
from credlint.fix.exposure import Exposure
from credlint.fix.leftovers import sweep
from credlint.fix.names import dotted, last_name
from credlint.fix.reads import does_more
from credlint.fix.redaction import Redaction
from credlint.fix.removal import Removal
from credlint.fix.subject import Subject
from credlint.model.diagnostic import Diagnostic
from credlint.model.fix import Applicability, Fix
from credlint.model.span import Span
from credlint.source.positions import positions

_OPTIONS = frozenset({"end", "err", "exc_info", "file", "flush", "nl", "sep", "stack_info", "stacklevel", "stream"})
"""Arguments of outputs that are no content."""

_PLACEHOLDER = re.compile(r"%(?:\(\w*\))?[-#0 +]*[\d*]*(?:\.[\d*]+)?[a-zA-Z%]|\{[^{}]*\}")
_LETTER = re.compile(r"\w")
_SAYING = re.compile(r"print|echo|secho|pp|pprint|debug|info|warn|warning|error|exception|critical|log|write")
"""The last names of calls that do nothing but show something."""


def without_values(finding: Diagnostic, fix: Fix, subject: Subject) -> Fix | None:
    """Show names in the place of values; an output of nothing else is deleted."""
    code = subject.code
    node = _statement(code, finding.span)
    if node is None:
        return None
    exposure, removal = Exposure(code, finding), Removal(code)
    redaction = Redaction(code, exposure, removal, whole=finding.code == "CRD203")
    if isinstance(node, cst.Call):
        content = [each.value for each in node.args if _is_content(each)]
    else:
        content = list(_shown(node))
    if not any(map(exposure.shows, content)):
        only = _only(content)
        if only is None:
            return None
        exposure.force(only)
        if finding.related and _is_parameter(code, only):
            # Others are shown by it, too.
            fix = replace(fix, applicability=Applicability.DISPLAY)
    if isinstance(node, cst.Call):
        statement = code.names.parents[id(node)]
        if isinstance(statement, cst.Expr) and finding.code != "CRD203" and _says_nothing_else(node, exposure):
            removal.delete(statement)
        else:
            _arguments(node, redaction, removal, exposure)
    else:
        for expression in content:
            redaction.redact(expression)
    if not redaction.complete or any(map(does_more, removal.deleted())):
        return None
    sweep(removal, thorough=False)
    return subject.with_edits(fix, sorted([*removal.changes(), *redaction.changes]))


def _is_content(argument: cst.Arg) -> bool:
    return argument.keyword is None or argument.keyword.value not in _OPTIONS


def _only(content: Sequence[cst.BaseExpression]) -> cst.BaseExpression | None:
    """The one part of what is shown that is no text of the program itself; None if there are several."""
    found: list[cst.BaseExpression] = []
    pending = list(content)
    while pending:
        node = pending.pop()
        match node:
            case cst.SimpleString():
                pass
            case cst.FormattedString():
                pending += [each.expression for each in node.parts if isinstance(each, cst.FormattedStringExpression)]
            case cst.ConcatenatedString() | cst.BinaryOperation(operator=cst.Add() | cst.Modulo()):
                pending += [node.left, node.right]
            case cst.Tuple() | cst.List():
                pending += [each.value for each in node.elements]
            case cst.Call(func=cst.Attribute(value=cst.SimpleString(), attr=cst.Name(value="format"))):
                pending += [each.value for each in node.args]
            case _:
                found.append(node)
    return found[0] if len(found) == 1 else None


def _is_parameter(code: Code, node: cst.BaseExpression) -> bool:
    """Whether an expression begins with a parameter."""
    while isinstance(node, cst.Attribute | cst.Subscript | cst.Call):
        node = node.func if isinstance(node, cst.Call) else node.value
    return isinstance(node, cst.Name) and any(isinstance(each, cst.Param) for each in code.names.bindings(node))


def _statement(code: Code, span: Span) -> cst.CSTNode | None:
    """The call, or the statement that raises or asserts, at a place."""
    call = code.call(span)
    if call is not None:
        return call
    nodes = [node for node in code.nodes if isinstance(node, cst.Raise | cst.Assert)]
    return next((node for node, place in positions(code.module, nodes, code.text).items() if place == span), None)


def _shown(node: cst.CSTNode) -> Iterator[cst.BaseExpression]:
    """What a statement shows."""
    if isinstance(node, cst.Assert) and node.msg is not None:
        yield node.msg
    elif isinstance(node, cst.Raise) and isinstance(node.exc, cst.Call):
        yield from (argument.value for argument in node.exc.args)


def _arguments(call: cst.Call, redaction: Redaction, removal: Removal, exposure: Exposure) -> None:
    for argument in call.args:
        if not _is_content(argument) or not exposure.shows(argument.value):
            continue
        if argument.star:
            mapping = argument.star == "*" and exposure.mapping(argument.value) is not None
            redaction.complete &= mapping
        if argument.keyword is not None and not _is_built_here(argument.value):
            removal.delete(argument)
        else:
            redaction.redact(argument.value)


def _is_built_here(value: cst.BaseExpression) -> bool:
    """Whether an expression shows parts, some of which may be harmless."""
    if isinstance(value, cst.Call):
        return dotted(value.func) == "dict"
    return not isinstance(value, cst.Name | cst.Attribute | cst.Subscript)


def _says_nothing_else(call: cst.Call, exposure: Exposure) -> bool:
    """Whether a call that only shows something shows nothing but what must not be shown."""
    if _SAYING.fullmatch(last_name(call.func)) is None:
        return False
    content = [each for each in call.args if _is_content(each)]
    if any(each.star or each.keyword is not None for each in content):
        return False
    return all(_is_bare(each.value) or _is_nothing_else(each.value, exposure) for each in content)


def _is_bare(node: cst.BaseExpression) -> bool:
    """Whether a text says nothing by itself: placeholders, blanks, punctuation."""
    return isinstance(node, cst.SimpleString) and _LETTER.search(_PLACEHOLDER.sub("", text_of(node))) is None


def _is_nothing_else(node: cst.BaseExpression, exposure: Exposure) -> bool:
    """Whether an expression is nothing but what must not be shown."""
    match node:
        case cst.FormattedString():
            return all(
                exposure.shows(part.expression)
                if isinstance(part, cst.FormattedStringExpression)
                else isinstance(part, cst.FormattedStringText) and _LETTER.search(part.value) is None
                for part in node.parts
            )
        case cst.Call(func=cst.Attribute(value=cst.SimpleString() as text)) if not _is_bare(text):
            return False
        case cst.Name() | cst.Attribute() | cst.Subscript() | cst.Call():
            return exposure.shows(node)
        case _:
            return False
