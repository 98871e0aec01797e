"""What the body of a class says of its instances: fields, decorators, bases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import libcst as cst

from credlint.analysis.core.bindings import dotted
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.hierarchy import bases, foreign_bases
from credlint.analysis.domain.values import Class

_RECORDS = frozenset({"dataclass", "define", "frozen", "mutable", "attrs", "s", "attributes"})
_MODELS = frozenset({"BaseModel", "BaseSettings", "NamedTuple", "Struct", "SQLModel", "TypedDict"})
_SECRETS = frozenset({"SecretStr", "SecretBytes"})
_ENUMS = frozenset({"Enum", "StrEnum", "IntEnum", "Flag"})


@dataclass(frozen=True, slots=True)
class Field:
    """An annotated name in a class body: whether instances get it by their constructor, and its default."""

    name: str
    default: cst.BaseExpression | None
    in_repr: bool
    secret_type: bool


@dataclass(frozen=True, slots=True)
class ClassInfo:
    """The parts of a class that decide how it is made and shown."""

    fields: tuple[Field, ...]
    is_record: bool
    is_enum: bool
    silent: bool = False

    @property
    def shows_fields(self) -> bool:
        """Whether the repr of an instance shows its fields."""
        return self.is_record and not self.silent

    @property
    def hidden(self) -> tuple[str, ...]:
        """The fields that the repr leaves out."""
        return tuple(field.name for field in self.fields if not field.in_repr or field.secret_type)


def class_info(m: Machine, cls: Class) -> ClassInfo:
    """The fields of a class and its bases in the order of its constructor, and what kind of class it is."""
    found: dict[str, Field] = {}
    record = silent = False
    for each in reversed(bases(cls)):
        node = m.definitions[each.definition].node
        assert isinstance(node, cst.ClassDef)
        for field in class_fields(node):
            found[field.name] = field
        decorators = m.definitions[each.definition].decorators
        record = record or bool(decorators & _RECORDS)
        silent = silent or _without_repr(node)
    last_parts = {name.rpartition(".")[2] for name in foreign_bases(cls)}
    return ClassInfo(tuple(found.values()), record or bool(last_parts & _MODELS), bool(last_parts & _ENUMS), silent)


def _without_repr(node: cst.ClassDef) -> bool:
    """Whether a decorator says `repr=False`."""
    return any(
        argument.keyword is not None
        and argument.keyword.value == "repr"
        and isinstance(argument.value, cst.Name)
        and argument.value.value == "False"
        for decorator in node.decorators
        if isinstance(decorator.decorator, cst.Call)
        for argument in decorator.decorator.args
    )


def class_fields(node: cst.ClassDef) -> list[Field]:
    """The annotated names of a class body that are no class variables."""
    found = []
    for line in node.body.body:
        if not isinstance(line, cst.SimpleStatementLine):
            continue
        for small in line.body:
            if not isinstance(small, cst.AnnAssign) or not isinstance(small.target, cst.Name):
                continue
            annotation = _annotation(small.annotation.annotation)
            if annotation.rpartition(".")[2] == "ClassVar":
                continue
            default, shown = _default(small.value)
            secret = any(name.rpartition(".")[2] in _SECRETS for name in _named(small.annotation.annotation))
            found.append(Field(small.target.value, default, shown, secret))
    return found


def _annotation(node: cst.BaseExpression) -> str:
    if isinstance(node, cst.Subscript):
        node = node.value
    return dotted(node)


def _named(node: cst.BaseExpression) -> Iterator[str]:
    """The names of types in an annotation: of all members of a union, of what is optional or annotated."""
    match node:
        case cst.Subscript():
            for element in node.slice:
                if isinstance(element.slice, cst.Index):
                    yield from _named(element.slice.value)
        case cst.BinaryOperation():
            yield from _named(node.left)
            yield from _named(node.right)
        case _:
            yield dotted(node)


def _default(node: cst.BaseExpression | None) -> tuple[cst.BaseExpression | None, bool]:
    """The default value of a field and whether its repr shows it, out of `field(default=…, repr=False)`."""
    if not isinstance(node, cst.Call) or dotted(node.func).rpartition(".")[2] not in ("field", "Field", "ib", "attrib"):
        return node, True
    default: cst.BaseExpression | None = None
    shown = True
    for index, argument in enumerate(node.args):
        keyword = argument.keyword.value if argument.keyword is not None else None
        if keyword == "default" or (keyword is None and index == 0):
            default = argument.value
        elif keyword == "default_factory":
            default = cst.Call(argument.value)
        elif keyword == "repr" and isinstance(argument.value, cst.Name):
            shown = argument.value.value != "False"
    return default, shown
