"""Evaluation of expressions: names, literals, containers, access chains; other kinds of nodes have separate modules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import libcst as cst

from credlint.analysis import limits
from credlint.analysis.core.arguments import Arguments
from credlint.analysis.core.bindings import is_flag, text_of
from credlint.analysis.core.call_stack import HOME
from credlint.analysis.core.injection import annotated, is_annotated
from credlint.analysis.core.machine import Handler, Machine
from credlint.analysis.domain.hierarchy import is_generic, returned_by
from credlint.analysis.domain.joins import either
from credlint.analysis.domain.markers import as_flag, unflagged
from credlint.analysis.domain.provenance import NO_LABELS, path_markers
from credlint.analysis.domain.value_kinds import SeqKind
from credlint.analysis.domain.values import (
    BOTTOM,
    HARMLESS,
    UNKNOWN,
    Atom,
    Class,
    Const,
    Function,
    Mapping,
    Partial,
    Qual,
    Ref,
    Seq,
    Value,
    const,
    join,
    only,
)
from credlint.analysis.models.tasks import awaited
from credlint.analysis.objects.attributes import load_attribute
from credlint.analysis.objects.containers import tuple_of, updated
from credlint.analysis.objects.items import load_item, mapping_with
from credlint.analysis.objects.iteration import iterate
from credlint.analysis.objects.operations import noted
from credlint.analysis.objects.strings import concat, shown
from credlint.analysis.syntax.assignments import assign, index_of, load_name, make_function, placed
from credlint.analysis.syntax.boolean import LOGIC
from credlint.analysis.syntax.comprehensions import COMPREHENSIONS
from credlint.analysis.syntax.operators import OPERATORS
from credlint.source.decode import SourceError
from credlint.source.scan import SYNTAX_ERROR
from credlint.source.tree import number_of


def evaluate(m: Machine, node: cst.BaseExpression) -> Value:
    """The value of an expression; chains of attributes, calls and subscripts are evaluated without recursion."""
    m.budget.work += 1
    # `isinstance` with an abstract class takes ten times as long as a lookup by type.
    handler = _HANDLERS.get(type(node))
    if handler is not None:
        return handler(m, node)
    chain: list[cst.BaseExpression] = []
    base = node
    while True:
        of = type(base)
        if of is cst.Attribute or of is cst.Subscript:
            inner = cast(cst.Attribute | cst.Subscript, base).value
        elif of is cst.Call:
            inner = cast(cst.Call, base).func
        else:
            break
        chain.append(base)
        base = inner
    if not chain:
        return UNKNOWN
    value = evaluate(m, base)
    for link in reversed(chain):
        m.budget.work += 1
        of = type(link)
        if of is cst.Attribute:
            attribute = cast(cst.Attribute, link)
            value = load_attribute(m, value, attribute.attr.value, m.site(attribute))
        elif of is cst.Call:
            call = cast(cst.Call, link)
            given = arguments_of(m, call.args, flags=any(map(_is_of_file, value.atoms)))
            value = m.call(value, given, m.site(call))
        else:
            value = _subscript(m, value, cast(cst.Subscript, link))
    return value


def _is_of_file(atom: Atom) -> bool:
    """Whether a callee is, or binds arguments of, a function or class of the file."""
    return isinstance(atom, (Function, Class, Partial, Ref)) or (
        isinstance(atom, Qual) and atom.name == "functools.partial"
    )


def arguments_of(m: Machine, args: Sequence[cst.Arg], *, flags: bool = False) -> Arguments:
    """Evaluate the arguments of a call; with `flags` it decides conditions on True and False that it passes."""
    found = Arguments()
    for arg in args:
        value = placed(m, evaluate(m, arg.value), arg)
        if flags and is_flag(arg.value):
            value = as_flag(value)
        if arg.star == "*":
            _star(m, found, value, arg)
        elif arg.star == "**":
            _double_star(m, found, value, arg)
        elif arg.keyword is not None:
            found.keywords[arg.keyword.value] = value
            m.events.literal_named(arg.keyword.value, value)
        elif found.rest is not None:
            found.rest = found.rest | value
        else:
            found.positional.append(value)
    return found


def _star(m: Machine, found: Arguments, value: Value, node: cst.CSTNode) -> None:
    run = iterate(m, value, m.site(node))
    if run.exact and found.rest is None:
        found.positional.extend(run.items)
        found.rest = run.rest
    else:
        found.rest = either(found.rest, run.joined())


def _double_star(m: Machine, found: Arguments, value: Value, node: cst.CSTNode) -> None:
    mapping = updated(m, Mapping(), value, m.site(node))
    for key, item in mapping.items.items():
        if isinstance(key, str) and item.atoms:
            found.keywords[key] = item
    found.absent |= mapping.absent
    if mapping.rest is not None:
        found.keyword_rest = either(found.keyword_rest, mapping.rest)


def _subscript(m: Machine, value: Value, node: cst.Subscript) -> Value:
    if len(node.slice) == 1:
        return load_item(m, value, index_of(m, node.slice[0].slice), m.site(node))
    indices = [index_of(m, element.slice) for element in node.slice]
    if is_annotated(value):
        return annotated(indices)
    generic = [atom for atom in value.atoms if isinstance(atom, Class) or (isinstance(atom, Qual) and is_generic(atom))]
    return load_item(m, Value(generic), tuple_of(*indices), m.site(node)) if generic else UNKNOWN


def _name(m: Machine, node: cst.BaseExpression) -> Value:
    assert isinstance(node, cst.Name)
    return load_name(m, node.value, node)


def _string(m: Machine, node: cst.BaseExpression) -> Value:
    assert isinstance(node, cst.SimpleString)
    site = m.site(node)
    known = m.literals.get(site)
    if known is None:
        written = text_of(node)
        if written is None and m.frame.module == HOME:
            raise SourceError(SYNTAX_ERROR)
        if written is None:
            return HARMLESS
        text = Const(written, frozenset(), (site,))
        m.events.text_made(text)
        known = m.literals[site] = Value([text])
    return known


def _concatenated(m: Machine, node: cst.BaseExpression) -> Value:
    parts: list[Value] = []
    while isinstance(node, cst.ConcatenatedString):
        parts.append(evaluate(m, node.left))
        node = node.right
    parts.append(evaluate(m, node))
    return noted(m, concat(parts))


def _formatted(m: Machine, node: cst.BaseExpression) -> Value:
    assert isinstance(node, (cst.FormattedString, cst.TemplatedString))
    parts: list[Value] = []
    for part in node.parts:
        if isinstance(part, (cst.FormattedStringText, cst.TemplatedStringText)):
            text = part.value.replace("{{", "{").replace("}}", "}")
            literal = Const(text, frozenset(), (m.site(part),))
            m.events.text_made(literal)
            parts.append(Value([literal]))
        elif isinstance(part, (cst.FormattedStringExpression, cst.TemplatedStringExpression)):
            value = evaluate(m, part.expression)
            spec = ""
            for inner in part.format_spec or ():
                if isinstance(inner, (cst.FormattedStringText, cst.TemplatedStringText)):
                    spec += inner.value
                elif isinstance(inner, (cst.FormattedStringExpression, cst.TemplatedStringExpression)):
                    known = only(evaluate(m, inner.expression))
                    spec += "_" if known is None else str(known.value)
            as_repr = part.equal is not None and part.format_spec is None  # `{x=}` shows the repr
            parts.append(shown(m, value, spec, part.conversion or ("r" if as_repr else ""), m.site(part)))
    return concat(parts) if parts else const("")


def _integer(m: Machine, node: cst.BaseExpression) -> Value:
    assert isinstance(node, cst.Integer)
    number = number_of(node)
    return HARMLESS if number is None else const(number)


def _harmless(m: Machine, node: cst.BaseExpression) -> Value:
    return HARMLESS


def _walrus(m: Machine, node: cst.BaseExpression) -> Value:
    assert isinstance(node, cst.NamedExpr)
    value = evaluate(m, node.value)
    assign(m, node.target, value)
    return value


def _elements(m: Machine, elements: Sequence[cst.BaseElement], kind: SeqKind) -> Seq:
    items: list[Value] = []
    rest: Value | None = None
    shows = NO_LABELS
    exact = True
    for element in elements:
        value = evaluate(m, element.value)
        if not isinstance(element, cst.StarredElement):
            items.append(placed(m, value if kind is SeqKind.TUPLE else unflagged(value), element))
            continue
        run = iterate(m, value, m.site(element))
        items.extend(run.items)
        rest = either(rest, run.rest)
        shows |= path_markers(run.shows) if kind is SeqKind.SET else run.shows
        exact = exact and run.exact and run.rest is None
    if len(items) > limits.ITEMS:
        m.recorder.count("items")
        return Seq(rest=join((*items, BOTTOM if rest is None else rest)), ordered=False, kind=kind, shows=shows)
    return Seq(items=tuple(items), rest=rest, ordered=exact, kind=kind, shows=shows)


def _tuple(m: Machine, node: cst.BaseExpression) -> Value:
    assert isinstance(node, cst.Tuple)
    return Value([_elements(m, node.elements, SeqKind.TUPLE)])


def _list(m: Machine, node: cst.BaseExpression) -> Value:
    assert isinstance(node, cst.List)
    return m.allocate(m.site(node), _elements(m, node.elements, SeqKind.LIST))


def _set(m: Machine, node: cst.BaseExpression) -> Value:
    assert isinstance(node, cst.Set)
    return m.allocate(m.site(node), _elements(m, node.elements, SeqKind.SET))


def _dict(m: Machine, node: cst.BaseExpression) -> Value:
    assert isinstance(node, cst.Dict)
    result = Mapping()
    for element in node.elements:
        if isinstance(element, cst.DictElement):
            key = evaluate(m, element.key)
            value = placed(m, evaluate(m, element.value), element)
            result = mapping_with(result, key, value)
            known = only(key)
            if known is not None and isinstance(known.value, str):
                m.events.literal_named(known.value, value)
        else:
            result = updated(m, result, evaluate(m, element.value), m.site(element))
    return m.allocate(m.site(node), result)


def _lambda(m: Machine, node: cst.BaseExpression) -> Value:
    assert isinstance(node, cst.Lambda)
    return Value([make_function(m, node)])


def _await(m: Machine, node: cst.BaseExpression) -> Value:
    assert isinstance(node, cst.Await)
    return awaited(evaluate(m, node.expression))


def _yield(m: Machine, node: cst.BaseExpression) -> Value:
    assert isinstance(node, cst.Yield)
    if m.state.parent is not m.frame.base:
        m.frame.in_order = False
    if isinstance(node.value, cst.From):
        iterated = evaluate(m, node.value.item)
        run = iterate(m, iterated, m.site(node))
        m.frame.yields.extend(run.items)
        if run.rest is not None:
            m.frame.yields.append(run.rest)
        refs = [atom for atom in iterated.atoms if isinstance(atom, Ref)]
        objs = [m.state.heap_object(returned_by(ref.address)) for ref in refs]
        returned = join(item for obj in objs if isinstance(obj, Seq) for item in obj.items)
        return returned if returned.atoms else UNKNOWN
    if node.value is not None:
        m.frame.yields.append(evaluate(m, node.value))
    if _manages_context(m):
        m.frame.suspended.append(m.state.delta(m.frame.base))
    return UNKNOWN


def _manages_context(m: Machine) -> bool:
    definition = m.frame.definition
    return definition is not None and definition.manages_context


_HANDLERS: dict[type[cst.CSTNode], Handler] = {
    **OPERATORS,
    **LOGIC,
    **COMPREHENSIONS,
    cst.Name: _name,
    cst.SimpleString: _string,
    cst.ConcatenatedString: _concatenated,
    cst.FormattedString: _formatted,
    cst.TemplatedString: _formatted,
    cst.Integer: _integer,
    cst.Float: _harmless,
    cst.Imaginary: _harmless,
    cst.Ellipsis: _harmless,
    cst.NamedExpr: _walrus,
    cst.Tuple: _tuple,
    cst.List: _list,
    cst.Set: _set,
    cst.Dict: _dict,
    cst.Lambda: _lambda,
    cst.Await: _await,
    cst.Yield: _yield,
}
