"""Texts: joining, formatting, and methods of strings, evaluated where their parts are known."""

from __future__ import annotations

import dataclasses
import re
import string
from collections.abc import Mapping
from itertools import product
from math import prod

from credlint.analysis import limits
from credlint.analysis.core.arguments import Arguments, Call
from credlint.analysis.core.escape import tells_secret
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.environment import as_single, labels_of
from credlint.analysis.domain.hierarchy import named_tuple, of_class
from credlint.analysis.domain.markers import field_of, holes_of, with_labels
from credlint.analysis.domain.provenance import NO_LABELS, Labels
from credlint.analysis.domain.value_kinds import PATH, SeqKind
from credlint.analysis.domain.values import (
    BOTTOM,
    HARMLESS,
    Atom,
    Const,
    Instance,
    Opaque,
    Scalar,
    Seq,
    Text,
    Typed,
    Value,
    bounded_labels,
    const,
    constants,
    join,
    only,
)
from credlint.analysis.objects.attributes import load_attribute
from credlint.analysis.objects.class_attributes import load_method
from credlint.analysis.objects.items import load_item
from credlint.analysis.objects.iteration import iterate
from credlint.analysis.objects.representation import literal_labels, own_text, propagated, revealed

CHOICES = 16
"""So many combinations of constants are kept apart when texts are joined."""


def concat(values: list[Value]) -> Value:
    """The text of `values` one after another (each already a text)."""
    options = [constants(value) for value in values]
    known = [option for option in options if option is not None]
    if len(known) == len(values) and prod(len(option) for option in known) <= CHOICES:
        joined = [_joined(choice) for choice in product(*known)]
        if all(each is not None for each in joined):
            return Value(each for each in joined if each is not None)
    built = _Text()
    for value, option in zip(values, options, strict=True):
        marks = labels_of(value)
        built.labels |= marks
        if option is not None and len(option) == 1:
            built.add(_plain(option[0].value), marks)
        elif len(value.atoms) == 1 and isinstance(text := next(iter(value.atoms)), Text):
            built.add_text(text)
        else:
            literal = literal_labels(value)
            if option is not None:
                built.labels |= literal
            built.add(None, marks | literal)
    return Value([built.text()])


@dataclasses.dataclass(slots=True)
class _Text:
    """A text that is put together: its parts (None: a hole), the labels of each hole, and those of all."""

    parts: list[str | None] = dataclasses.field(default_factory=list)
    holes: list[Labels] = dataclasses.field(default_factory=list)
    labels: Labels = NO_LABELS

    def add(self, part: str | None, labels: Labels) -> None:
        """Append a known part, or a hole with its labels; neighbours of one kind are one part."""
        if part is not None:
            if self.parts and self.parts[-1] is not None:
                self.parts[-1] = f"{self.parts[-1]}{part}"[: limits.TEXT]
            else:
                self.parts.append(part)
        elif self.parts and self.parts[-1] is None:
            self.holes[-1] |= labels
        else:
            self.parts.append(None)
            self.holes.append(labels)

    def add_text(self, text: Text) -> None:
        """Append the parts of another text."""
        holes = iter(text.holes)
        for part in text.parts:
            self.add(part, next(holes, text.labels) if part is None else NO_LABELS)

    def text(self) -> Text | Opaque:
        """The text, without structure where nothing is known of it or it has too many parts."""
        labels = bounded_labels(self.labels)
        if len(self.parts) > limits.ITEMS or not any(self.parts):
            return Opaque(labels)
        return Text(tuple(self.parts), labels, tuple(self.holes))


_FIRST_HOLE = 0xE000
"""The first of the characters for private use, which stand for holes while a text is taken apart."""


def marked(text: Text) -> tuple[str, dict[str, Labels]]:
    """A text with a character of its own in each hole, and the labels of what these characters stand for."""
    characters = {chr(_FIRST_HOLE + at): labels for at, labels in enumerate(holes_of(text))}
    holes = iter(characters)
    return "".join(next(holes) if part is None else part for part in text.parts), characters


def unmarked(text: str, holes: Mapping[str, Labels], extra: Labels = NO_LABELS) -> Value:
    """What a part of a `marked` text is, with `extra` labels."""
    parts: list[Value] = []
    for part in re.split(f"([{''.join(holes)}])", text) if holes else [text]:
        parts.append(Value([Opaque(holes[part])]) if part in holes else const(part))
    return with_labels(concat(parts), extra)


def _joined(choice: tuple[Const, ...]) -> Const | None:
    values = [each.value for each in choice]
    sites = tuple(dict.fromkeys(site for each in choice for site in each.sites))[: limits.ITEMS]
    origins = NO_LABELS.union(*(each.labels for each in choice))
    if all(isinstance(value, bytes) for value in values):
        joined: str | bytes = b"".join(value for value in values if isinstance(value, bytes))
    else:
        texts = [_plain(value) for value in values]
        joined = "".join(text for text in texts if text is not None)
    return Const(joined, origins, sites) if len(joined) <= limits.TEXT else None


def _plain(value: Scalar) -> str | None:
    return value if isinstance(value, str) else None if isinstance(value, bytes) else str(value)


def to_text(m: Machine, value: Value, site: int) -> Value:
    """`str(value)`."""
    if any(isinstance(atom, (Const, Text, Opaque)) and atom.cls is not None for atom in value.atoms):
        return join(_own_text(m, atom, site) for atom in value.atoms)
    atoms = [atom for atom in value.atoms if isinstance(atom, (Const, Text))]
    if len(atoms) == len(value.atoms):
        return Value(
            Const(str(atom.value), atom.labels, atom.sites)
            if isinstance(atom, Const) and not isinstance(atom.value, (str, bytes))
            else atom
            for atom in atoms
        )
    others = Value(atom for atom in value.atoms if not isinstance(atom, (Const, Text)))
    places = {atom: place for atom in others.atoms if (place := _place(m, atom)) is not None}
    others = Value(others.atoms - places.keys())
    texts = to_text(m, join(places.values()), site) if places else BOTTOM
    return Value(atoms) | texts | (Value([Opaque(revealed(m, others, site))]) if others.atoms else BOTTOM)


def _place(m: Machine, atom: Atom) -> Value | None:
    """The text of a path object; None for anything else, and where a secret is in it: as a path it tells a place."""
    if not isinstance(atom, Typed) or atom.cls != PATH:
        return None
    text = atom.attribute("first")
    return None if text is None or not text.atoms or tells_secret(m, text) else text


def _own_text(m: Machine, atom: Atom, site: int) -> Value:
    """`str(atom)`, also of a text that is an instance of a class of the file."""
    own = own_text(m, atom, site, as_item=False) if isinstance(atom, (Const, Text, Opaque)) else None
    return to_text(m, of_class(Value([atom]) if own is None else own, None), site)


_CONVERSION = re.compile(r"%(?:\((\w+)\))?[-#0 +]*\*?\d*(?:\.(\d+|\*))?([a-zA-Z%])")


def conversions(template: str) -> int:
    """The number of places in a percent template."""
    return sum(found[3] != "%" for found in _CONVERSION.finditer(template))


def percent(m: Machine, template: Value, right: Value, site: int) -> Value:
    """`template % right`: with a mapping only the fields that the template names."""
    texts = constants(template)
    if texts is None or not all(isinstance(text.value, str) for text in texts):
        return propagated(m, [template, right], site)
    return join(_percent(m, text, right, site) for text in texts)


def _percent(m: Machine, text: Const, right: Value, site: int) -> Value:
    assert isinstance(text.value, str)
    objs = (named_tuple(obj) if isinstance(obj, Instance) else obj for obj in m.heap_objects(right))
    tuples = [obj for obj in objs if isinstance(obj, Seq) and obj.kind is SeqKind.TUPLE]
    items = list(tuples[0].items) if len(tuples) == 1 and tuples[0].rest is None else None
    parts: list[Value] = []
    position = end = 0
    for found in _CONVERSION.finditer(text.value):
        parts.append(Value([Const(text.value[end : found.start()], text.labels, text.sites)]))
        end = found.end()
        name, precision, conversion = found.groups()
        if conversion == "%":
            parts.append(const("%"))
            continue
        if name is not None:
            value = load_item(m, right, const(name), site)
        elif items is not None:
            value = items[position] if position < len(items) else HARMLESS
            position += 1
        else:
            value = right
        spec = f".{precision}" if precision is not None else "" if conversion in "sra" else conversion
        parts.append(shown(m, value, spec, "" if conversion == "s" else conversion if conversion in "ra" else "", site))
    parts.append(Value([Const(text.value[end:], text.labels, text.sites)]))
    return concat(parts)


def format_text(m: Machine, template: str, call: Call) -> Value:
    """`template.format(…)`: the fields that the template names."""
    parts: list[Value] = []
    automatic = 0
    try:
        fields = list(string.Formatter().parse(template))
    except ValueError:
        return propagated(m, call.everything(), call.site)
    for literal, field, spec, conversion in fields:
        if literal:
            parts.append(const(literal))
        if field is None:
            continue
        if field == "" or field.startswith((".", "[")):
            field, automatic = f"{automatic}{field}", automatic + 1
        value = _field(m, field, call)
        spec, automatic = _filled_spec(m, spec or "", automatic, call)
        parts.append(shown(m, value, spec, conversion or "", call.site))
    return concat(parts) if parts else const("")


def _filled_spec(m: Machine, spec: str, automatic: int, call: Call) -> tuple[str, int]:
    """A format specification with its own fields filled in, and the number of the next field without a name."""

    def filled(found: re.Match[str]) -> str:
        nonlocal automatic
        name, automatic = (found[1], automatic) if found[1] else (str(automatic), automatic + 1)
        known = only(_field(m, name, call))
        return "_" if known is None else str(known.value)

    return re.sub(r"\{(\w*)\}", filled, spec), automatic


def _field(m: Machine, field: str, call: Call) -> Value:
    head = re.match(r"[^.\[]*", field)
    name = head[0] if head is not None else ""
    position = _position(name)
    if position is not None:
        value = call.at(position) if position < len(call.positional) else call.rest or HARMLESS
    else:
        value = call.keywords.get(name) or call.keyword_rest or HARMLESS
        value = as_single(field_of(value, name), name, call.site)
    for attribute, item in re.findall(r"\.(\w+)|\[([^\]]*)\]", field[len(name) :]):
        if attribute:
            value = load_attribute(m, value, attribute, call.site)
        else:
            at = _position(item)
            value = load_item(m, value, const(item if at is None else at), call.site)
    return value


def _position(name: str) -> int | None:
    """The number that a field of a template is; None for a name, and where it is longer than any position."""
    return int(name) if name.isdecimal() and len(name) < 10 else None


def shown(m: Machine, value: Value, spec: str, conversion: str, site: int) -> Value:
    """The text of a value in a format string."""
    own = _own_format(m, value, spec, site) if not conversion else None
    if own is not None:
        return own
    precision = re.search(r"\.(\d{1,9})s?$", spec)
    if precision is not None and int(precision[1]) <= 8:
        return Value([Opaque()])
    if spec and spec[-1] in "dfFeEgGnxXob%c":
        return HARMLESS
    if not spec and conversion in ("", "s"):
        return to_text(m, value, site)
    if conversion in ("r", "a"):
        return Value([Opaque(revealed(m, value, site, 1) | literal_labels(value))])
    return propagated(m, [value], site)


def _own_format(m: Machine, value: Value, spec: str, site: int) -> Value | None:
    """What the `__format__` of a class of the file makes of its instance; None for all others."""
    for atom in value.atoms if len(value.atoms) == 1 else ():
        method = load_method(m, atom, "__format__", site)
        return m.call(method, Arguments([const(spec)]), site) if method.atoms else None
    return None


def join_text(m: Machine, separator: Value, parts: Value, site: int) -> Value:
    """`separator.join(parts)`."""
    run = iterate(m, parts, site)
    if run.complete and run.rest is None and len(run.items) <= limits.ITEMS:
        pieces: list[Value] = []
        for item in run.items:
            pieces.extend((separator, item) if pieces else (item,))
        return concat(pieces) if pieces else const("")
    texts = Value(atom for atom in parts.atoms if isinstance(atom, (Opaque, Text)))
    found = revealed(m, run.joined(), site) | revealed(m, separator, site) | revealed(m, texts, site)
    for obj in m.heap_objects(parts):
        if isinstance(obj, Seq) and obj.kind is not SeqKind.KEYS:  # a view's repr shows more than its items
            found |= obj.shows
    return Value([Opaque(found)])
