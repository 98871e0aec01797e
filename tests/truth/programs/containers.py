"""Values kept in containers, and read back from them."""

PROGRAMS = {
    "dict_other_key": """\
import os

config = {"region": "eu-west-1", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}
print(config["region"])
print(config.get("region"), config.get("missing"))
print(len(config), list(config))
""",
    "dict_same_key": """\
import os

config = {"region": "eu-west-1", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}
print(config["region"])
print(config["key"])
print(config.get("key"))
print(config)
print(config.values())
print(config.keys())
""",
    "dict_items": """\
import os

config = {"region": "eu-west-1", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}
for name, value in config.items():
    print(name)
for name, value in config.items():
    print(name, value)
print(config.items())
print(sorted(config.items())[0])
""",
    "dict_update": """\
import os

config = {"region": "eu-west-1"}
config.update(key=os.environ["AWS_SECRET_ACCESS_KEY"])
print(config["region"])
config.update({"key": "hidden"})
print(config)
""",
    "dict_update_leak": """\
import os

config = {"region": "eu-west-1"}
print(config)
config.update({"key": os.environ["AWS_SECRET_ACCESS_KEY"]})
print(config)
config.update([("key", "hidden")])
print(config)
""",
    "dict_pop": """\
import os

config = {"region": "eu-west-1", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}
taken = config.pop("key")
print(config)
print(len(taken))
config["copy"] = taken
config.clear()
print(config)
""",
    "dict_pop_shown": """\
import os

config = {"region": "eu-west-1", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}
taken = config.pop("key")
print(config)
print(taken)
config["again"] = taken
print(config)
del config["again"]
print(config)
""",
    "dict_del": """\
import os

config = {"region": "eu-west-1", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}
del config["key"]
print(config)
config.setdefault("key", "hidden")
print(config)
""",
    "dict_del_other": """\
import os

config = {"region": "eu-west-1", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}
del config["region"]
print(config)
""",
    "dict_overwritten": """\
import os

config = {"region": "eu-west-1", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}
config["key"] = "****"
print(config)
config |= {"region": "us-east-1"}
print(config)
""",
    "dict_union": """\
import os

base = {"region": "eu-west-1"}
secret = {"key": os.environ["AWS_SECRET_ACCESS_KEY"]}
print(base | {"key": "hidden"})
print(base | secret)
print(secret | {"key": "hidden"})
print({"key": "hidden"} | secret)
""",
    "dict_splat": """\
import os

secret = {"key": os.environ["AWS_SECRET_ACCESS_KEY"], "region": "eu-west-1"}
print({**secret, "key": "hidden"})
print({"key": "hidden", **secret})
print(dict(secret, key="hidden"))
print(dict(region="eu-west-1", **{"zone": "a"}))
""",
    "dict_splat_hidden": """\
import os

secret = {"key": os.environ["AWS_SECRET_ACCESS_KEY"], "region": "eu-west-1"}
public = {**secret, "key": "hidden"}
print(public)
for value in public.values():
    print(value)
print(dict(public, extra=len(secret["key"])))
""",
    "dict_comprehension": """\
import os

config = {"key": os.environ["AWS_SECRET_ACCESS_KEY"], "region": "eu-west-1"}
print({name: len(value) for name, value in config.items()})
print({name: "set" if value else "unset" for name, value in config.items()})
print({value: name for name, value in config.items()})
""",
    "dict_fromkeys": """\
import os

names = dict.fromkeys(["AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"], "hidden")
print(names)
same = dict.fromkeys(["a", "b"], os.environ["AWS_SECRET_ACCESS_KEY"])
print(list(same))
print(same)
""",
    "nested": """\
import os

config = {"aws": {"region": "eu-west-1", "keys": ["id", os.environ["AWS_SECRET_ACCESS_KEY"]]}, "name": "app"}
print(config["aws"]["region"])
print(config["aws"]["keys"][0])
print(config["name"])
print(config["aws"]["keys"][1])
print(config["aws"])
""",
    "nested_hidden": """\
import os

config = {"aws": {"region": "eu-west-1", "keys": ["id", os.environ["AWS_SECRET_ACCESS_KEY"]]}, "name": "app"}
print(config["aws"]["region"], config["aws"]["keys"][0])
config["aws"]["keys"][1] = "hidden"
print(config)
config["aws"]["keys"].append(len(os.environ["AWS_SESSION_TOKEN"]))
print(config)
""",
    "nested_setdefault": """\
import os

config = {}
config.setdefault("aws", {})["key"] = os.environ["AWS_SECRET_ACCESS_KEY"]
config.setdefault("app", {})["name"] = "demo"
print(config["app"])
print(config["aws"])
print(config.pop("aws", None) is None)
print(config)
""",
    "list_index": """\
import os

row = ["eu-west-1", os.environ["AWS_SECRET_ACCESS_KEY"], "demo"]
print(row[0], row[2], row[-1])
print(row[::2])
print(row[1])
print(row[-2])
print(row[:2])
""",
    "list_index_hidden": """\
import os

row = ["eu-west-1", os.environ["AWS_SECRET_ACCESS_KEY"], "demo"]
print(row[0], row[2], row[-1])
print(row[:1], row[2:])
del row[1]
print(row)
""",
    "list_append": """\
import os

lines = ["start"]
print(lines)
lines.append("key=" + os.environ["AWS_SECRET_ACCESS_KEY"])
print(lines[0])
print(lines)
print(lines.pop())
print(lines)
""",
    "list_extend": """\
import os

lines = []
lines.extend(["a", "b"])
print(lines)
lines += [os.environ["AWS_SECRET_ACCESS_KEY"]]
print("\\n".join(lines))
lines.clear()
print(lines)
""",
    "list_insert_remove": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
items = ["region"]
items.insert(0, key)
print(items[1])
print(items[0])
items.remove(key)
print(items)
""",
    "list_cleared": """\
import os

items = [os.environ["AWS_SECRET_ACCESS_KEY"], os.environ["AWS_SESSION_TOKEN"]]
print(len(items), bool(items))
items[:] = ["hidden" for item in items]
print(items)
items.clear()
print(items)
""",
    "list_reversed": """\
import os

row = ["eu-west-1", os.environ["AWS_SECRET_ACCESS_KEY"]]
print(list(reversed(row)))
print(list(reversed(["a", "b"])))
first, *others = row
print(first)
print(others)
""",
    "list_repeat": """\
import os

row = [os.environ["AWS_SECRET_ACCESS_KEY"]] * 2
print(len(row))
print(row)
pairs = [("name", value) for value in row]
print(pairs[0][0])
print(pairs)
""",
    "tuple_unpack": """\
import os

pair = (os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_DEFAULT_REGION"])
key, region = pair
print(region)
print(pair[1])
print(pair)
print(key)
""",
    "tuple_unpack_hidden": """\
import os

pair = (os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_DEFAULT_REGION"])
_, region = pair
print(region, pair[1], len(pair[0]))
(key, _), name = pair, "demo"
print(name, key == region)
key, region = region, key
print(key)
""",
    "tuple_swap": """\
import os

a, b = os.environ["AWS_SECRET_ACCESS_KEY"], "plain"
a, b = b, a
print(a)
print(b)
""",
    "set_of_secrets": """\
import os

seen = {os.environ["AWS_SECRET_ACCESS_KEY"]}
seen.add("plain")
print(len(seen), "plain" in seen)
print(seen)
print(seen - {"plain"})
print({"plain"} | seen)
""",
    "set_of_lengths": """\
import os

seen = {len(value) for value in os.environ.values()}
print(seen)
names = set(os.environ) & {"AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"}
print(names)
print(frozenset(names) - {"AWS_PROFILE"})
""",
    "chainmap": """\
import os
from collections import ChainMap

chain = ChainMap({"region": "eu-west-1"}, {"key": os.environ["AWS_SECRET_ACCESS_KEY"]})
print(chain["region"])
print(chain["key"])
print(chain)
print(dict(chain))
print(list(chain))
""",
    "chainmap_shadowed": """\
import os
from collections import ChainMap

chain = ChainMap({"key": "hidden"}, {"key": os.environ["AWS_SECRET_ACCESS_KEY"]})
print(chain["key"])
print(dict(chain))
print(sorted(chain))
""",
    "chainmap_environment": """\
import os
from collections import ChainMap

chain = ChainMap({"region": "eu-west-1"}, os.environ)
print(chain["region"])
print(chain["AWS_DEFAULT_REGION"])
print(len(chain))
print(chain["AWS_SECRET_ACCESS_KEY"])
print(dict(chain))
""",
    "ordered_dict": """\
import os
from collections import OrderedDict

ordered = OrderedDict([("region", "eu-west-1"), ("key", os.environ["AWS_SECRET_ACCESS_KEY"])])
print(ordered["region"])
print(list(ordered.keys()))
print(ordered)
name, value = ordered.popitem()
print(value)
""",
    "ordered_dict_hidden": """\
import os
from collections import OrderedDict

ordered = OrderedDict(region="eu-west-1", key=os.environ["AWS_SECRET_ACCESS_KEY"])
ordered.move_to_end("region")
print(ordered["region"])
ordered["key"] = "hidden"
print(ordered)
""",
    "defaultdict": """\
import os
from collections import defaultdict

groups = defaultdict(list)
groups["names"].append("demo")
groups["keys"].append(os.environ["AWS_SECRET_ACCESS_KEY"])
print(groups["names"])
print(groups["keys"])
print(groups)
""",
    "defaultdict_counts": """\
import os
from collections import Counter, defaultdict

lengths = defaultdict(int)
for name, value in os.environ.items():
    lengths[name.partition("_")[0]] += len(value)
print(dict(lengths))
print(Counter(name.partition("_")[0] for name in os.environ))
""",
    "counter_of_values": """\
import os
from collections import Counter

counts = Counter([os.environ["AWS_SECRET_ACCESS_KEY"], "plain", "plain"])
print(counts["plain"])
print(sum(counts.values()))
print(counts)
print(counts.most_common(2))
""",
    "deque": """\
import os
from collections import deque

queue = deque(["a"], maxlen=5)
queue.append(os.environ["AWS_SECRET_ACCESS_KEY"])
queue.appendleft("first")
print(queue)
print(len(queue))
""",
    "mapping_proxy": """\
import os
from types import MappingProxyType

view = MappingProxyType({"region": "eu-west-1", "key": os.environ["AWS_SECRET_ACCESS_KEY"]})
print(view["region"])
print(sorted(view))
print(view)
print(view["key"])
""",
    "simple_namespace": """\
import os
from types import SimpleNamespace

config = SimpleNamespace(region="eu-west-1", key=os.environ["AWS_SECRET_ACCESS_KEY"])
print(config.region)
print(config.key)
print(config)
print(vars(config))
config.key = "hidden"
print(config)
""",
    "simple_namespace_hidden": """\
import os
from types import SimpleNamespace

config = SimpleNamespace(region="eu-west-1", key=os.environ["AWS_SECRET_ACCESS_KEY"])
print(config.region, len(config.key))
del config.key
print(config)
""",
    "dataclass_repr": """\
import os
from dataclasses import asdict, dataclass

@dataclass
class Config:
    region: str
    key: str

config = Config("eu-west-1", os.environ["AWS_SECRET_ACCESS_KEY"])
print(config.region)
print(config)
print(asdict(config)["region"])
print(asdict(config))
print(f"{config!r}")
""",
    "dataclass_hidden_field": """\
import os
from dataclasses import dataclass, field

@dataclass
class Config:
    region: str
    key: str = field(repr=False)

config = Config("eu-west-1", os.environ["AWS_SECRET_ACCESS_KEY"])
print(config)
print(config.region, bool(config.key))
""",
    "dataclass_no_repr": """\
import os
from dataclasses import astuple, dataclass, replace

@dataclass(repr=False)
class Config:
    region: str
    key: str

config = Config("eu-west-1", os.environ["AWS_SECRET_ACCESS_KEY"])
print(config)
print(astuple(config)[0])
print(replace(config, key="hidden").key)
""",
    "dataclass_default": """\
import os
from dataclasses import dataclass, field

@dataclass
class Config:
    region: str = "eu-west-1"
    key: str = field(default_factory=lambda: os.environ["AWS_SECRET_ACCESS_KEY"])

config = Config()
print(config.region)
print(config.key)
print(config)
print(Config(key="hidden"))
""",
    "named_tuple": """\
import os
from typing import NamedTuple

class Pair(NamedTuple):
    region: str
    key: str

pair = Pair("eu-west-1", os.environ["AWS_SECRET_ACCESS_KEY"])
print(pair.region, pair[0])
print(pair)
print(pair._asdict())
print(pair._replace(key="hidden"))
print(pair[1])
""",
    "named_tuple_hidden": """\
import os
from collections import namedtuple

Pair = namedtuple("Pair", "region key")
pair = Pair("eu-west-1", key=os.environ["AWS_SECRET_ACCESS_KEY"])
print(pair.region, pair[0], pair._fields)
region, _ = pair
print(region)
print(pair._replace(key="hidden").region)
""",
    "namedtuple_function": """\
import os
from collections import namedtuple

Pair = namedtuple("Pair", ["region", "key"])
pair = Pair(key=os.environ["AWS_SECRET_ACCESS_KEY"], region="eu-west-1")
print(pair.region)
print(pair)
print(pair.key)
""",
    "typed_dict": """\
import os
from typing import TypedDict

class Config(TypedDict, total=False):
    region: str
    key: str

config: Config = Config(region="eu-west-1", key=os.environ["AWS_SECRET_ACCESS_KEY"])
print(config["region"])
config.pop("key")
print(config)
""",
    "zip_names": """\
import os

names = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"]
values = [os.environ[name] for name in names]
for name, value in zip(names, values):
    print(name, "is set" if value else "is missing")
for name, value in zip(names, values):
    print(name, value)
print(dict(zip(names, values)))
""",
    "enumerate_values": """\
import os

values = [os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"]]
for index, value in enumerate(values):
    print(index, len(value))
print([index for index, _ in enumerate(values)])
print(max(map(len, values)))
""",
    "copies": """\
import copy
import os

config = {"key": os.environ["AWS_SECRET_ACCESS_KEY"], "region": "eu-west-1"}
shallow, deep = copy.copy(config), copy.deepcopy(config)
config["key"] = "hidden"
print(config)
print(shallow)
print(deep["region"])
print(deep)
""",
    "aliases": """\
import os

config = {"key": os.environ["AWS_SECRET_ACCESS_KEY"], "region": "eu-west-1"}
other = config
other["key"] = "hidden"
print(config)
inner = [config]
inner[0]["region"] = "us-east-1"
print(config, inner)
""",
    "alias_filled": """\
import os

config = {"region": "eu-west-1"}
other = config
print(other)
config["key"] = os.environ["AWS_SECRET_ACCESS_KEY"]
print(other["region"])
print(other)
""",
    "itemgetter": """\
import os
from operator import attrgetter, itemgetter
from types import SimpleNamespace

config = {"key": os.environ["AWS_SECRET_ACCESS_KEY"], "region": "eu-west-1"}
print(itemgetter("region")(config))
print(itemgetter("key")(config))
print(itemgetter("key", "region")(config))
print(attrgetter("region")(SimpleNamespace(**config)))
""",
    "chain_and_islice": """\
import os
from itertools import chain, islice

values = chain(["a", "b"], [os.environ["AWS_SECRET_ACCESS_KEY"]])
print(list(values))
print(list(islice(["a", "b", "c"], 2)))
print(list(chain.from_iterable([["a"], [os.environ["AWS_SESSION_TOKEN"]]])))
""",
    "membership": """\
import os

required = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION")
missing = [name for name in required if name not in os.environ]
present = {name: name in os.environ for name in required}
print(missing)
print(present)
print(all(os.environ.get(name) for name in required))
""",
    "max_and_min": """\
import os

values = {"region": "eu-west-1", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}
print(max(values))
print(max(values.values(), key=len))
print(max(len(value) for value in values.values()))
print(next(iter(values)))
print(next(reversed(values.values())))
""",
    "dict_lengths": """\
import os

config = {"region": "eu-west-1", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}
print({name: len(value) for name, value in config.items()})
print({name: "set" if value else "unset" for name, value in config.items()})
print(max(len(value) for value in config.values()), next(iter(config)))
""",
    "dict_subset": """\
import os

config = {"region": "eu-west-1", "zone": "a", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}
public = {name: config[name] for name in ("region", "zone")}
print(public)
print(public | {"name": "demo"})
print({**public, "length": len(config["key"])})
""",
    "dict_without_a_key": """\
import os

config = {"region": "eu-west-1", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}
print({name: value for name, value in config.items() if name != "key"})
print({name: "***" if name == "key" else value for name, value in config.items()})
print([f"{name}={value}" for name, value in config.items() if name in ("region", "zone")])
""",
    "dict_missing": """\
import os

config = {"key": os.environ["AWS_SECRET_ACCESS_KEY"]}
print(config.get("region"))
print(config.get("region", "none"))
print(config.pop("region", "none"))
print(config.setdefault("zone", "a"))
""",
    "dict_in_list_hidden": """\
import os

rows = [{"name": "a"}, {"name": "b", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}]
print(rows[0])
print([row["name"] for row in rows])
print(rows[1]["name"])
rows[1].pop("key")
print(rows[1])
""",
    "list_of_states": """\
import os

keys = [os.environ.get("AWS_ACCESS_KEY_ID"), os.environ.get("AWS_SECRET_ACCESS_KEY")]
print([key is not None for key in keys])
print(all(keys), any(keys), len(keys))
print(keys.count(None), keys == [], None in keys)
""",
    "list_replaced": """\
import os

lines = ["key " + os.environ["AWS_SECRET_ACCESS_KEY"]]
lines = [line[:3] for line in lines]
print(lines)
lines = lines + ["end"]
print("\\n".join(lines))
""",
    "tuple_of_harmless": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
summary = (len(key), key[:4], key == "", "region")
print(summary)
print(summary + ("end",))
print(*summary)
length, *others = summary
print(length, others)
""",
    "chainmap_hidden": """\
import os
from collections import ChainMap

defaults = {"region": "eu-west-1", "mode": "test"}
chain = ChainMap({"key": "***"}, defaults)
print(chain)
print(dict(chain))
print(ChainMap(os.environ)["HOME"], ChainMap(dict(os.environ), defaults)["mode"])
""",
    "namespace_of_lengths": """\
import os
from types import SimpleNamespace

key = os.environ["AWS_SECRET_ACCESS_KEY"]
config = SimpleNamespace(length=len(key), hint=key[-4:], state="set" if key else "unset")
print(config)
print(vars(config))
print(config.length, config.hint)
""",
    "counter_of_names": """\
import os
from collections import Counter, OrderedDict

print(Counter(name[0] for name in os.environ))
print(Counter(len(value) for value in os.environ.values()).most_common(2))
print(OrderedDict(sorted((name, len(value)) for name, value in os.environ.items())))
""",
    "set_operations_on_names": """\
import os

names = set(os.environ)
wanted = {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"}
print(sorted(names & wanted), sorted(wanted - names))
print(wanted <= names, names.isdisjoint(wanted))
print(sorted(names ^ wanted)[:2])
""",
}
