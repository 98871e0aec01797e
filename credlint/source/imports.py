"""The import statements of a text, found without parsing it."""

import re
from dataclasses import dataclass

_CONTINUED = re.compile(r"\\\r?\n")
_COMMENT = re.compile(r"#[^\n]*")
_STATEMENT = re.compile(
    r"(?:^|[:;])[ \t\f]*(?:"
    r"from[ \t]*(?P<dots>[. \t]*)(?P<module>\w[\w.]*)?[ \t]*\bimport\b[ \t]*(?P<names>\([^)]*\)|[^\n;]*)"
    r"|import[ \t]+(?P<modules>[^\n;]*))",
    re.MULTILINE,
)
_ALIAS = re.compile(r"^\s*([\w.]+)(?:\s+as\s+(\w+))?\s*$")


@dataclass(frozen=True, slots=True)
class Imported:
    """What one import statement asks for: a `module`, relative by `level` dots, and of it `names` with what they are
    called from then on; None where the module itself is bound, "*" for all names."""

    module: str
    level: int = 0
    names: tuple[tuple[str, str], ...] | None = None


def imports_of(text: str) -> tuple[Imported, ...]:
    """The imports anywhere in a text, each once, in their order. Texts that look like one count, too."""
    if "import" not in text:
        return ()
    found: dict[Imported, None] = {}
    for match in _STATEMENT.finditer(_CONTINUED.sub(" ", text)):
        if match["modules"] is not None:
            for module, _ in _aliases(match["modules"]):
                found[Imported(module, 0, None)] = None
        else:
            names = tuple(_aliases(match["names"].strip("()")))
            found[Imported(match["module"] or "", match["dots"].count("."), names)] = None
    return tuple(found)


def _aliases(text: str) -> list[tuple[str, str]]:
    text = _COMMENT.sub("", text).replace("\n", " ").strip("() \t\r")
    if text == "*":
        return [("*", "*")]
    found = (_ALIAS.match(part) for part in text.split(","))
    return [(each[1], each[2] or each[1]) for each in found if each is not None]
