"""The engine runs a program without AWS, a catalogue or detectors: values are what they are in Python."""

import pytest

from credlint.analysis.calls.schedule import machine_for, run
from credlint.analysis.core.arguments import Call
from credlint.analysis.core.events import Events, Listener
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.values import Const, Mapping, Seq, Value
from credlint.catalogue.index import Index
from credlint.source.decode import decode
from credlint.source.isolate import run_with_deep_stack
from credlint.source.parse import parse

PROGRAMS = {
    "sums and texts": """
name = "wor" + "ld"
reveal(f"hello {name}", 'hello world')
reveal(" ".join([name, "!"]), 'world !')
reveal("%s-%s" % (name, "x"), 'world-x')
reveal(name.upper()[:2], 'WO')
""",
    "containers": """
pair = ("a", "b")
first, second = pair
reveal(second, 'b')
table = {"x": [1, 2]}
table["x"].append(3)
reveal(table["x"], [1, 2, 3])
reveal(table, {'x': [1, 2, 3]})
other = table | {"y": 4}
reveal(other["y"], 4)
reveal([*pair, "c"], ['a', 'b', 'c'])
""",
    "functions and closures": """
def outer(prefix):
    def inner(text="z"):
        return prefix + text
    return inner

make = outer("a-")
reveal(make("b"), 'a-b')
reveal(make(), 'a-z')
reveal((lambda x: x)("same"), 'same')
""",
    "classes": """
class Base:
    kind = "base"

    def __init__(self, name):
        self.name = name

    @property
    def title(self):
        return self.kind + " " + self.name


class Derived(Base):
    kind = "derived"


reveal(Derived("x").title, 'derived x')
""",
    "loops": """
found = []
for letter in ("a", "b"):
    found.append(letter + "!")
reveal(found, ['a!', 'b!'])
reveal([c for c in ("x", "y") if c != "x"], ['y'])
""",
    "exceptions": """
class Failure(Exception):
    pass


def fail():
    raise Failure("why")


try:
    fail()
    text = "nothing"
except Failure as error:
    text = error.args[0]
reveal(text, 'why', 'nothing')
""",
}


class Reveal(Listener):
    """Compares the first argument of `reveal` with the others: what it may be."""

    def __init__(self) -> None:
        self.machine: Machine | None = None
        self.differences: list[str] = []
        self.calls = 0

    def called_unknown(self, call: Call) -> None:
        assert call.name == "reveal"
        assert self.machine is not None
        self.calls += 1
        known = plain(self.machine, call.at(0))
        wanted = [plain(self.machine, each)[0] for each in call.positional[1:]]
        if sorted(map(repr, known)) != sorted(map(repr, wanted)):
            self.differences.append(f"{known} instead of {wanted}")


def plain(m: Machine, value: Value) -> list[object]:
    """The Python values that a value may be."""
    found: list[object] = []
    for atom in value.atoms:
        obj = m.heap_object(atom)
        if isinstance(atom, Const):
            found.append(atom.value)
        elif isinstance(obj, Seq):
            assert obj.exact
            found.append([plain(m, item)[0] for item in obj.items])
        elif isinstance(obj, Mapping):
            found.append({key: plain(m, item)[0] for key, item in obj.items.items()})
        else:
            found.append(atom)
    return found


@pytest.mark.parametrize("name", PROGRAMS)
def test_values_are_what_they_are_in_python(name: str) -> None:
    reveal = Reveal()

    def check() -> None:
        tree = parse(decode(PROGRAMS[name].encode())).tree
        m = reveal.machine = machine_for(tree, Index(()))
        m.events = Events([reveal])
        run(m, tree)

    run_with_deep_stack(check)
    assert reveal.calls == PROGRAMS[name].count("reveal(")
    assert not reveal.differences
