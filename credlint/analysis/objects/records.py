"""What the body of a class says of its instances: fields, decorators, bases."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache

import libcst as cst

from credlint.analysis.core.bindings import dotted, text_of
from credlint.analysis.core.injection import response_of, shared
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.hierarchy import bases, foreign_bases
from credlint.analysis.domain.provenance import Provenance
from credlint.analysis.domain.values import Atom, Class, Mapping, Opaque, Qual, Typed, Value
from credlint.analysis.linking.bodies import variable
from credlint.analysis.objects.holders import SHOWN

_RECORDS = frozenset({"dataclass", "define", "frozen", "mutable", "attrs", "s", "attributes"})
_MODELS = frozenset({"BaseModel", "BaseSettings", "NamedTuple", "Struct", "SQLModel", "TypedDict"})
PYDANTIC = frozenset({"BaseModel", "BaseSettings", "SQLModel"})
_SECRETS = frozenset({"SecretStr", "SecretBytes"})
_UNIONS = frozenset({"Optional", "Union", "Annotated", "Final", "ClassVar", "InitVar"})
"""Types whose arguments are what a value may be."""
_LONGEST = 200
"""The most characters of an annotation in quotes."""
_OPEN = frozenset({Provenance.UNKNOWN, Provenance.PARAMETER, Provenance.CONFIGURATION})
_ENUMS = frozenset({"Enum", "StrEnum", "IntEnum", "Flag"})


@dataclass(frozen=True, slots=True)
class Default:
    """What stands behind `=` in a class body: the default value, and what a call of `field` says besides."""

    value: cst.BaseExpression | None = None
    shown: bool = True
    given: bool = True  # to the constructor
    dumped: bool = True
    aliases: tuple[str, ...] = ()  # other names by which pydantic's constructor, or the environment, gives it
    called: bool = False  # by a call of `field`: the class attribute is something else


@dataclass(frozen=True, slots=True)
class Field:
    """An annotated name in a class body: whether instances get it by their constructor, and its default."""

    name: str
    default: Default
    node: cst.CSTNode
    secret_type: bool = False
    init_only: bool = False
    by_keyword: bool = False
    annotation: cst.Annotation | None = None

    @property
    def in_repr(self) -> bool:
        """Whether the repr of an instance shows it."""
        return self.default.shown and not self.init_only


@dataclass(frozen=True, slots=True)
class ClassInfo:
    """The parts of a class that decide how it is made and shown: its `fields` in the order of its constructor, and the
    names of those that the repr shows."""

    fields: tuple[Field, ...]
    is_record: bool
    is_enum: bool
    shown: tuple[str, ...] = ()
    is_model: bool = False
    """Of pydantic: it wraps what its fields hide, and has methods that dump and make it."""


def class_info(m: Machine, cls: Class) -> ClassInfo:
    """The fields of a class and its bases, and what kind of class it is."""
    last_parts = {name.rpartition(".")[2] for name in foreign_bases(cls)}
    is_enum = bool(last_parts & _ENUMS)
    classes = bases(cls)
    if last_parts & _MODELS:
        fields = tuple(field for field in _fields_of(m, classes) if not field.name.startswith("_"))
        return ClassInfo(fields, True, is_enum, _shown(fields), not last_parts.isdisjoint(PYDANTIC))
    # Only the annotations of a decorated class are fields, and only the nearest one that makes a repr shows them.
    records = [each for each in classes if m.definitions[each.definition].decorators & _RECORDS]
    showing = next((at for at, each in enumerate(records) if not _without_repr(_node(m, each))), len(records))
    return ClassInfo(_fields_of(m, records), bool(records), is_enum, _shown(_fields_of(m, records[showing:])))


def _fields_of(m: Machine, classes: Sequence[Class]) -> tuple[Field, ...]:
    return tuple({field.name: field for each in reversed(classes) for field in class_fields(_node(m, each))}.values())


def owner_of(m: Machine, cls: Class, field: Field) -> Class:
    """The class, this one or a base, whose body has the field."""
    return next((each for each in bases(cls) if _by_name(_node(m, each)).get(field.name) == field), cls)


def is_declared(m: Machine, cls: Class, name: str) -> bool:
    """Whether a name is that of a field for which the body of a record has a call of `field`: no class attribute."""
    found = (_by_name(_node(m, each)).get(name) for each in bases(cls))
    field = next((each for each in found if each is not None), None)
    return field is not None and field.default.called and class_info(m, cls).is_record


@lru_cache(maxsize=64)
def _by_name(node: cst.ClassDef) -> dict[str, Field]:
    return {field.name: field for field in class_fields(node)}


def _shown(fields: tuple[Field, ...]) -> tuple[str, ...]:
    return tuple(field.name for field in fields if field.in_repr and not field.secret_type)


def _node(m: Machine, cls: Class) -> cst.ClassDef:
    node = m.definitions[cls.definition].node
    assert isinstance(node, cst.ClassDef)
    return node


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


@lru_cache(maxsize=64)
def class_fields(node: cst.ClassDef) -> Sequence[Field]:
    """The annotated names of a class body that are no class variables."""
    found: list[Field] = []
    by_keyword = False
    lines = (line for line in node.body.body if isinstance(line, cst.SimpleStatementLine))
    for small in (small for line in lines for small in line.body):
        if isinstance(small, cst.Assign):
            found.extend(_made_field(small))
        elif isinstance(small, cst.AnnAssign) and isinstance(small.target, cst.Name):
            annotation = _annotation(small.annotation.annotation).rpartition(".")[2]
            by_keyword = by_keyword or annotation == "KW_ONLY"
            if annotation in ("ClassVar", "KW_ONLY"):
                continue
            secret = any(name.rpartition(".")[2] in _SECRETS for name in _named(small.annotation.annotation))
            default = _default(small.value)
            init_only = annotation == "InitVar"
            field = Field(small.target.value, default, small, secret, init_only, by_keyword, small.annotation)
            found.append(field)
    return found


_VALIDATORS = frozenset({"field_validator", "validator"})
_OF_MODELS = frozenset({"model_validator", "root_validator"})


@dataclass(frozen=True, slots=True)
class Validator:
    """A method of one of pydantic's models that checks and changes values: of `fields` ("*": of all) or, where there
    are none, of the model as a whole, `before` they are set or afterwards."""

    name: str
    fields: tuple[str, ...]
    before: bool


def validators_of(m: Machine, cls: Class) -> list[Validator]:
    """The validators of a class and its bases, in the order in which they run."""
    return [
        validator
        for each in reversed(bases(cls))
        for node in _node(m, each).body.body
        if isinstance(node, cst.FunctionDef)
        for decorator in node.decorators
        if (validator := _validator(node.name.value, decorator.decorator)) is not None
    ]


def _validator(name: str, decorator: cst.BaseExpression) -> Validator | None:
    call = decorator if isinstance(decorator, cst.Call) else None
    kind = dotted(decorator if call is None else call.func).rpartition(".")[2]
    if kind not in _VALIDATORS | _OF_MODELS:
        return None
    keywords = {each.keyword.value: each.value for each in (call.args if call is not None else ()) if each.keyword}
    mode, pre = keywords.get("mode"), keywords.get("pre")
    before = isinstance(pre, cst.Name) and pre.value == "True"
    if isinstance(mode, cst.SimpleString):
        if text_of(mode) == "wrap":
            return None  # it is handed what validates the value
        before = text_of(mode) == "before"
    fields = tuple(
        text for each in (call.args if call is not None else ()) if not each.keyword for text in _texts(each.value)
    )
    return Validator(name, () if kind in _OF_MODELS else fields, before)


def _made_field(node: cst.Assign) -> Iterator[Field]:
    """The field of attrs that an assignment without annotation makes: `x = attr.ib()`."""
    target = node.targets[0].target
    made = dotted(node.value.func) if isinstance(node.value, cst.Call) else ""
    if isinstance(target, cst.Name) and made.rpartition(".")[2] in ("ib", "attrib"):
        yield Field(target.value, _default(node.value), node)


def _annotation(node: cst.BaseExpression) -> str:
    if isinstance(node, cst.Subscript):
        node = node.value
    return dotted(node)


def _named(node: cst.BaseExpression, *, inside: Collection[str] | None = None) -> Iterator[str]:
    """The names of types in an annotation: of all members of a union, of what is optional or annotated.

    With `inside` only of the arguments of these types, not of the items of containers; "" stands for all others.
    """
    match node:
        case cst.Subscript() if inside is None or _annotation(node).rpartition(".")[2] in inside:
            # What follows the type in `Annotated[…]` are notes.
            annotated = inside is not None and _annotation(node).rpartition(".")[2] == "Annotated"
            for element in node.slice[:1] if annotated else node.slice:
                if isinstance(element.slice, cst.Index):
                    yield from _named(element.slice.value, inside=inside)
        case cst.BinaryOperation():
            yield from _named(node.left, inside=inside)
            yield from _named(node.right, inside=inside)
        case cst.SimpleString() if inside is not None and len(node.value) < _LONGEST:
            text = text_of(node)
            with suppress(cst.ParserSyntaxError):
                yield from _named(cst.parse_expression(text if isinstance(text, str) else ""), inside=inside)
        case _:
            yield dotted(node)


def types_of(annotation: cst.Annotation) -> list[str]:
    """The names of the types that an annotation allows."""
    return [name for name in _named(annotation.annotation, inside=_UNIONS) if name]


def declared(m: Machine, annotation: cst.Annotation | None, value: Value, frames: Sequence[int] = ()) -> Value:
    """`value` as its annotation tells: what is not known of it is an object with credentials of botocore, or one that
    a framework hands to the program. Its names are looked up in `frames`, then in the module."""
    if annotation is None or not any(_is_open(atom) for atom in value.atoms):
        return value
    names = list(_named(annotation.annotation, inside=_UNIONS))
    classes = [cls for name in names if name and (cls := _class_named(m, name, frames)) is not None]
    at = next((at for cls in classes if (at := shared(m, cls)) is not None), None)
    if at is not None:
        return Value(replace(atom, at=at) if isinstance(atom, Opaque) else atom for atom in value.atoms)
    found = [made for cls in classes if (made := _object_of(m, cls, annotation)) is not None]
    if not found:
        return value
    others = len(found) + sum(name == "None" for name in names) < len(names)
    kept = [atom for atom in value.atoms if others or not _is_open(atom)]
    return Value([*kept, *found])


def _is_open(atom: Atom) -> bool:
    """Whether nothing is known of an atom but who gives it."""
    return isinstance(atom, Opaque) and bool(atom.labels) and all(label.kind in _OPEN for label in atom.labels)


def _class_named(m: Machine, name: str, frames: Sequence[int]) -> str | None:
    """The class of the catalogue that a name in these frames, or in the module, may stand for; None for any other."""
    first, *others = name.split(".")
    found = (m.state.variable((number, first)) for number in frames)
    value = next((each for each in found if each is not None), None) or variable(m, first)
    for atom in value.atoms if value is not None else ():
        if isinstance(atom, Qual):
            return m.catalogue.canonical(".".join((atom.name, *others)))
    return None


def _object_of(m: Machine, cls: str, annotation: cst.Annotation) -> Typed | None:
    """The object that a parameter annotated with a class of the catalogue is; None where only its user knows."""
    if cls in m.catalogue.classes and "botocore" in cls.partition(".")[0]:
        return Typed(cls)
    row = response_of(m, cls)
    return None if row is None else Typed(row.returns, ((SHOWN, m.allocate(m.site(annotation), Mapping(), "handed")),))


def _texts(node: cst.BaseExpression) -> Iterator[str]:
    """The texts that an alias is or, as a call of `AliasChoices` or a list, names."""
    match node:
        case cst.SimpleString() if isinstance(text := text_of(node), str):
            yield text
        case cst.Call():
            for argument in node.args:
                yield from _texts(argument.value)
        case cst.List() | cst.Tuple():
            for element in node.elements:
                yield from _texts(element.value)
        case _:
            pass


def _default(node: cst.BaseExpression | None) -> Default:
    """The default value of a field, out of `field(default=…, repr=False)` where it is such a call."""
    if not isinstance(node, cst.Call) or dotted(node.func).rpartition(".")[2] not in ("field", "Field", "ib", "attrib"):
        return Default(node)
    found = Default(called=True)
    for index, argument in enumerate(node.args):
        keyword = argument.keyword.value if argument.keyword is not None else None
        off = isinstance(argument.value, cst.Name) and argument.value.value == "False"
        if keyword == "default" or (keyword is None and index == 0):
            found = replace(found, value=argument.value)
        elif keyword in ("default_factory", "factory"):
            found = replace(found, value=cst.Call(argument.value))
        elif keyword == "repr":
            # What is neither true nor false is a function of attrs that says what is shown instead.
            found = replace(found, shown=isinstance(argument.value, cst.Name) and argument.value.value == "True")
        elif keyword == "init":
            found = replace(found, given=not off)
        elif keyword == "exclude":
            found = replace(found, dumped=off)
        elif keyword in ("alias", "validation_alias", "env"):
            found = replace(found, aliases=(*found.aliases, *_texts(argument.value)))
    return found
