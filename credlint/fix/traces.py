"""Sets loggers of botocore to INFO."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import libcst as cst

from credlint.catalogue.handling import TRACES
from credlint.catalogue.names import WIRE_LOGGERS
from credlint.catalogue.schema import Param, WireTrace
from credlint.fix.arguments import text_of
from credlint.fix.code import Code
from credlint.fix.layout import Change
from credlint.fix.leftovers import sweep
from credlint.fix.names import dotted, last_name
from credlint.fix.reads import ways
from credlint.fix.removal import Removal
from credlint.fix.subject import Subject
from credlint.model.diagnostic import Confidence, Diagnostic
from credlint.model.fix import Applicability, Fix
from credlint.source.tree import number_of

_LOW = frozenset({"DEBUG", "NOTSET"})
_ROOTS = ("", "root")


def at_info(finding: Diagnostic, fix: Fix, subject: Subject) -> Fix | None:
    """Set the level that a call gives to INFO, where the source shows it.

    A fix that may reach other loggers than botocore's is no safe one.
    """
    code = subject.code
    call = code.call(finding.span)
    if call is None or any(each.star for each in call.args):
        return None
    name = last_name(call.func)
    rows = [row for row in TRACES if any(each.rpartition(".")[2] == name for each in row.names)]
    if not rows:
        return None
    removal = Removal(code)
    changes: list[Change] = []
    if (configured := _given(call, rows, "config")) is not None:
        for value in ways(code, configured):
            changes += _configured(removal, value, roots=fix.applicability is not Applicability.SAFE)
    elif (level := _given(call, rows, "level")) is not None:
        changes += _raised(removal, level)
    elif name == "set_stream_logger" and call.args:
        end = code.span(call.args[-1].value)[1]
        changes.append(Change(end, end, ', level="INFO"'))
    elif name == "set_debug_logger" and isinstance(call.func, cst.Attribute):
        changes += _renamed(code, call, call.func)
    if fix.applicability is Applicability.SAFE and not _is_botocores(code, call, finding, rows):
        fix = replace(
            fix, message=f"{fix.message}; it may be that of another logger", applicability=Applicability.UNSAFE
        )
    sweep(removal, thorough=False)
    return subject.with_edits(fix, [*removal.changes(), *changes])


def _given(call: cst.Call, rows: Sequence[WireTrace], what: str) -> cst.BaseExpression | None:
    """What a call gives one of the parameters of its rows."""
    positional = [each for each in call.args if each.keyword is None]
    for row in rows:
        param: Param | None = getattr(row, what)
        if param is None:
            continue
        for argument in call.args:
            if argument.keyword is not None and argument.keyword.value in param.names:
                return argument.value
        if param.position is not None and param.position < len(positional):
            return positional[param.position].value
    return None


def _raised(removal: Removal, level: cst.BaseExpression) -> Iterator[Change]:
    """Put INFO in the place of a level that is written as DEBUG or lower, in the same form."""
    changed: cst.CSTNode = level
    match level:
        case cst.SimpleString() if text_of(level).upper() in _LOW:
            text = f"{level.quote}INFO{level.quote}"
        case cst.Attribute() if level.attr.value in _LOW:
            changed, text = level.attr, "INFO"
        case cst.Name() if level.value in _LOW:
            text = '"INFO"'
        case cst.Integer() if (number := number_of(level)) is not None and number <= 10:
            text = "20"
        case _:
            return
    removal.note(changed)
    yield Change(*removal.code.span(changed), text)


def _configured(removal: Removal, config: cst.BaseExpression | None, *, roots: bool) -> Iterator[Change]:
    """Raise the levels in a dictionary for `dictConfig`: of the root logger, or of those that trace."""
    levels = []
    for key, value in _items(config):
        if key == "root" and roots:
            levels.append(value)
        elif key == "loggers":
            levels += [each for name, each in _items(value) if name in (_ROOTS if roots else WIRE_LOGGERS)]
    for logger in levels:
        for key, level in _items(logger):
            if key == "level":
                yield from _raised(removal, level)


def _items(value: cst.BaseExpression | None) -> Iterator[tuple[str, cst.BaseExpression]]:
    """The keys and values of a display of a dictionary, or of a call of `dict`."""
    if isinstance(value, cst.Dict):
        for element in value.elements:
            if isinstance(element, cst.DictElement):
                yield text_of(element.key), element.value
    elif isinstance(value, cst.Call) and dotted(value.func) == "dict":
        for argument in value.args:
            if argument.keyword is not None:
                yield argument.keyword.value, argument.value


def _renamed(code: Code, call: cst.Call, function: cst.Attribute) -> Iterator[Change]:
    """`set_debug_logger(name)` as `set_stream_logger(name, log_level="INFO")`."""
    yield Change(*code.span(function.attr), "set_stream_logger")
    if call.args:
        end = code.span(call.args[-1].value)[1]
        yield Change(end, end, ', log_level="INFO"')
    else:
        end = code.span(call)[1] - 1
        yield Change(end, end, '"botocore", "INFO"')


def _is_botocores(code: Code, call: cst.Call, finding: Diagnostic, rows: Sequence[WireTrace]) -> bool:
    """Whether the source shows which loggers a call is about, and that they are botocore's."""
    if finding.confidence is not Confidence.HIGH:
        return False
    if _given(call, rows, "config") is not None or not isinstance(call.func, cst.Attribute):
        return True
    named = _given(call, rows, "logger")
    if named is None and call.func.attr.value != "setLevel":
        return True
    for value in ways(code, call.func.value if named is None else named):
        if named is None:
            if not isinstance(value, cst.Call) or not value.args:
                return False
            value = value.args[0].value
        if not isinstance(value, cst.SimpleString) or text_of(value) not in (*WIRE_LOGGERS, ""):
            return False
    return True
