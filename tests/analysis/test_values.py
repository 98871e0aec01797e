"""What values promise: their representation shows no text, and copies of containers lose no field."""

from dataclasses import fields

import pytest

from credlint.analysis import limits
from credlint.analysis.domain.addresses import renamed, renamed_object
from credlint.analysis.domain.provenance import Origin, Provenance
from credlint.analysis.domain.state import Delta, Reads
from credlint.analysis.domain.value_kinds import SeqKind
from credlint.analysis.domain.values import (
    Class,
    Const,
    Function,
    Instance,
    Mapping,
    Method,
    Opaque,
    Partial,
    Ref,
    Seq,
    Super,
    Text,
    Typed,
    Value,
    const,
    join,
    opaque,
)

SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYMADEUPKEYS"
HELD = const(SECRET)

VALUES: dict[str, object] = {
    "const": Const(SECRET),
    "bytes": Const(SECRET.encode()),
    "text": Text((SECRET, None)),
    "value": HELD,
    "mapping's value": Mapping(items={"key": HELD}, rest=HELD),
    "mapping's key": Mapping(items={SECRET: HELD}),
    "factory": Mapping(factory=HELD),
    "sequence": Seq(items=(HELD,), rest=HELD),
    "instance": Instance(None, {"token": HELD}, HELD),
    "function": Function(1, (), HELD, (("token", HELD),)),
    "method": Method(Const(SECRET), "upper"),
    "partial": Partial(HELD, (HELD,), (("token", HELD),), HELD, HELD),
    "typed": Typed("acme.Client", (("first", HELD),)),
    "super": Super(Class(1, ("class", 1, 0), (HELD,)), HELD),
    "key in a value": Value([Mapping(items={SECRET: HELD})]),
    "changes": Delta({(0, "x"): HELD}, {("", 1, 0): Mapping(items={SECRET: HELD})}),
    "reads": Reads({(0, "x"): HELD}, {("", 1, 0): Mapping(items={SECRET: HELD})}),
}


@pytest.mark.parametrize("name", VALUES)
def test_a_representation_shows_no_text(name: str) -> None:
    shown = repr(VALUES[name])
    assert not any(SECRET[at : at + 4] in shown for at in range(len(SECRET) - 3))


def test_other_items_leave_all_else_as_it_was() -> None:
    shows = frozenset([Origin(Provenance.ENVIRONMENT, "TOKEN")])
    mapping = Mapping(items={}, rest=HELD, shows=shows, factory=HELD, of=("self", 1, 0))
    sequence = Seq(items=(), rest=HELD, ordered=False, kind=SeqKind.SET, shows=shows)
    for container, other in ((mapping, mapping.with_items({"a": HELD})), (sequence, sequence.with_items((HELD,)))):
        assert len(other.items) == 1
        for each in fields(container):
            assert each.name == "items" or getattr(other, each.name) == getattr(container, each.name)


@pytest.mark.parametrize("cls", [Mapping, Seq])
def test_containers_are_made_from_keywords(cls: type[Mapping] | type[Seq]) -> None:
    assert all(each.kw_only for each in fields(cls))


def test_any_item_of_a_sequence() -> None:
    other = opaque(Origin(Provenance.PARAMETER, "x"))
    assert Seq(items=(HELD,), rest=other).anything == HELD | other
    assert not Seq().anything.atoms


def test_what_refers_to_nothing_renamed_stays_the_same_object() -> None:
    """Equal objects are told apart slowly, one object from itself at once."""
    renaming: dict[tuple[str, int, int], tuple[str, int, int]] = {("a", 1, 1): ("a", 1, 2)}
    other, named = Value([Ref(("b", 1, 1))]), Value([Ref(("a", 1, 1))])
    containers = (
        Mapping(items={"key": other}, rest=HELD),
        Seq(items=(other, HELD)),
        Instance(None, {"x": other}, HELD),
    )
    for obj in containers:
        assert renamed_object(obj, renaming) is obj
    values = (
        other,
        Value([Method(Ref(("b", 1, 1)), "get")]),
        Value([Opaque(at=("b", 1, 1))]),
        Value([Function(1, ())]),
    )
    for value in values:
        assert renamed(value, renaming) is value
    moved = Value([Ref(("a", 1, 2))])
    assert renamed(named, renaming) == moved
    assert renamed_object(Mapping(items={"key": named}, rest=named, parents=named), renaming) == Mapping(
        items={"key": moved}, rest=moved, parents=moved
    )
    assert renamed_object(Seq(items=(HELD, named), rest=named), renaming) == Seq(items=(HELD, moved), rest=moved)
    assert renamed_object(Instance(None, {"x": HELD, "y": named}), renaming) == Instance(None, {"x": HELD, "y": moved})
    assert renamed_object(Mapping(of=("a", 1, 1)), renaming) == Mapping(of=("a", 1, 2))


def test_a_join_of_many_is_bounded_once() -> None:
    """Which come first decides nothing: what is most severe stays."""
    many = [opaque(Origin(Provenance.UNKNOWN, f"u{number}")) for number in range(30)]
    secret = opaque(Origin(Provenance.ENVIRONMENT, "AWS_SECRET_ACCESS_KEY"))
    joined = join([*many, secret])
    assert joined == join([secret, *reversed(many)])
    assert len(joined.atoms) == limits.ATOMS
    assert secret.atoms <= joined.atoms
    assert join([HELD, HELD, Value()]) is HELD
