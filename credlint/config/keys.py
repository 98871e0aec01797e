"""Every key of the configuration, with its type and its meaning."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType


class Kind(Enum):
    """The type of a key's value."""

    FLAG = "a boolean"
    TEXT = "a string"
    NAME = "a dotted name"
    CHOICE = "one of its words"
    TEXTS = "an array of strings"
    PATTERNS = "an array of patterns"
    LITERALS = "an array of literals"
    CODES = "an array of rule codes, prefixes or names"
    LEVELS = "a table from rule codes or names to `info`, `warning` or `error`"
    CODES_BY_PATTERN = "a table from patterns to arrays of rule codes"
    PLACES = "a parameter's name or position, or an array of them"
    TABLES = "an array of tables"


@dataclass(frozen=True, slots=True)
class Key:
    """A key: `choices` for CHOICE, `fields` for TABLES; `adds` says that a file which extends another adds to it.

    One of the fields in `one_of` must be given. `rules` are codes of the rules that it is about, or their beginnings.
    """

    name: str
    kind: Kind
    about: str
    default: object = None
    choices: tuple[str, ...] = ()
    fields: tuple["Key", ...] = ()
    required: bool = False
    adds: bool = False
    one_of: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


_CALLABLE = Key("callable", Kind.NAME, "dotted name of the function, as it is imported", required=True)

SINK_KINDS = ("print", "log", "response", "exception", "file", "network", "message", "command")
"""Where an output goes; the words of the catalogue."""

FORMATS = ("full", "concise", "grouped", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson")
"""The output formats."""

LEVELS = ("info", "warning", "error")
FAIL_LEVELS = (*LEVELS, "never")

KEYS = (
    Key("extend", Kind.TEXT, "a configuration file whose keys hold where this one has none"),
    Key("src", Kind.TEXTS, "what is checked when the command line names nothing", (".",)),
    Key("import-roots", Kind.TEXTS, "folders in which the project's own modules are searched", (".", "src")),
    Key("cross-file", Kind.FLAG, "whether values are followed into modules of the project that a file imports", True),
    Key("select", Kind.CODES, "the rules that are on", ("ALL",)),
    Key("extend-select", Kind.CODES, "further rules that are on", (), adds=True),
    Key("ignore", Kind.CODES, "rules that are off", ()),
    Key("per-file-ignores", Kind.CODES_BY_PATTERN, "rules that are off in the files a pattern matches", ()),
    Key("exclude", Kind.PATTERNS, "patterns of files and folders that are left out"),
    Key("extend-exclude", Kind.PATTERNS, "further patterns, added to those of exclude", (), adds=True),
    Key("force-exclude", Kind.FLAG, "whether exclusions apply to paths given on the command line, too", False),
    Key(
        "respect-gitignore",
        Kind.FLAG,
        "whether files that .gitignore matches and git does not track are left out",
        True,
    ),
    Key("baseline", Kind.TEXT, "the file of findings to suppress (.credlint-baseline.json, if there is one)"),
    Key("require-reason", Kind.FLAG, "whether a suppression comment needs a reason", False, rules=("CRD904",)),
    Key("fail-level", Kind.CHOICE, "the mildest severity that fails a run", "info", FAIL_LEVELS),
    Key("min-confidence", Kind.CHOICE, "findings below this confidence are hidden", "low", ("low", "medium", "high")),
    Key(
        "unchecked-files",
        Kind.CHOICE,
        "whether a file that cannot be checked fails a run",
        "error",
        ("error", "warn"),
        rules=("CRD901", "CRD902"),
    ),
    Key("output-format", Kind.CHOICE, "the format on standard output", "", FORMATS),
    Key("unsafe-fixes", Kind.FLAG, "whether fixes are made that may change what a program does", False),
    Key(
        "cache-dir",
        Kind.TEXT,
        "the folder of the cache, in the project or in the user's cache folder (.credlint_cache)",
    ),
    Key("severity", Kind.LEVELS, "the severity of rules where it is not their own", (), adds=True),
    Key(
        "dummies",
        Kind.LITERALS,
        "literals that stand for no credential in this project, compared whole",
        (),
        adds=True,
        rules=("CRD101", "CRD106", "CRD301", "CRD302"),
    ),
    Key(
        "credential-env",
        Kind.TEXTS,
        "further variables that hold credentials (patterns of names)",
        (),
        adds=True,
        rules=("CRD2",),
    ),
    Key(
        "sdk-call",
        Kind.TABLES,
        "further calls that take credentials",
        (),
        fields=(
            _CALLABLE,
            Key("access-key", Kind.PLACES, "where the access key id goes", ()),
            Key("secret-key", Kind.PLACES, "where the secret access key goes", ()),
            Key("session-token", Kind.PLACES, "where the session token goes", ()),
        ),
        adds=True,
        one_of=("access-key", "secret-key", "session-token"),
        rules=("CRD1",),
    ),
    Key(
        "sink",
        Kind.TABLES,
        "further outputs",
        (),
        fields=(_CALLABLE, Key("kind", Kind.CHOICE, "where the output goes", required=True, choices=SINK_KINDS)),
        adds=True,
        rules=("CRD2",),
    ),
    Key(
        "sanitizer",
        Kind.TABLES,
        "further functions whose result shows nothing",
        (),
        fields=(_CALLABLE,),
        adds=True,
        rules=("CRD2",),
    ),
)
"""All keys, in the order in which `credlint config` lists them."""

BY_NAME: Mapping[str, Key] = MappingProxyType({key.name: key for key in KEYS})


def about(code: str) -> tuple[Key, ...]:
    """The keys that are about one rule."""
    return tuple(key for key in KEYS if key.rules and code.startswith(key.rules))
