"""The laws of the lattice: a join does not depend on order or repetition, and never loses anything."""

from hypothesis import given
from hypothesis import strategies as st

from credlint.analysis.domain.joins import join_objects
from credlint.analysis.domain.provenance import Origin, Provenance
from credlint.analysis.domain.state import Delta, State
from credlint.analysis.domain.values import (
    BOTTOM,
    Atom,
    Const,
    HeapObject,
    Opaque,
    Qual,
    Ref,
    Seq,
    Text,
    Value,
)
from credlint.analysis.domain.values import Mapping as Items

origins = st.frozensets(st.builds(Origin, st.sampled_from(Provenance), st.sampled_from(["", "A", "B"])), max_size=3)
atoms: st.SearchStrategy[Atom] = st.one_of(
    st.builds(Const, st.sampled_from([None, "", "a", "b", 1]), origins),
    st.builds(Opaque, origins),
    st.builds(Text, st.sampled_from([("x", None), (None, "y")]), origins),
    st.builds(Qual, st.sampled_from(["boto3", "os"])),
    st.builds(Ref, st.sampled_from([("", 1, 0), ("", 2, 0)])),
)
values = st.builds(Value, st.frozensets(atoms, max_size=3))
mappings = st.builds(
    Items, items=st.dictionaries(st.sampled_from(["a", "b"]), values, max_size=2), rest=st.none() | values
)
sequences = st.builds(Seq, items=st.lists(values, max_size=2).map(tuple), rest=st.none() | values)


@given(values, values)
def test_a_join_is_commutative(left: Value, right: Value) -> None:
    assert left | right == right | left


@given(values, values, values)
def test_a_join_is_associative(one: Value, two: Value, three: Value) -> None:
    assert (one | two) | three == one | (two | three)


@given(values)
def test_a_join_is_idempotent_and_bottom_is_neutral(value: Value) -> None:
    assert value | value == value
    assert value | BOTTOM == value == BOTTOM | value


@given(values, values)
def test_a_join_loses_nothing(left: Value, right: Value) -> None:
    assert left.atoms | right.atoms == (left | right).atoms


@given(values, values)
def test_equal_values_have_equal_hashes(left: Value, right: Value) -> None:
    assert hash(left | right) == hash(right | left)


@given(mappings, mappings)
def test_joining_mappings_keeps_every_item(left: Items, right: Items) -> None:
    joined = join_objects(left, right)
    assert isinstance(joined, Items)
    for side in (left, right):
        for key, value in side.items.items():
            assert value.atoms <= joined.items[key].atoms


@given(st.one_of(mappings, sequences))
def test_joining_a_container_with_itself_changes_nothing(obj: HeapObject) -> None:
    assert join_objects(obj, obj) == obj


@given(values, values, values)
def test_a_merge_is_the_join_of_its_branches(before: Value, left: Value, right: Value) -> None:
    base = State()
    base.variables[(1, "x")] = before
    base.merge([Delta({(1, "x"): left}), Delta({(1, "x"): right})])
    assert base.variable((1, "x")) == left | right


@given(values, values)
def test_a_branch_that_does_nothing_keeps_what_was(before: Value, changed: Value) -> None:
    base = State()
    base.variables[(1, "x")] = before
    base.merge([Delta({(1, "x"): changed}), Delta()])
    assert base.variable((1, "x")) == before | changed


@given(values, values, values)
def test_a_merge_is_monotone(before: Value, small: Value, more: Value) -> None:
    """More in a branch is never less in the result."""
    results = []
    for value in (small, small | more):
        base = State()
        base.variables[(1, "x")] = before
        base.merge([Delta({(1, "x"): value}), Delta()])
        found = base.variable((1, "x"))
        assert found is not None
        results.append(found.atoms)
    assert results[0] <= results[1]


def test_a_state_without_branches_is_dead() -> None:
    base = State()
    base.merge([])
    assert base.dead


@given(values)
def test_a_fork_leaves_its_base_alone(value: Value) -> None:
    base = State()
    base.fork().variables[(1, "x")] = value
    assert base.variable((1, "x")) is None
