"""Expressions: each kind of node has a function that gives its value."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import libcst as cst

from credlint.analysis import limits
from credlint.analysis.conditions import cases, decided, filtered, refine, truth
from credlint.analysis.containers import Iteration, iterate, load_item, load_slice, mapping_with
from credlint.analysis.exposure import exposed
from credlint.analysis.keys import note_literal
from credlint.analysis.machine import Arguments, Machine
from credlint.analysis.methods import updated, without
from credlint.analysis.objects import load_attribute
from credlint.analysis.scopes import assign, load_name, make_function
from credlint.analysis.state import Delta
from credlint.analysis.text import concat, percent, shown
from credlint.analysis.values import (
    BOTTOM,
    HARMLESS,
    TAINTS,
    UNKNOWN,
    Atom,
    Const,
    Mapping,
    Opaque,
    Origins,
    Seq,
    Text,
    Typed,
    Value,
    as_case,
    const,
    constants,
    either,
    join,
    taints,
)

Handler = Callable[[Machine, "cst.BaseExpression"], Value]


def evaluate(m: Machine, node: cst.BaseExpression) -> Value:
    """The value of an expression. Chains of attributes, calls and subscripts are walked, not recursed into."""
    m.work += 1
    if not isinstance(node, (cst.Attribute, cst.Call, cst.Subscript)):
        handler = _HANDLERS.get(type(node))
        return UNKNOWN if handler is None else handler(m, node)
    chain: list[cst.Attribute | cst.Call | cst.Subscript] = []
    base: cst.BaseExpression = node
    while isinstance(base, (cst.Attribute, cst.Call, cst.Subscript)):
        chain.append(base)
        base = base.func if isinstance(base, cst.Call) else base.value
    value = evaluate(m, base)
    for link in reversed(chain):
        m.work += 1
        if isinstance(link, cst.Attribute):
            value = load_attribute(m, value, link.attr.value, link)
        elif isinstance(link, cst.Call):
            value = m.call(value, arguments_of(m, link.args), link)
        else:
            value = _subscript(m, value, link)
    return value


def arguments_of(m: Machine, args: Sequence[cst.Arg]) -> Arguments:
    """Evaluate the arguments of a call."""
    found = Arguments()
    for arg in args:
        value = evaluate(m, arg.value)
        if arg.star == "*":
            _star(m, found, value, arg)
        elif arg.star == "**":
            _double_star(m, found, value, arg)
        elif arg.keyword is not None:
            found.keywords[arg.keyword.value] = value
            note_literal(m, arg.keyword.value, value)
        elif found.rest is not None:
            found.rest = found.rest | value
        else:
            found.positional.append(value)
    return found


def _star(m: Machine, found: Arguments, value: Value, node: cst.CSTNode) -> None:
    run = iterate(m, value, node)
    if run.exact and found.rest is None:
        found.positional.extend(run.items)
        found.rest = run.rest
    else:
        found.rest = either(found.rest, run.joined())


def _double_star(m: Machine, found: Arguments, value: Value, node: cst.CSTNode) -> None:
    mapping = updated(m, Mapping({}), value, node)
    for key, item in mapping.items.items():
        if isinstance(key, str) and item.atoms:
            found.keywords[key] = item
    if mapping.rest is not None:
        found.keyword_rest = either(found.keyword_rest, mapping.rest)


def _subscript(m: Machine, value: Value, node: cst.Subscript) -> Value:
    if len(node.slice) == 1:
        part = node.slice[0].slice
        if isinstance(part, cst.Slice):
            lower = None if part.lower is None else evaluate(m, part.lower)
            upper = None if part.upper is None else evaluate(m, part.upper)
            step = None if part.step is None else evaluate(m, part.step)
            if lower is not None and all(atom == Const(None) for atom in lower.atoms):
                lower = None
            return load_slice(m, value, lower, upper, step)
        assert isinstance(part, cst.Index)
        return load_item(m, value, evaluate(m, part.value), node)
    for element in node.slice:
        if isinstance(element.slice, cst.Index):
            evaluate(m, element.slice.value)
    return UNKNOWN


def _name(m: Machine, node: cst.BaseExpression) -> Value:
    assert isinstance(node, cst.Name)
    return load_name(m, node.value, node)


def _string(m: Machine, node: cst.BaseExpression) -> Value:
    assert isinstance(node, cst.SimpleString)
    site = m.site(node)
    known = m.literals.get(site)
    if known is None:
        text = Const(node.evaluated_value, frozenset(), (site,))
        m.recorder.text(text, m.frame.scope)
        known = m.literals[site] = Value([text])
    return known


def _concatenated(m: Machine, node: cst.BaseExpression) -> Value:
    parts: list[Value] = []
    while isinstance(node, cst.ConcatenatedString):
        parts.append(evaluate(m, node.left))
        node = node.right
    parts.append(evaluate(m, node))
    return _noted(m, concat(parts))


def _noted(m: Machine, value: Value) -> Value:
    for atom in value.atoms:
        if isinstance(atom, Const):
            m.recorder.text(atom, m.frame.scope)
    return value


def _formatted(m: Machine, node: cst.BaseExpression) -> Value:
    assert isinstance(node, (cst.FormattedString, cst.TemplatedString))
    parts: list[Value] = []
    for part in node.parts:
        if isinstance(part, (cst.FormattedStringText, cst.TemplatedStringText)):
            text = part.value.replace("{{", "{").replace("}}", "}")
            literal = Const(text, frozenset(), (m.site(part),))
            m.recorder.text(literal, m.frame.scope)
            parts.append(Value([literal]))
        else:
            value = evaluate(m, part.expression)
            spec = ""
            for inner in part.format_spec or ():
                if isinstance(inner, (cst.FormattedStringText, cst.TemplatedStringText)):
                    spec += inner.value
                else:
                    known = constants(evaluate(m, inner.expression))
                    spec += str(known[0].value) if known is not None and len(known) == 1 else "_"
            parts.append(shown(m, value, spec, part.conversion or "", part))
    return concat(parts) if parts else const("")


def _integer(m: Machine, node: cst.BaseExpression) -> Value:
    assert isinstance(node, cst.Integer)
    return const(node.evaluated_value) if len(node.value) < 20 else HARMLESS


def _harmless(m: Machine, node: cst.BaseExpression) -> Value:
    return HARMLESS


def _binary(m: Machine, node: cst.BaseExpression) -> Value:
    chain: list[cst.BinaryOperation] = []
    while isinstance(node, cst.BinaryOperation):
        chain.append(node)
        node = node.left
    value = evaluate(m, node)
    pending = [value]
    for link in reversed(chain):
        right = evaluate(m, link.right)
        if isinstance(link.operator, cst.Add) and all(_is_text(each) for each in (*pending[-1:], right)):
            pending.append(right)  # a long sum of texts is joined once
            continue
        value = _noted(m, concat(pending)) if len(pending) > 1 else pending[0]
        pending = [binary_operation(m, link.operator, value, right, link)]
    return _noted(m, concat(pending)) if len(pending) > 1 else pending[0]


def _is_text(value: Value) -> bool:
    return bool(value.atoms) and all(
        isinstance(atom, Text) or (isinstance(atom, Const) and isinstance(atom.value, (str, bytes)))
        for atom in value.atoms
    )


def binary_operation(m: Machine, operator: cst.CSTNode, left: Value, right: Value, node: cst.CSTNode) -> Value:
    """`left operator right`, also of an augmented assignment."""
    match operator:
        case cst.Add() | cst.AddAssign():
            return _add(m, left, right, node)
        case cst.Modulo() | cst.ModuloAssign():
            return percent(m, left, right, node)
        case cst.BitOr() | cst.BitOrAssign():
            return _union(m, left, right, node)
        case cst.Multiply() | cst.MultiplyAssign():
            return _repeat(m, left, right, node)
        case cst.Subtract() | cst.SubtractAssign() | cst.BitAnd():
            sequences = [shape for shape in m.shapes(left) if isinstance(shape, Seq)]
            if sequences and isinstance(operator, (cst.Subtract, cst.SubtractAssign)):
                return Value(without(seq, list(iterate(m, right, node).items)) for seq in sequences)
            return Value(sequences) if sequences else HARMLESS
        case cst.Divide():
            return _path(m, left, right, node)
        case _:
            return HARMLESS


def _add(m: Machine, left: Value, right: Value, node: cst.CSTNode) -> Value:
    sequences = [shape for shape in (*m.shapes(left), *m.shapes(right)) if isinstance(shape, Seq)]
    if sequences:
        from_left, from_right = iterate(m, left, node), iterate(m, right, node)
        exact = from_left.exact and from_right.exact and from_left.rest is None and from_right.rest is None
        items = (*from_left.items, *from_right.items)
        if len(items) > limits.ITEMS:
            return Value([Seq((), from_left.joined() | from_right.joined(), False)])
        return m.allocate(node, Seq(items, either(from_left.rest, from_right.rest), exact, sequences[0].kind))
    numbers = [constants(value) for value in (left, right)]
    if all(each is not None and not any(isinstance(c.value, (str, bytes)) for c in each) for each in numbers):
        return HARMLESS
    return _noted(m, concat([left, right]))


def _union(m: Machine, left: Value, right: Value, node: cst.CSTNode) -> Value:
    shapes = [*m.shapes(left), *m.shapes(right)]
    if any(isinstance(shape, Mapping) for shape in shapes):
        return m.allocate(node, updated(m, updated(m, Mapping({}), left, node), right, node))
    sequences = [shape for shape in shapes if isinstance(shape, Seq)]
    if sequences:
        return Value([Seq(tuple(item for seq in sequences for item in seq.items), None, False, "set")])
    return HARMLESS


def _repeat(m: Machine, left: Value, right: Value, node: cst.CSTNode) -> Value:
    sequences = [shape for shape in (*m.shapes(left), *m.shapes(right)) if isinstance(shape, Seq)]
    if sequences:
        return Value(Seq(seq.items, seq.rest, False, seq.kind) for seq in sequences)
    return Value([Opaque(exposed(m, left, node) | exposed(m, right, node))])


def _path(m: Machine, left: Value, right: Value, node: cst.CSTNode) -> Value:
    paths = [atom for atom in left.atoms if isinstance(atom, Typed) and atom.cls == "pathlib.Path"]
    if not paths:
        return HARMLESS
    first = paths[0].attribute("first")
    joined = concat([first if first is not None else UNKNOWN, const("/"), right])
    return Value([Typed("pathlib.Path", (("first", joined),))])


def _boolean(m: Machine, node: cst.BaseExpression) -> Value:
    operands: list[tuple[cst.BaseExpression, cst.BaseBooleanOp | None]] = []
    outer: cst.BaseBooleanOp | None = None
    while isinstance(node, cst.BooleanOperation):
        operands.append((node.right, node.operator))
        node = node.left
    left = evaluate(m, node)
    test = node
    for right_node, outer in reversed(operands):
        wanted = isinstance(outer, cst.And)
        known = decided(m, left)
        if known is not None and known is not wanted:
            continue  # `False and …`, `True or …`
        base = m.state
        m.state = base.fork()
        refine(m, test, wanted)
        right = evaluate(m, right_node)
        end, m.state = m.state, base
        base.merge([end.delta(base), Delta()])
        marks = taints(left)
        if known is not None:
            left = right
        elif wanted:
            left = _tainted(right | _falsy(left), marks)
        else:
            left = _tainted(_truthy(left) | right, marks)
        test = right_node
    return left


def _tainted(value: Value, marks: Origins) -> Value:
    """A condition made of several: its truth is open, so it is no constant; it depends on all their names."""
    if not marks:
        return value
    return value | Value([Opaque(marks)])


def _truthy(value: Value) -> Value:
    return Value(atom for atom in value.atoms if not isinstance(atom, Const) or atom.value)


def _falsy(value: Value) -> Value:
    """What `value and …` is when it is false: an empty text, None, 0; an unknown one is then harmless."""
    return Value(atom for atom in value.atoms if isinstance(atom, Const) and not atom.value)


def _unary(m: Machine, node: cst.BaseExpression) -> Value:
    assert isinstance(node, cst.UnaryOperation)
    operators = [node.operator]
    inner = node.expression
    while isinstance(inner, cst.UnaryOperation):
        operators.append(inner.operator)
        inner = inner.expression
    value = evaluate(m, inner)
    for operator in reversed(operators):
        if isinstance(operator, cst.Not):
            answer = truth(m, value)
            marks = _marks(m, value, node)
            value = Value([Opaque(marks) if answer is None else Const(not answer, marks)])
        elif isinstance(operator, cst.Minus):
            known = constants(value)
            if known is not None and all(isinstance(each.value, int) for each in known):
                value = Value(Const(-each.value) for each in known if isinstance(each.value, int))
            else:
                value = HARMLESS
        elif isinstance(operator, cst.BitInvert):
            value = HARMLESS
    return value


def _marks(m: Machine, value: Value, node: cst.CSTNode) -> Origins:
    return frozenset(origin for origin in exposed(m, value, node) if origin.kind in TAINTS)


def _comparison(m: Machine, node: cst.BaseExpression) -> Value:
    assert isinstance(node, cst.Comparison)
    left = evaluate(m, node.left)
    if len(node.comparisons) == 1:
        target = node.comparisons[0]
        return compare(m, target.operator, left, evaluate(m, target.comparator), node)
    marks = _marks(m, left, node)
    for target in node.comparisons:
        marks |= _marks(m, evaluate(m, target.comparator), node)
    return Value([Opaque(marks)])


def compare(m: Machine, operator: cst.BaseCompOp, left: Value, right: Value, node: cst.CSTNode) -> Value:
    """The truth of a comparison, with the marks of both sides."""
    marks = _own_marks(left) | _own_marks(right)
    if not marks:
        return HARMLESS
    answer = _answer(m, operator, left, right, node)
    return Value([Opaque(marks) if answer is None else Const(answer, marks)])


def _own_marks(value: Value) -> Origins:
    found = set(taints(value))
    for atom in value.atoms:
        if isinstance(atom, Seq):
            for item in atom.items:
                found |= taints(item)
    return frozenset(found)


def _answer(m: Machine, operator: cst.BaseCompOp, left: Value, right: Value, node: cst.CSTNode) -> bool | None:
    if isinstance(operator, (cst.In, cst.NotIn)):
        found = _contains(m, right, left, node)
        return found if found is None or isinstance(operator, cst.In) else not found
    one, other = constants(left), constants(right)
    if one is None or other is None or len(one) != 1 or len(other) != 1:
        return None
    if isinstance(operator, (cst.Equal, cst.Is)):
        return one[0].value == other[0].value
    if isinstance(operator, (cst.NotEqual, cst.IsNot)):
        return one[0].value != other[0].value
    return None


def _contains(m: Machine, container: Value, item: Value, node: cst.CSTNode) -> bool | None:
    wanted = constants(item)
    if wanted is None or len(wanted) != 1:
        return None
    texts = constants(container)
    if texts is not None:
        value = wanted[0].value
        answers = {value in text.value for text in texts if isinstance(text.value, str) and isinstance(value, str)}
        return answers.pop() if len(answers) == 1 else None
    shapes = m.shapes(container)
    if len(shapes) != len(container.atoms) or len(shapes) != 1:
        return None
    run = iterate(m, container, node)
    known = [constants(each) for each in run.items]
    if any(each is not None and len(each) == 1 and each[0].value == wanted[0].value for each in known):
        return True
    if run.rest is None and run.exact and all(each is not None for each in known):
        return False
    return None


def _conditional(m: Machine, node: cst.BaseExpression) -> Value:
    assert isinstance(node, cst.IfExp)
    test = evaluate(m, node.test)
    known = decided(m, test)
    if known is not None:
        return evaluate(m, node.body if known else node.orelse)
    names = cases(test)
    base = m.state
    found = BOTTOM
    deltas = []
    for branch, outcome in ((node.body, True), (node.orelse, False)):
        m.state = base.fork()
        undo = filtered(m, names) if names else {}
        refine(m, node.test, outcome)
        found = found | evaluate(m, branch)
        for name, (before, _) in undo.items():
            m.state.variables[(m.frame.number, name)] = before
        deltas.append(m.state.delta(base))
        m.state = base
    # What the tests narrowed holds in the branches only.
    base.merge([*deltas, Delta()])
    return found


def _walrus(m: Machine, node: cst.BaseExpression) -> Value:
    assert isinstance(node, cst.NamedExpr)
    value = evaluate(m, node.value)
    assign(m, node.target, value)
    return value


def _elements(m: Machine, elements: Sequence[cst.BaseElement]) -> tuple[list[Value], Value | None, bool]:
    items: list[Value] = []
    rest: Value | None = None
    exact = True
    for element in elements:
        value = evaluate(m, element.value)
        if not isinstance(element, cst.StarredElement):
            items.append(value)
            continue
        run = iterate(m, value, element)
        items.extend(run.items)
        rest = either(rest, run.rest)
        exact = exact and run.exact and run.rest is None
    if len(items) > limits.ITEMS:
        m.recorder.count("items")
        return [], join((*items, BOTTOM if rest is None else rest)), False
    return items, rest, exact


def _tuple(m: Machine, node: cst.BaseExpression) -> Value:
    assert isinstance(node, cst.Tuple)
    items, rest, exact = _elements(m, node.elements)
    return Value([Seq(tuple(items), rest, exact, "tuple")])


def _list(m: Machine, node: cst.BaseExpression) -> Value:
    assert isinstance(node, cst.List)
    items, rest, exact = _elements(m, node.elements)
    return m.allocate(node, Seq(tuple(items), rest, exact))


def _set(m: Machine, node: cst.BaseExpression) -> Value:
    assert isinstance(node, cst.Set)
    items, rest, exact = _elements(m, node.elements)
    return m.allocate(node, Seq(tuple(items), rest, exact, "set"))


def _dict(m: Machine, node: cst.BaseExpression) -> Value:
    assert isinstance(node, cst.Dict)
    result = Mapping({})
    for element in node.elements:
        if isinstance(element, cst.DictElement):
            key = evaluate(m, element.key)
            value = evaluate(m, element.value)
            result = mapping_with(result, key, value)
            known = constants(key)
            if known is not None and len(known) == 1 and isinstance(known[0].value, str):
                note_literal(m, known[0].value, value)
        else:
            result = updated(m, result, evaluate(m, element.value), element)
    return m.allocate(node, result)


def comprehend(m: Machine, generator: cst.CompFor, visit: Callable[[], None]) -> bool:
    """Run over the loops of a comprehension and call `visit` where all conditions may hold.

    Returns whether every item was known and every condition decided.
    """
    run = iterate(m, evaluate(m, generator.iter), generator)
    outer = {name: m.state.variable((m.frame.number, name)) for name in _targets(generator.target)}
    before = m.frame.bindings.local
    m.frame.bindings.local = before | set(outer)
    exact = run.exact and run.rest is None and len(run.items) <= limits.ITEMS
    for item in loop_items(run):
        assign(m, generator.target, item)
        exact = _conditions(m, generator, visit) and exact
    m.frame.bindings.local = before
    for name, value in outer.items():
        m.state.variables[(m.frame.number, name)] = BOTTOM if value is None else value
    return exact


def _conditions(m: Machine, generator: cst.CompFor, visit: Callable[[], None]) -> bool:
    exact = True
    base = m.state
    m.state = base.fork()
    try:
        for condition in generator.ifs:
            test = evaluate(m, condition.test)
            known = decided(m, test)
            if known is False:
                return exact
            if known is None:
                exact = False
                names = cases(test)
                if names:
                    filtered(m, names)
                refine(m, condition.test, True)
        if generator.inner_for_in is not None:
            return comprehend(m, generator.inner_for_in, visit) and exact
        visit()
        return exact
    finally:
        end, m.state = m.state, base
        base.merge([end.delta(base), Delta()])


def _targets(target: cst.CSTNode) -> list[str]:
    if isinstance(target, cst.Name):
        return [target.value]
    if isinstance(target, (cst.Tuple, cst.List)):
        return [name for element in target.elements for name in _targets(element.value)]
    return []


def loop_items(run: Iteration) -> list[Value]:
    """The items of a loop one by one; known texts are marked so that conditions on them are evaluated."""
    items = [as_case(item) for item in run.items] if run.exact else list(run.items)
    if len(items) > limits.ITEMS:
        return [run.joined()]
    if run.rest is not None and run.rest.atoms:
        items.append(run.rest)
    return items


def _sequence_comprehension(m: Machine, node: cst.BaseExpression) -> Value:
    assert isinstance(node, (cst.ListComp, cst.SetComp, cst.GeneratorExp))
    items: list[Value] = []
    exact = comprehend(m, node.for_in, lambda: items.append(evaluate(m, node.elt)))
    kind = "set" if isinstance(node, cst.SetComp) else "iterator" if isinstance(node, cst.GeneratorExp) else "list"
    if len(items) > limits.ITEMS:
        seq = Seq((), join(items), False, kind)
    else:
        # A rest of bottom says that items may be missing, and that there are no others.
        seq = Seq(tuple(items), None if exact else BOTTOM, exact and kind != "set", kind)
    return Value([seq]) if kind == "iterator" else m.allocate(node, seq)


def _dict_comprehension(m: Machine, node: cst.BaseExpression) -> Value:
    assert isinstance(node, cst.DictComp)
    pairs: list[tuple[Value, Value]] = []
    comprehend(m, node.for_in, lambda: pairs.append((evaluate(m, node.key), evaluate(m, node.value))))
    result = Mapping({})
    for key, value in pairs:
        result = mapping_with(result, key, value)
    return m.allocate(node, result)


def _lambda(m: Machine, node: cst.BaseExpression) -> Value:
    assert isinstance(node, cst.Lambda)
    return Value([make_function(m, node)])


def _await(m: Machine, node: cst.BaseExpression) -> Value:
    assert isinstance(node, cst.Await)
    return evaluate(m, node.expression)


def _yield(m: Machine, node: cst.BaseExpression) -> Value:
    assert isinstance(node, cst.Yield)
    if m.state.parent is not m.frame.base:
        m.frame.in_order = False
    if isinstance(node.value, cst.From):
        run = iterate(m, evaluate(m, node.value.item), node)
        m.frame.yields.extend(run.items)
        if run.rest is not None:
            m.frame.yields.append(run.rest)
    elif node.value is not None:
        m.frame.yields.append(_as_yielded(m, evaluate(m, node.value)))
    return UNKNOWN


def _as_yielded(m: Machine, value: Value) -> Value:
    """What a context manager gives to its block: containers as they are now, the cleaning up comes later."""
    definition = m.frame.definition
    if definition is None or definition.decorators.isdisjoint(("contextmanager", "asynccontextmanager")):
        return value
    atoms: list[Atom] = []
    for atom in value.atoms:
        shape = m.shape(atom)
        atoms.append(shape if isinstance(shape, (Mapping, Seq)) else atom)
    return Value(atoms)


_HANDLERS: dict[type[cst.CSTNode], Handler] = {
    cst.Name: _name,
    cst.SimpleString: _string,
    cst.ConcatenatedString: _concatenated,
    cst.FormattedString: _formatted,
    cst.TemplatedString: _formatted,
    cst.Integer: _integer,
    cst.Float: _harmless,
    cst.Imaginary: _harmless,
    cst.Ellipsis: _harmless,
    cst.BinaryOperation: _binary,
    cst.BooleanOperation: _boolean,
    cst.UnaryOperation: _unary,
    cst.Comparison: _comparison,
    cst.IfExp: _conditional,
    cst.NamedExpr: _walrus,
    cst.Tuple: _tuple,
    cst.List: _list,
    cst.Set: _set,
    cst.Dict: _dict,
    cst.ListComp: _sequence_comprehension,
    cst.SetComp: _sequence_comprehension,
    cst.GeneratorExp: _sequence_comprehension,
    cst.DictComp: _dict_comprehension,
    cst.Lambda: _lambda,
    cst.Await: _await,
    cst.Yield: _yield,
}
