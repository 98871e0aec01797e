"""The types of the matrix: how a box that holds the secret is made, and what its members are called with."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Arguments: TypeAlias = tuple[str | None, ...]
"""The texts between the parentheses of a call; None reads the member without a call.

For `__getitem__` a text may be a slice, for `__setitem__` it is an index and a value with ` = ` in between.
"""

NO: Arguments = ("",)
READ: Arguments = (None,)


@dataclass(frozen=True, eq=False)
class Kind:
    """One type of the matrix."""

    name: str
    boxes: Mapping[str, str]
    """The lines that make `box` out of `secret`, by the name of the variant: in a key, in a value, or not at all."""
    members: Mapping[str, Arguments] = field(default_factory=dict)
    """What each member is called with. The operators of a family share the row of the plain one, such as `__add__`."""
    operands: tuple[str, ...] = ()
    """The other side of operators and comparisons without a row of their own."""
    shown: str = "box"
    """What shows the items of a box after it was changed."""
    excluded: Mapping[str, str] = field(default_factory=dict)
    """Members without a program, and why."""
    shuffled: tuple[str, ...] = ()
    """The variants which have several items in no order: nothing can be told of the first one."""


INDEXED: dict[str, Arguments] = {
    "__getitem__": ("0", "-1", ":1", "1:", "::-1"),
    "__contains__": ('"plain"', "secret"),
    "__mul__": ("2", "0"),
}

TEXT: dict[str, Arguments] = {
    "capitalize": NO,
    "casefold": NO,
    "center": ("60", '60, "*"'),
    "count": ('"a"', "secret"),
    "encode": ("", '"ascii", "ignore"'),
    "endswith": ('"a"', "secret"),
    "expandtabs": ("", "4"),
    "find": ('"a"', "secret"),
    "format": ("", "secret", "key=secret"),
    "format_map": ("{}", '{"key": secret}'),
    "index": ('"n"', "secret"),
    "join": ('["a", "b"]', '["a", secret]', "[secret]", "[]"),
    "ljust": ("60", '60, "*"'),
    "lower": NO,
    "lstrip": ("", '"C"'),
    "maketrans": ('"a", "b"', '{"a": secret}'),
    "partition": ('"="', '"n"', "secret"),
    "removeprefix": ('"Cn"', "secret"),
    "removesuffix": ('"Cn"', "secret"),
    "replace": ('"a", "b"', 'secret, "***"', '"plain", secret'),
    "rfind": ('"a"', "secret"),
    "rindex": ('"n"', "secret"),
    "rjust": ("60", '60, "*"'),
    "rpartition": ('"="', '"n"', "secret"),
    "rsplit": ("", '"="', '"n", 1', "secret"),
    "rstrip": ("", '"C"'),
    "split": ("", '"="', '"n", 1', "secret"),
    "splitlines": ("", "True"),
    "startswith": ('"a"', "secret"),
    "strip": ("", '"C"'),
    "swapcase": NO,
    "title": NO,
    "translate": ('{97: "b"}', '{97: secret, 112: "b"}'),
    "upper": NO,
    "zfill": ("60",),
    "__getitem__": ("0", "-1", ":4", "-4:", "4:", "::-1"),
    "__contains__": ('"plain"', "secret"),
    "__add__": ('" more"', "secret"),
    "__mul__": ("2", "0"),
    "__mod__": ("()", "secret", "(secret,)"),
    "__rmod__": ('"plain %s"',),
    "__format__": ('""', '"60"', '".4"', '"*>60"'),
    **{f"is{name}": NO for name in ("alnum", "alpha", "ascii", "decimal", "digit", "identifier", "lower")},
    **{f"is{name}": NO for name in ("numeric", "printable", "space", "title", "upper")},
}

TEXTS = {
    "value": "box = secret",
    "part": 'box = "key=" + secret',
    "positional": 'box = "plain %s {}"',
    "named": 'box = "plain {key}"',
}


def _encoded(arguments: Arguments) -> Arguments:
    """The same for bytes."""
    return tuple(
        re.sub('("[^"]*")', r"b\1", text).replace("secret", "secret.encode()") if text else text for text in arguments
    )


_OF_TEXT_ONLY = ("casefold", "encode", "format", "format_map", "isdecimal", "isidentifier", "isnumeric", "isprintable")

BYTES: dict[str, Arguments] = {
    name: _encoded(arguments) for name, arguments in TEXT.items() if name not in _OF_TEXT_ONLY
} | {
    "decode": ("", '"ascii", "ignore"'),
    "fromhex": ('"00ff"', "secret.encode().hex()"),
    "hex": ("", '":"'),
    "maketrans": ('b"a", b"b"',),
    "translate": ("None", 'None, b"a"'),
    "__contains__": ('b"plain"', "secret.encode()", "67"),
    "__format__": ('""',),
}

BUFFERS = {
    "value": "box = {}(secret.encode())",
    "part": 'box = {}(b"key=" + secret.encode())',
    "clean": 'box = {}(b"plain %s")',
}

LIST: dict[str, Arguments] = INDEXED | {
    "append": ('"more"', "secret"),
    "clear": NO,
    "copy": NO,
    "count": ('"plain"', "secret"),
    "extend": ('["more"]', "[secret]", "(secret,)", "secret"),
    "index": ('"plain"', "secret"),
    "insert": ('0, "more"', "0, secret"),
    "pop": ("", "0"),
    "remove": ('"plain"', "secret"),
    "reverse": NO,
    "sort": ("", "key=len", "reverse=True"),
    "__setitem__": ('0 = "more"', "0 = secret", ': = ["more"]', "1: = [secret]"),
    "__delitem__": ("0", "1", "1:", ":"),
}

DEQUE: dict[str, Arguments] = {
    "appendleft": ('"more"', "secret"),
    "extendleft": ('["more"]', "[secret]"),
    "maxlen": READ,
    "popleft": NO,
    "rotate": ("", "1"),
}

SET: dict[str, Arguments] = {
    "add": ('"more"', "secret"),
    "clear": NO,
    "copy": NO,
    "discard": ('"plain"', "secret"),
    "pop": NO,
    "remove": ('"plain"', "secret"),
    "__contains__": ('"plain"', "secret"),
    **dict.fromkeys(("difference", "union"), ("", '["more"]', '["plain"]', "[secret]", '{secret}, {"more"}')),
    **dict.fromkeys(("intersection", "symmetric_difference", "isdisjoint"), ('["more"]', '["plain"]', "[secret]")),
    **dict.fromkeys(("issubset", "issuperset", "update"), ('["more"]', '["plain"]', "[secret]")),
    **dict.fromkeys(("difference_update", "intersection_update"), ('["more"]', '["plain"]', "[secret]")),
    "symmetric_difference_update": ('["more"]', '["plain"]', "[secret]"),
}

FROZEN: dict[str, Arguments] = {
    name: arguments for name, arguments in SET.items() if name not in ("add", "clear", "discard", "pop", "remove")
}

SETS = {
    "only": "box = {}({{secret}})",
    "value": 'box = {}({{secret, "plain"}})',
    "clean": 'box = {}({{"plain", "other"}})',
}

DICT: dict[str, Arguments] = {
    "clear": NO,
    "copy": NO,
    "fromkeys": ('["more"]', '["more"], 2', '["more"], secret', "[secret]", "box"),
    "get": ('"key"', '"region"', '"missing"', '"missing", secret', "secret", '"key", "more"'),
    "items": NO,
    "keys": NO,
    "pop": ('"key"', '"region"', '"missing", secret', "secret", '"key", "more"'),
    "popitem": NO,
    "setdefault": ('"key"', '"region"', '"missing"', '"missing", secret', 'secret, "more"'),
    "update": ("", '{"key": "more"}', '{"more": secret}', '{secret: "more"}', 'key="more"', '[("more", secret)]'),
    "values": NO,
    "__contains__": ('"key"', "secret"),
    "__getitem__": ('"key"', '"region"', "secret"),
    "__setitem__": ('"key" = "more"', '"more" = secret', 'secret = "more"'),
    "__delitem__": ('"key"', '"region"', "secret"),
}

DICTS = {
    "value": 'box = {}({{"key": secret, "region": "eu"}})',
    "last": 'box = {}({{"region": "eu", "key": secret}})',
    "key": 'box = {}({{secret: "key", "region": "eu"}})',
    "clean": 'box = {}({{"key": "plain", "region": "eu"}})',
}
MAPPINGS = ('{"key": "more"}', '{"more": secret}', '{secret: "more"}')

QUEUE: dict[str, Arguments] = {
    "empty": NO,
    "full": NO,
    "get": ("", "False", "timeout=1"),
    "get_nowait": NO,
    "put": ('"more"', "secret", "secret, False"),
    "put_nowait": ('"more"', "secret"),
    "qsize": NO,
}
FULL_QUEUE: dict[str, Arguments] = QUEUE | {
    "is_shutdown": READ,
    "join": NO,
    "maxsize": READ,
    "queue": READ,
    "shutdown": NO,
    "task_done": NO,
    "unfinished_tasks": READ,
}
QUEUES = {
    "value": 'box = queue.{}()\nbox.put(secret)\nbox.put("plain")',
    "last": 'box = queue.{}()\nbox.put("plain")\nbox.put(secret)',
    "clean": 'box = queue.{}()\nbox.put("plain")',
}
LOCKS = dict.fromkeys(("all_tasks_done", "mutex", "not_empty", "not_full"), "a lock")
WAITS = {"join": "waits for other threads"}

VIEW: dict[str, Arguments] = {"isdisjoint": ('["plain"]', "[secret]"), "mapping": READ}
ITERATOR: dict[str, Arguments] = {"__next__": NO, "__length_hint__": NO, "__contains__": ('"plain"', "secret")}

ENUM = 'class Box({}):\n    KEY = secret\n    PLAIN = "plain"\n\nbox = Box{}'
MEMBER: dict[str, Arguments] = {
    "KEY": READ,
    "PLAIN": READ,
    "name": READ,
    "value": READ,
    "_name_": READ,
    "_value_": READ,
}


def _made(boxes: Mapping[str, str], name: str) -> dict[str, str]:
    return {variant: lines.format(name) for variant, lines in boxes.items()}


def _without(members: Mapping[str, Arguments], *names: str) -> dict[str, Arguments]:
    return {name: arguments for name, arguments in members.items() if name not in names}


KINDS = (
    Kind("str", TEXTS, TEXT, ('"plain"', "secret")),
    Kind("bytes", _made(BUFFERS, "bytes"), BYTES, ('b"plain"', "secret.encode()")),
    Kind(
        "bytearray",
        _made(BUFFERS, "bytearray"),
        BYTES
        | _without(LIST, "count", "index", "sort", *INDEXED)
        | {
            "append": ("67",),
            "extend": ('b"more"', "secret.encode()"),
            "insert": ("0, 67",),
            "remove": ("110",),
            "resize": ("2",),
            "__setitem__": ("0 = 67", ': = b"more"', ": = secret.encode()"),
        },
        ('b"plain"', "secret.encode()"),
    ),
    Kind(
        "memoryview",
        {
            "value": "box = memoryview(secret.encode())",
            "writable": "box = memoryview(bytearray(secret.encode()))",
            "clean": "box = memoryview(bytearray(len(secret)))",
        },
        {
            "cast": ('"B"', '"c"'),
            "count": ("67",),
            "hex": ("", '":"'),
            "index": ("67",),
            "release": NO,
            "tobytes": NO,
            "tolist": NO,
            "toreadonly": NO,
            "__getitem__": ("0", ":4", "4:", "::-1"),
            "__setitem__": ("0 = 67", ": = secret.encode()"),
            "__delitem__": NO,
            "__enter__": NO,
            "__exit__": ("None, None, None",),
            **dict.fromkeys(("c_contiguous", "contiguous", "f_contiguous", "format", "itemsize", "nbytes"), READ),
            **dict.fromkeys(("ndim", "obj", "readonly", "shape", "strides", "suboffsets"), READ),
        },
        ('b"plain"', "secret.encode()"),
        shown="bytes(box)",
        excluded={"__delitem__": "always raises"},
    ),
    Kind(
        "list",
        {"value": 'box = [secret, "plain"]', "last": 'box = ["plain", secret]', "clean": 'box = ["plain", "other"]'},
        LIST,
        ('["more"]', "[secret]"),
    ),
    Kind(
        "UserList",
        {
            "value": 'box = collections.UserList([secret, "plain"])',
            "last": 'box = collections.UserList(["plain", secret])',
            "clean": 'box = collections.UserList(["plain", "other"])',
        },
        LIST | {"data": READ},
        ('["more"]', "[secret]"),
    ),
    Kind(
        "deque",
        {
            "value": 'box = collections.deque([secret, "plain"])',
            "last": 'box = collections.deque(["plain", secret])',
            "bounded": 'box = collections.deque([secret, "plain"], maxlen=2)',
            "clean": 'box = collections.deque(["plain", "other"])',
        },
        _without(LIST, "sort") | DEQUE,
        ('collections.deque(["more"])', "collections.deque([secret])"),
    ),
    Kind(
        "tuple",
        {"value": 'box = (secret, "plain")', "last": 'box = ("plain", secret)', "clean": 'box = ("plain", "other")'},
        INDEXED | {"count": ('"plain"', "secret"), "index": ('"plain"', "secret")},
        ('("more",)', "(secret,)"),
    ),
    Kind(
        "namedtuple",
        {
            "value": 'Box = collections.namedtuple("Box", "key region")\nbox = Box(secret, "eu")',
            "clean": 'Box = collections.namedtuple("Box", "key region")\nbox = Box("plain", "eu")',
        },
        INDEXED
        | {
            "count": ('"eu"', "secret"),
            "index": ('"eu"', "secret"),
            "key": READ,
            "region": READ,
            "_asdict": NO,
            "_fields": READ,
            "_field_defaults": READ,
            "_make": ('["plain", "eu"]', '[secret, "eu"]'),
            "_replace": ('key="more"', "region=secret"),
        },
        ('("more",)', "(secret,)"),
    ),
    Kind("set", _made(SETS, "set"), SET, ('{"plain"}', "{secret}"), shuffled=("value",)),
    Kind("frozenset", _made(SETS, "frozenset"), FROZEN, ('{"plain"}', "{secret}"), shuffled=("value",)),
    Kind("dict", _made(DICTS, "dict"), DICT, MAPPINGS),
    Kind(
        "OrderedDict",
        _made(DICTS, "collections.OrderedDict"),
        DICT | {"move_to_end": ('"key"', '"region", False', "secret")},
        tuple(f"collections.OrderedDict({text})" for text in MAPPINGS),
    ),
    Kind(
        "defaultdict",
        {
            "value": 'box = collections.defaultdict(str, {"key": secret, "region": "eu"})',
            "key": 'box = collections.defaultdict(str, {secret: "key", "region": "eu"})',
            "factory": 'box = collections.defaultdict(lambda: secret, {"region": "eu"})',
            "clean": 'box = collections.defaultdict(str, {"key": "plain", "region": "eu"})',
        },
        DICT
        | {
            "default_factory": (None, ""),
            "__getitem__": (*DICT["__getitem__"], '"missing"'),
            "__missing__": ('"missing"', "secret"),
        },
        MAPPINGS,
    ),
    Kind(
        "UserDict",
        _made(DICTS, "collections.UserDict"),
        DICT | {"data": READ},
        MAPPINGS,
        excluded={"__reversed__": "is None"},
    ),
    Kind(
        "ChainMap",
        {
            "value": 'box = collections.ChainMap({"key": secret}, {"region": "eu"})',
            "last": 'box = collections.ChainMap({"region": "eu"}, {"key": secret})',
            "hidden": 'box = collections.ChainMap({"key": "plain"}, {"key": secret, "region": "eu"})',
            "key": 'box = collections.ChainMap({secret: "key"}, {"region": "eu"})',
            "clean": 'box = collections.ChainMap({"key": "plain"}, {"region": "eu"})',
        },
        DICT
        | {
            "maps": READ,
            "new_child": ("", '{"key": "more"}', '{"more": secret}'),
            "parents": READ,
            "__missing__": NO,
        },
        MAPPINGS,
        excluded={"__missing__": "always raises", "__reversed__": "is None"},
    ),
    Kind(
        "Counter",
        {
            "key": 'box = collections.Counter([secret, secret, "plain"])',
            "last": 'box = collections.Counter(["plain", "plain", secret])',
            "value": 'box = collections.Counter({"key": secret})',
            "clean": 'box = collections.Counter(["plain", "other"])',
        },
        DICT
        | {
            "elements": NO,
            "get": ('"key"', '"plain"', "secret", '"missing", secret'),
            "most_common": ("", "1"),
            "pop": ('"key"', '"plain"', "secret", '"missing", secret'),
            "setdefault": ('"key"', '"plain", 2', "secret, 2", '"missing", secret'),
            "subtract": ("", '["plain"]', "[secret]", "plain=1"),
            "total": NO,
            "update": ("", '["more"]', "[secret]", "{secret: 2}", "plain=2"),
            "__getitem__": ('"key"', '"plain"', '"missing"', "secret"),
            "__setitem__": ('"plain" = 2', "secret = 2", '"more" = secret'),
            "__delitem__": ('"key"', '"plain"', "secret"),
            "__missing__": ('"missing"', "secret"),
        },
        ('collections.Counter(["plain"])', "collections.Counter([secret])"),
        excluded={"fromkeys": "not implemented for Counter"},
    ),
    Kind(
        "mappingproxy",
        {variant: f"{lines}\nbox = types.MappingProxyType(box)" for variant, lines in _made(DICTS, "dict").items()},
        DICT,
        MAPPINGS,
        excluded={"__ior__": "always raises"},
    ),
    *(
        Kind(
            f"dict_{view}",
            {variant: f"{lines}\nbox = box.{view}()" for variant, lines in _made(DICTS, "dict").items()},
            VIEW | {"__contains__": (*INDEXED["__contains__"], '("key", secret)')},
            operands,
        )
        for view, operands in (
            ("keys", ('{"plain"}', '{"key"}', "{secret}")),
            ("values", ('["plain"]',)),
            ("items", ('{("key", "plain")}', '{("key", secret)}')),
        )
    ),
    Kind(
        "list_iterator",
        {
            "value": 'box = iter([secret, "plain"])',
            "last": 'box = iter(["plain", secret])',
            "clean": 'box = iter(["plain", "other"])',
        },
        ITERATOR,
        ("None",),
        shown="list(box)",
    ),
    Kind(
        "generator",
        {
            "value": 'box = (item for item in [secret, "plain"])',
            "last": 'def make():\n    yield "plain"\n    yield secret\n\nbox = make()',
            "returned": "def make():\n    yield len(secret)\n    return secret\n\nbox = make()",
        },
        ITERATOR
        | {
            "close": NO,
            "gi_code": READ,
            "gi_frame": READ,
            "gi_running": READ,
            "gi_suspended": READ,
            "gi_yieldfrom": READ,
            "send": ("None",),
        },
        ("None",),
        shown="list(box)",
        excluded={"throw": "raises what it is given"},
    ),
    Kind(
        "UserString",
        {
            "value": "box = collections.UserString(secret)",
            "part": 'box = collections.UserString("key=" + secret)',
            "positional": 'box = collections.UserString("plain %s {}")',
            "named": 'box = collections.UserString("plain {key}")',
        },
        TEXT | {"data": READ, "__complex__": NO, "__float__": NO, "__int__": NO},
        ('"plain"', "secret"),
        excluded=dict.fromkeys(("__complex__", "__float__", "__int__"), "a secret is no number"),
    ),
    Kind(
        "SimpleNamespace",
        {
            "value": 'box = types.SimpleNamespace(key=secret, region="eu")',
            "clean": 'box = types.SimpleNamespace(key="plain", region="eu")',
        },
        {"key": READ, "region": READ, "__dict__": READ},
        ("types.SimpleNamespace(key=secret)",),
    ),
    Kind("Enum", {"value": ENUM.format("enum.Enum", ".KEY"), "last": ENUM.format("enum.Enum", ".PLAIN")}, MEMBER),
    Kind(
        "StrEnum",
        {"value": ENUM.format("enum.StrEnum", ".KEY"), "last": ENUM.format("enum.StrEnum", ".PLAIN")},
        TEXT | MEMBER,
        ('"plain"', "secret"),
    ),
    Kind(
        "EnumType",
        {"value": ENUM.format("enum.Enum", ""), "text": ENUM.format("enum.StrEnum", "")},
        {
            "KEY": READ,
            "PLAIN": READ,
            "__call__": ("secret", '"plain"'),
            "__contains__": ("box.KEY",),
            "__getitem__": ('"KEY"', '"PLAIN"'),
            "__members__": READ,
        },
    ),
    Kind("Queue", _made(QUEUES, "Queue"), FULL_QUEUE, shown="box.queue", excluded=LOCKS | WAITS),
    Kind("LifoQueue", _made(QUEUES, "LifoQueue"), FULL_QUEUE, shown="box.queue", excluded=LOCKS | WAITS),
    Kind(
        "SimpleQueue",
        _made(QUEUES, "SimpleQueue"),
        _without(QUEUE, "full"),
        shown="[box.get() for _ in range(box.qsize())]",
    ),
)
"""The rows of the matrix."""
