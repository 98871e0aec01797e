"""Lexical index of a region, that is a function, a class body or the module: its names and texts, before parsing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from credlint.catalogue.mutators import MUTATORS
from credlint.source.outline import DEFAULT, Region
from credlint.source.scan import STRING

WORD = re.compile(r"[^\W\d]\w*")
_ATTRIBUTE = re.compile(r"\.\s*([^\W\d]\w*)")
# A name is matched from its first letter and possessively: anything else is quadratic in its length.
_NAME = r"(?<!\w)([^\W\d]\w*+)"
_CALLEE = re.compile(rf"{_NAME}[ \t]*\(")
_OF_SDK = re.compile(r"(?<![\w.])boto\w*(?:[ \t]*\.[ \t]*\w+)+")
_CALL = re.compile(rf"{_NAME}[ \t]*\(([^()]*)")
_MUTATION = rf"(?:{'|'.join(sorted(MUTATORS))})\s*\("
_OPERATION = r"(?:[-+*/%@&|^]|//|\*\*|<<|>>)?=(?!=)"
_LOCAL = re.compile(
    rf"^([^\W\d]\w*)\s*(?::[^=\n]+)?{_OPERATION}|\bfor ([^\W\d]\w*) in\b|\bas ([^\W\d]\w*)\s*[:,)]", re.MULTILINE
)
_PARAMETER = re.compile(r"[(,*]\s*([^\W\d]\w*)\s*(?=[:=,)])")
_OUTER = re.compile(r"\b(?:global|nonlocal)\b([^\n;]+)")
# How far a row is searched: searching to its end would be quadratic in its length.
_FAR = "[^\\n]{0,400}"
UNPACKED = r"(?=[^\n(]{0,400}(?:[^=!<>]=(?!=)|\bin\b))"
# Each of these starts with a literal character to search for: a single expression takes four times as long.
_STORED = (
    re.compile(rf"\.\s*([^\W\d]\w*)\s*(?:{_OPERATION}|:{_FAR}=|,{UNPACKED}|[)\]](?={_FAR}=(?!=)))"),
    re.compile(rf"\b(?:for|as)\b{_FAR}?\.\s*([^\W\d]\w*)\s*(?:\bin\b|,|:|\))"),
)
_MUTATED = re.compile(rf"\.\s*{_MUTATION}")
_AT_END = re.compile(r"([^\W\d]\w*)\s*$")
_LONGEST = 200
"""The most characters of a name."""
_ITEM_STORED = re.compile(rf"\]\s*(?:{_OPERATION}|,{UNPACKED}|:(?={_FAR}=)|\.\s*{_MUTATION})")
_INDEXED = re.compile(rf"{_NAME}\s*\[")
_CHANGE = re.compile(
    rf"[.\]]\s*+\w*+\s*+{_OPERATION}|\b(?:global|nonlocal|del|setattr)\b|\]\s*:{_FAR}="
    rf"|\.\s*{_MUTATION}"
)
_BY_NAME = frozenset({"getattr", "setattr", "attrgetter", "methodcaller", "delattr", "hasattr"})
_WHOLE = frozenset(
    {"vars", "__dict__", "dir", "locals", "asdict", "astuple", "dump", "dumps", "encode", "copy", "deepcopy"}
)
_SELF = re.compile(r"(?<![\w.])(?:self|cls)\b(?!\s*\.)")
"""A receiver that is handed on."""
_KEYWORD = re.compile(r"[(,]\s*([^\W\d]\w*)\s*=(?!=)")
_DECLARATION = re.compile(
    r"^[^\W\d]\w*[ \t]*(?::[^=\n(]*|=[ \t]*[^\W\d]\w*(?:\[[\w\s,.\[\]|']*\])?)(?<!,)$", re.MULTILINE
)
_PARTS = re.compile(r"[(\[{]|[)\]}]|,|=(?!=)|\*")

SPREADING = {"client": 1, "resource": 1, "create_client": 1, "setup_default_session": 0, "Session": 0}
"""Callee → the number of positional arguments after which credentials may follow; they may also come from unpacked
arguments. A call with neither is harmless."""

_SPREADING_CALL = re.compile(rf"\b({'|'.join(SPREADING)})[\s)]*\(")


class RegionIndex:
    """The names that a region itself mentions, without nested regions; each set is computed on first use."""

    def __init__(self, region: Region, *, declares: bool) -> None:
        """`declares`: annotations without a value and type aliases count as code of the region."""
        self.code = region.code if declares else _DECLARATION.sub("", region.code)
        self._header = region.header
        self._is_class = region.is_class
        self.texts: Sequence[str] = region.texts
        # Where declarations with strings were removed, the marks no longer line up.
        self.marks: Sequence[str] = region.marks if self.code.count(STRING) == len(region.marks) else ()

    @cached_property
    def words(self) -> frozenset[str]:
        """Every name and keyword; also words in texts, where attributes are looked up by a computed name."""
        words = set(WORD.findall(self.code))
        if not words.isdisjoint(_BY_NAME):
            words.update(word for text in self.texts for word in WORD.findall(text))
        return frozenset(words)

    @cached_property
    def given(self) -> str:
        """What the enclosing code passes in at the definition: the defaults of parameters, the bases of a class."""
        return self._header if self._is_class else "\n".join(DEFAULT.findall(self._header))

    @cached_property
    def called(self) -> frozenset[str]:
        """The last names of callees."""
        return frozenset(_CALLEE.findall(self.code))

    @cached_property
    def calls(self) -> frozenset[str]:
        """Callees and all attributes: `obj.prop` may run a property, `obj.method` may be passed on and called."""
        return self.called.union(_ATTRIBUTE.findall(self.code))

    @cached_property
    def calls_of_file(self) -> frozenset[str]:
        """`calls` without those of the SDK's modules: `boto3.client()` is no call of a method `client` of the file."""
        if "boto" not in self.code:
            return self.calls
        return self.called_of_file.union(_ATTRIBUTE.findall(_OF_SDK.sub("", self.code)))

    @cached_property
    def called_of_file(self) -> frozenset[str]:
        """`called` without the functions of the SDK's modules."""
        return self.called if "boto" not in self.code else frozenset(_CALLEE.findall(_OF_SDK.sub("", self.code)))

    @cached_property
    def stores(self) -> frozenset[str]:
        """The names of the attributes, containers and outer variables that the region changes."""
        code = self.code
        found = self.outer.union(*(each.findall(code) for each in _STORED), _indexed(code), _filled(code))
        if self.words.isdisjoint(("setattr", "__dict__", "vars")):
            return found
        return found.union((word for text in self.texts for word in WORD.findall(text)), _KEYWORD.findall(self.code))

    @property
    def asks_by_name(self) -> bool:
        """Whether attributes are read or set by a computed name."""
        return not self.words.isdisjoint(_BY_NAME)

    @cached_property
    def takes_whole(self) -> bool:
        """Whether all attributes of an object may be read, whatever their names."""
        return self.asks_by_name or not self.words.isdisjoint(_WHOLE) or _SELF.search(self.code) is not None

    @cached_property
    def fills(self) -> bool:
        """Whether the region mutates an argument, which its caller may see."""
        return not self.stores.isdisjoint(self.parameters - {"self", "cls"})

    def handed_to(self, names: frozenset[str]) -> frozenset[str]:
        """The words in the plain arguments of calls of `names`."""
        if self.called.isdisjoint(names):
            return frozenset()
        calls = _CALL.findall(self.code)
        return frozenset(word for name, given in calls if name in names for word in WORD.findall(given))

    @cached_property
    def reads(self) -> frozenset[str]:
        """The names that the region reads without surely binding them itself: other regions may write them."""
        local = {name for found in _LOCAL.findall(self.code) for name in found}
        return self.words - (local - self.outer) - self.parameters

    @cached_property
    def parameters(self) -> frozenset[str]:
        """The names of parameters."""
        return parameter_names(self._header)

    @cached_property
    def outer(self) -> frozenset[str]:
        """The names that are declared global or nonlocal."""
        if "global" not in self.code and "nonlocal" not in self.code:
            return frozenset()
        return frozenset(name for names in _OUTER.findall(self.code) for name in WORD.findall(names))

    def changes(self, reads: frozenset[str]) -> bool:
        """Whether the region changes one of the names `reads` of others, or anything else that they may see."""
        if _CHANGE.search(self.code) is None:
            return False
        if self.outer or not self.words.isdisjoint(("setattr", "del")):
            return True
        return not self.stores.isdisjoint(reads)

    @cached_property
    def spreads(self) -> bool:
        """Whether a call in `SPREADING` has unpacked arguments or enough positional ones to pass credentials."""
        return not self.words.isdisjoint(SPREADING) and any(
            _spread(self.code, match.end(), SPREADING[match[1]]) for match in _SPREADING_CALL.finditer(self.code)
        )


def _indexed(code: str) -> set[str]:
    """The names of the containers in which an item is set or changed."""
    found: set[str] = set()
    done = 0
    for match in _ITEM_STORED.finditer(code):
        start = max(done, code.rfind("\n", done, match.start()) + 1)
        done = match.start()
        found.update(_INDEXED.findall(code, start, done))
    return found


def _filled(code: str) -> Iterator[str]:
    """The names of the containers that are changed by a method call."""
    for match in _MUTATED.finditer(code):
        name = _AT_END.search(code[max(0, match.start() - _LONGEST) : match.start()])
        if name is not None:
            yield name[1]


def parameter_names(header: str) -> frozenset[str]:
    """The names of the parameters in the header of a function."""
    return frozenset(_PARAMETER.findall(header))


def names_of(region: Region) -> list[str]:
    """The names by which a region is called: for a special method that of its class, as Python calls it implicitly."""
    if region.name.startswith("__"):
        return region.qualname.split(".")[-2:-1]
    return [region.name]


def _spread(code: str, start: int, most: int) -> bool:
    """Whether a call whose arguments begin at `start` has starred arguments or more than `most` positional ones."""
    depth = arguments = 0
    named = False
    for match in _PARTS.finditer(code, start):
        match match[0]:
            case "(" | "[" | "{":
                depth += 1
            case ")" | "]" | "}":
                if depth == 0:
                    empty = not code[start : match.start()].strip()
                    return arguments >= most and not named and not empty
                depth -= 1
            case "," if depth == 0:
                if arguments >= most and not named:
                    return True
                arguments += 1
                named = False
                start = match.end()
            case "=" if depth == 0:
                named = True
            case "*" if depth == 0 and not code[start : match.start()].strip(" \t\n*"):
                return True
            case _:
                pass
    return True
