"""Every member of Python's containers and texts, held against reality: programs made of `matrix_kinds`.

Each program puts a secret into a box, does one thing with it and prints what comes out. It runs for real and is
checked; what is seen on each line that prints is the finding there. Where that is not so yet stands in
`matrix_disagreements.tsv`. `python -m tests.truth.matrix` prints how often it is so; `--update` rewrites that list and
keeps its reasons.
"""

import ast
import io
import re
import sys
import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import cache
from itertools import chain, groupby
from pathlib import Path
from types import CodeType
from typing import TypeAlias

from credlint.pipeline import check_source

from .canaries import canary
from .matrix_kinds import KINDS, NO, READ, Arguments, Kind
from .reality import FILENAME, Verdict, run

SOURCE = "AWS_SECRET_ACCESS_KEY"

MODULES = ("collections", "copy", "enum", "functools", "itertools", "operator", "queue", "sys", "types")

SIGNS = {"add": "+", "sub": "-", "mul": "*", "mod": "%", "or": "|", "and": "&", "xor": "^"}
COMPARISONS = {"lt": "<", "eq": "==", "ne": "!="}

OPERATORS = (
    {f"__{name}__": f"result = box {sign} {{}}" for name, sign in (SIGNS | COMPARISONS).items()}
    | {f"__r{name}__": f"result = {{}} {sign} box" for name, sign in SIGNS.items()}
    | {f"__i{name}__": f"box {sign}= {{}}" for name, sign in SIGNS.items()}
    | {
        "__bool__": "result = bool(box)",
        "__bytes__": "result = bytes(box)",
        "__call__": "result = box({})",
        "__contains__": "result = {} in box",
        "__copy__": "result = copy.copy(box)",
        "__deepcopy__": "result = copy.deepcopy(box)",
        "__delitem__": "del box[{}]",
        "__dict__": "result = vars(box)",
        "__format__": "result = format(box, {})",
        "__getitem__": "result = box[{}]",
        "__hash__": "result = hash(box)",
        "__iter__": "result = iter(box)",
        "__len__": "result = len(box)",
        "__length_hint__": "result = operator.length_hint(box)",
        "__neg__": "result = -box",
        "__next__": "result = next(box)",
        "__pos__": "result = +box",
        "__repr__": "result = repr(box)",
        "__reversed__": "result = reversed(box)",
        "__setitem__": "box[{}] = {}",
        "__sizeof__": "result = sys.getsizeof(box)",
        "__str__": "result = str(box)",
    }
)
"""How an operator or a builtin calls a method; the gaps are filled with what it is called with."""

DEFAULTS: dict[str, Arguments] = {
    "__call__": NO,
    "__deepcopy__": ("{}",),
    "__delitem__": ("0",),
    "__dict__": READ,
    "__format__": ('""',),
    "__getitem__": ("0", '"key"'),
    "__members__": READ,
    "__mul__": ("2", "0"),
    "__setitem__": ("0 = secret",),
}
"""What the members of any type are called with, if the type says nothing else."""

UNTRIED = frozenset(
    {
        "__abstractmethods__",
        "__alloc__",
        "__annotations__",
        "__buffer__",
        "__class_getitem__",
        "__del__",
        "__firstlineno__",
        "__getnewargs__",
        "__match_args__",
        "__module__",
        "__name__",
        "__new_member__",
        "__objclass__",
        "__orig_bases__",
        "__qualname__",
        "__release_buffer__",
        "__replace__",
        "__setstate__",
        "__signature__",
        "__slotnames__",
        "__slots__",
        "__static_attributes__",
        "__weakref__",
    }
)
"""What describes, makes or pickles a class, and is nothing that programs call."""

EXPRESSIONS = (
    'f"{box}"',
    'f"{box!r}"',
    'f"{box!r:.5}"',
    'f"{len(box)}"',
    '"%s" % (box,)',
    '"{}".format(box)',
    '"{0!r}".format(box)',
    "ascii(box)",
    "not box",
    "box is None",
    "box == box",
    "type(box)",
    "id(box)",
    "isinstance(box, str)",
    'box or "nothing"',
    'box and "something"',
    '"yes" if box else "no"',
    "[box]",
    "(box,)",
    '{"box": box}',
    "list(box)",
    "tuple(box)",
    "set(box)",
    "frozenset(box)",
    "sorted(box, key=len)",
    "dict(box)",
    "dict.fromkeys(box)",
    "dict(enumerate(box))",
    "list(enumerate(box))",
    "list(zip(box, [1, 2]))",
    "list(map(str, box))",
    "list(map(len, box))",
    "list(filter(None, box))",
    "any(box)",
    "all(box)",
    "min(box)",
    'sum(box, start="")',
    "len([*box])",
    "[*box]",
    "{*box}",
    "{**box}",
    "dict(**box)",
    "[item for item in box]",
    "[len(item) for item in box]",
    '["***" for item in box]',
    "{item: len(item) for item in box}",
    '[item for item in box if item == "plain"]',
    "[box[name] for name in box]",
    "next(iter(box))",
    "next(iter(box), None)",
    '", ".join(box)',
    '"".join(map(str, box))',
    "collections.Counter(box)",
    "collections.deque(box)",
    "functools.reduce(operator.add, box)",
    "list(itertools.chain(box, box))",
    "list(itertools.islice(box, 2))",
    "list(itertools.chain.from_iterable(box))",
    "list(itertools.repeat(box, 2))",
    "operator.itemgetter(0)(box)",
    'operator.itemgetter("key")(box)',
    'operator.attrgetter("key")(box)',
    'operator.methodcaller("copy")(box)',
    "box.key",
    "box.region",
    "box.__class__",
    'getattr(box, "key", None)',
    'getattr(box, "region", None)',
    'hasattr(box, "key")',
    "vars(box)",
)
"""What programs do with a value of any type."""

STATEMENTS = {
    "first, *rest = box": ("first", "rest"),
    "first, second = box": ("first", "second"),
    "match box:\n    case [first, *rest]:\n        print(first)\n        print(rest)": (),
    'match box:\n    case {"key": found, **rest}:\n        print(found)\n        print(rest)': (),
    "for item in box:\n    print(item)": (),
    "for item in box:\n    print(len(item))": (),
    "for number, item in enumerate(box):\n    print(number)\n    print(item)": (),
    "for item in box:\n    found = item": ("found",),
    'box.key = "more"': ("box", "vars(box)"),
    "box.more = secret": ("box", "vars(box)"),
    "del box.key": ("box", "vars(box)"),
}
"""Statements, and what is shown after them."""

INDEFINITE = re.compile(r"box\.(__)?pop|next\(|first|min\(|enumerate|zip|islice|reduce|itemgetter|found|index|join")
"""What gives or pairs a set's first item, whichever that is."""

GUESSES = re.compile(r"box\.(get|pop|setdefault|__getitem__)\(secret|box\[secret\]$")
"""Reads of a key that only some boxes have: whether two texts are equal, nothing can be told of."""

LIST = Path(__file__).with_name("matrix_disagreements.tsv")
UNEXPLAINED = "Not looked at yet"

Key: TypeAlias = tuple[str, str, str, str, str]
"""The type, the variant of the box, what is done, the line that prints, and whether its finding is missed or false."""


@dataclass(frozen=True)
class Program:
    """A box, one thing done with it, and what is printed then."""

    kind: str
    variant: str
    member: str
    made: str
    done: str
    shown: tuple[str, ...]

    @property
    def source(self) -> str:
        prints = "".join(f"print({text})\n" for text in self.shown)
        text = f'secret = os.environ["{SOURCE}"]\n{self.made}\n{self.done}\n{prints}'
        return f"import os\n{_imports(text)}{text}"


@dataclass(frozen=True)
class Line:
    """One printing line of a program: the code of what is seen there, and of what credlint says."""

    program: Program
    text: str
    real: str
    said: str

    @property
    def agrees(self) -> bool:
        return self.real == self.said

    @property
    def key(self) -> Key:
        return self.program.kind, self.program.variant, self.program.done, self.text, "false" if self.said else "missed"


@dataclass(frozen=True)
class Trial:
    """What became of a box and of the result."""

    before: str
    after: str
    listed: str
    """What shows the items of a result that hides them, if it does."""


@cache
def lines(kind: Kind) -> tuple[Line, ...]:
    """All programs of a type, run and checked."""
    return tuple(chain.from_iterable(map(_judged, programs(kind), _reality(programs(kind)))))


def disagreements(kind: Kind) -> set[Key]:
    """Where credlint says otherwise than what is seen."""
    return {line.key for line in lines(kind) if not line.agrees}


def share(kinds: Iterable[Kind] = KINDS) -> float:
    """How many of all lines agree."""
    agree = [line.agrees for kind in kinds for line in lines(kind)]
    return sum(agree) / len(agree)


@cache
def programs(kind: Kind) -> tuple[Program, ...]:
    """The programs of a type that Python runs to their ends."""
    found: dict[str, list[tuple[Program, Trial]]] = {}
    for program in _candidates(kind):
        if (trial := _tried(program, kind.shown)) is not None:
            found.setdefault(program.member, []).append((program, trial))
    return tuple(chain.from_iterable(_shown(kind, tried) for tried in found.values()))


def missing(kind: Kind) -> list[str]:
    """Members of a type that the table forgets, or for which nothing in it works."""
    tried = {program.member for program in programs(kind)}
    return [name for name in _members(kind) if name not in tried and name not in kind.excluded]


def _members(kind: Kind) -> list[str]:
    """What a box has of its own; what any object has is tried, too, but need not work."""
    box = example(kind)
    names = {name for name in dir(box) if not name.startswith("_") or name in kind.members}
    operators = {name for name in dir(box) if name.startswith("__")} - set(dir(object)) - UNTRIED
    return sorted(names | operators)


@cache
def example(kind: Kind) -> object:
    """A box of the type."""
    scope = _scope(next(iter(kind.boxes.values())))
    assert scope is not None
    return scope["box"]


def _candidates(kind: Kind) -> Iterator[Program]:
    own = set(_members(kind))
    for number, (variant, made) in enumerate(kind.boxes.items()):
        done_before = set()
        for member, done, shown in _actions(kind):
            shuffled = variant in kind.shuffled and INDEFINITE.search(done)
            # What is done with any value needs not be done with each box of a type.
            needed = member in own or number == 0 or variant == "key"
            if needed and "secret" in made + done and not shuffled and (done, shown) not in done_before:
                done_before.add((done, shown))
                yield Program(kind.name, variant, member, made, done, shown)


def _actions(kind: Kind) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each member, a line that uses it, and what that shows."""
    own = set(dir(example(kind)))
    for member in sorted((kind.members.keys() | own & OPERATORS.keys()) - kind.excluded.keys()):
        for arguments in _arguments(kind, member) if member in own else ():
            yield member, f"result = {_called(member, arguments)}", ("result",)
    for member, template in OPERATORS.items():
        gaps = template.count("{}")
        for arguments in _arguments(kind, member) if gaps else NO:
            done = template.format(*(arguments or "").split(" = "))
            yield member, done, ("result",) if done.startswith("result") else ()
    for text in EXPRESSIONS:
        yield text, f"result = {text}", ("result",)
    for text, shown in STATEMENTS.items():
        for each in shown or ("",):
            yield text, text, (each,) if each else ()


def _arguments(kind: Kind, member: str) -> Arguments:
    """What a member is called with; an operator's reflected and augmented forms as the plain one."""
    for name in (member, re.sub("^__[ir](?=add|sub|mul|mod|or|and|xor)", "__", member)):
        if name in kind.members:
            return kind.members[name]
        if name in DEFAULTS:
            return DEFAULTS[name]
    return kind.operands if "{}" in OPERATORS.get(member, "") else NO


def _called(member: str, arguments: str | None) -> str:
    if arguments is None:
        return f"box.{member}"
    if member in ("__getitem__", "__setitem__", "__delitem__"):
        arguments = ", ".join(map(_sliced, arguments.split(" = ")))
    return f"box.{member}({arguments})"


def _sliced(index: str) -> str:
    """An index as the method gets it: `:4` is `slice(None, 4, None)`."""
    node = ast.parse(f"box[{index}]", mode="eval").body
    assert isinstance(node, ast.Subscript)
    if not isinstance(node.slice, ast.Slice):
        return index
    bounds = (node.slice.lower, node.slice.upper, node.slice.step)
    return f"slice({', '.join(ast.unparse(bound) if bound else 'None' for bound in bounds)})"


def _tried(program: Program, shown: str) -> Trial | None:
    """What a program does, or None if Python refuses it."""
    before = _scope(program.made)
    after = _scope(f"{program.made}\n{program.done}")
    assert before is not None
    if after is None or after.get("result") is NotImplemented:
        return None
    if GUESSES.search(program.done) and "secret" in program.made and not _evaluated("secret in box or ''", before):
        return None
    if any(_evaluated(text, after) is None for text in program.shown):
        return None
    return Trial(_text(shown, before), _text(shown, after), _listed(after))


def _listed(scope: dict[str, object]) -> str:
    result = scope.get("result")
    if isinstance(result, memoryview):
        return "bytes(result)"
    hides = isinstance(result, Iterable) and not isinstance(result, (str, list, tuple, dict))
    return (
        "list(result)" if hides and " at 0x" in repr(result) and _evaluated("list(result)", scope) is not None else ""
    )


def _scope(text: str) -> dict[str, object] | None:
    """The variables after some lines have run, or None where they fail."""
    scope: dict[str, object] = {"secret": canary(SOURCE)}
    with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
        warnings.simplefilter("error")
        try:
            exec(_compiled(_imports(text) + text), scope)
        except Exception:
            return None
    return scope


@cache
def _compiled(text: str) -> CodeType:
    return compile(text, FILENAME, "exec")


def _evaluated(text: str, scope: dict[str, object]) -> str | None:
    try:
        return str(eval(text, scope))
    except Exception:
        return None


def _text(shown: str, scope: dict[str, object]) -> str:
    """What a box holds, less the addresses of objects."""
    return re.sub("0x[0-9a-f]+", "", _evaluated(shown, scope) or "")


def _shown(kind: Kind, tried: list[tuple[Program, Trial]]) -> Iterator[Program]:
    """The programs of a member, which show the box, too, if the member may change it, and the items of the result."""
    changes = any(trial.before != trial.after for program, trial in tried if program.member not in EXPRESSIONS)
    for program, trial in tried:
        box = (kind.shown if trial.after else "box",) if changes or not program.shown else ()
        shown = program.shown if "print" in program.done else tuple(dict.fromkeys((*program.shown, *box)))
        yield Program(kind.name, program.variant, program.member, program.made, program.done, shown)
        if trial.listed:
            yield Program(kind.name, program.variant, program.member, program.made, program.done, (trial.listed,))


def _imports(text: str) -> str:
    return "".join(f"import {name}\n" for name in MODULES if re.search(rf"\b{name}\.", text))


def _reality(tried: Iterable[Program]) -> Iterator[Verdict]:
    """What is seen when the programs run, one after another in one process: to make one takes longer than they do."""
    sources = [program.source for program in tried]
    seen = run("".join(sources), frozenset())
    start = 0
    for source in sources:
        length = source.count("\n")
        yield {line - start: code for line, code in seen.items() if start < line <= start + length}
        start += length


def _judged(program: Program, real: Verdict) -> Iterator[Line]:
    source = program.source
    said = _findings(source)
    for number, text in enumerate(source.splitlines(), 1):
        if "print(" in text or number in real or number in said:
            yield Line(program, text.strip(), real.get(number, ""), said.get(number, ""))


def _findings(source: str) -> Verdict:
    result = check_source(FILENAME, source.encode())
    assert result.unchecked is None
    return {finding.span.start.row: finding.code for finding in result.diagnostics if finding.code.startswith("CRD2")}


def known() -> dict[Key, str]:
    """The disagreements that are listed, and the reasons: one a line, boxes of several types in one field."""
    found: dict[Key, str] = {}
    reason = UNEXPLAINED
    for row in LIST.read_text(encoding="utf-8").splitlines():
        if row.startswith("# "):
            reason = row.removeprefix("# ")
        elif row:
            way, done, text, boxes = row.split("\t")
            for box in boxes.split():
                kind, _, variant = box.partition(".")
                found[kind, variant, done.replace("\\n", "\n"), text, way] = reason
    return found


def listed(reasons: Mapping[Key, str]) -> str:
    """The text of the list."""
    parts: list[str] = []
    for reason, keys in groupby(sorted(reasons, key=lambda key: (reasons[key], key)), key=lambda key: reasons[key]):
        rows: defaultdict[str, list[str]] = defaultdict(list)
        for kind, variant, done, text, way in keys:
            rows["\t".join((way, done.replace("\n", "\\n"), text))].append(f"{kind}.{variant}")
        parts.append(
            "".join([f"# {reason}\n", *(f"{row}\t{' '.join(boxes)}\n" for row, boxes in sorted(rows.items()))])
        )
    return "\n".join(parts)


def main(arguments: Sequence[str]) -> None:
    """Print the table of types, programs, lines, and agreements."""
    row = "{:16} {:>8} {:>6} {:>6} {:>7}".format
    print(row("type", "programs", "lines", "agree", "share"))
    for name, kinds in (*((kind.name, (kind,)) for kind in KINDS), ("all", KINDS)):
        agree = [line.agrees for kind in kinds for line in lines(kind)]
        made = sum(len(programs(kind)) for kind in kinds)
        print(row(name, made, len(agree), sum(agree), f"{share(kinds):.1%}"))
    if "--update" in arguments:
        reasons = known()
        keys = chain.from_iterable(map(disagreements, KINDS))
        LIST.write_text(listed({key: reasons.get(key, UNEXPLAINED) for key in keys}), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
