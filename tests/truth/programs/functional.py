"""functools, itertools, operator and heapq over secrets."""

PROGRAMS = {
    "partial_of_a_printer": """\
import functools
import os

def show(label, value, end):
    print(label, value, end=end)

report = functools.partial(show, "key:", end="\\n")
report("none")
report(os.environ["AWS_SECRET_ACCESS_KEY"])
""",
    "partial_of_a_mask": """\
import functools
import os

def mask(text, keep, char="*"):
    return text[:keep] + char * (len(text) - keep)

head = functools.partial(mask, keep=4)
hidden = functools.partial(mask, keep=0, char="#")
for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
    print(head(os.environ[name]), hidden(os.environ[name]))
print(functools.partial(mask, os.environ["AWS_SESSION_TOKEN"])(2))
""",
    "reduced_text": """\
import functools
import os

names = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
total = functools.reduce(lambda size, name: size + len(os.environ[name]), names, 0)
print(total)
joined = functools.reduce(lambda text, name: text + os.environ[name] + ";", names, "")
print(len(joined), joined.count(";"))
print(joined)
""",
    "reduced_masks": """\
import functools
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
token = os.environ["AWS_SESSION_TOKEN"]
line = f"signed with {key} and {token}"
clean = functools.reduce(lambda text, secret: text.replace(secret, "***"), (key, token), line)
print(clean)
print(functools.reduce(max, map(len, (key, token))))
""",
    "single_dispatch": """\
import os
from functools import singledispatch

@singledispatch
def show(value):
    return f"<{type(value).__name__}>"

@show.register
def _(value: str):
    return value[:3] + "..."

@show.register(dict)
def _(value):
    return {name: show(item) for name, item in value.items()}

print(show({"key": os.environ["AWS_SECRET_ACCESS_KEY"], "port": 80}))
print(show(os.environ["AWS_SESSION_TOKEN"]))
""",
    "single_dispatch_of_texts": """\
import os
from functools import singledispatch

@singledispatch
def show(value):
    return "?"

@show.register
def _(value: str):
    return f"'{value}'"

@show.register
def _(value: int):
    return str(value)

print(show(80), show(None))
print(show(len(os.environ["AWS_SECRET_ACCESS_KEY"])))
print(show(os.environ["AWS_SECRET_ACCESS_KEY"]))
""",
    "cached_reader": """\
import os
from functools import cache, lru_cache

@lru_cache(maxsize=None)
def read(name):
    return os.environ[name]

@cache
def size(name):
    return len(read(name))

print(size("AWS_SECRET_ACCESS_KEY"), read.cache_info().hits)
print(read("AWS_DEFAULT_REGION"))
print(read.__wrapped__("AWS_DEFAULT_REGION"))
""",
    "cached_reader_shown": """\
import os
from functools import lru_cache

@lru_cache
def settings():
    return {"region": os.environ["AWS_DEFAULT_REGION"], "key": os.environ["AWS_SECRET_ACCESS_KEY"]}

print(settings()["region"], settings.cache_info().misses)
print(settings())
settings.cache_clear()
print(settings().get("key"))
""",
    "heap_of_rows": """\
import heapq
import os

heap = []
heapq.heappush(heap, (2, os.environ["AWS_SECRET_ACCESS_KEY"]))
heapq.heappush(heap, (1, "nothing"))
rank, text = heapq.heappop(heap)
print(rank)
print(len(heap), heap[0][0])
print(heap[0])
print(heapq.nsmallest(1, heap))
""",
    "heap_of_sizes": """\
import heapq
import os

sizes = [(len(value), name) for name, value in os.environ.items()]
heapq.heapify(sizes)
print(heapq.heappop(sizes))
print(heapq.nlargest(2, sizes))
print([name for _, name in heapq.nsmallest(3, sizes)])
""",
    "grouped_by_prefix": """\
import itertools
import os

def prefix(name):
    return name.partition("_")[0]

for group, names in itertools.groupby(sorted(os.environ), key=prefix):
    print(group, list(names))
sizes = {group: sum(1 for _ in names) for group, names in itertools.groupby(sorted(os.environ), prefix)}
print(sizes)
""",
    "paired_and_repeated": """\
import itertools
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print(list(zip(itertools.count(1), ("a", "b"))))
print(list(itertools.product(["prod"], [key])))
print([stage for stage, _ in itertools.product(["dev", "prod"], [key])])
print(next(itertools.cycle([key])))
print(list(itertools.accumulate([key[:2], "-", "x"])))
""",
    "filtered_and_compressed": """\
import itertools
import os

names = ["AWS_SECRET_ACCESS_KEY", "AWS_DEFAULT_REGION"]
values = [os.environ[name] for name in names]
print(list(itertools.compress(names, values)))
print(list(itertools.starmap(lambda name, value: f"{name}:{len(value)}", zip(names, values))))
print(list(itertools.takewhile(lambda name: name in os.environ, names)))
print(list(itertools.filterfalse(str.isupper, ["a", *names])))
""",
    "tee_and_chain": """\
import itertools
import os

values = (os.environ[name] for name in ("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"))
one, other = itertools.tee(values)
print(sum(len(value) for value in one))
print(*itertools.chain(["values:"], other))
""",
    "operators": """\
import operator
import os

config = {"region": "eu-west-1", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}
region, key = operator.itemgetter("region", "key")(config)
print(region)
print(operator.length_hint(key), operator.eq(region, key), operator.contains(config, "key"))
print(operator.concat(region, "-" + region))
print(operator.methodcaller("count", "a")(key))
""",
    "composed": """\
import os
from functools import reduce

def compose(*functions):
    return lambda value: reduce(lambda result, function: function(result), functions, value)

read = compose(str.upper, os.environ.get)
sized = compose(str.upper, os.environ.get, len)
print(sized("aws_secret_access_key"))
print(read("aws_default_region"))
print(read("aws_secret_access_key"))
""",
    "partial_method": """\
import os
from functools import partialmethod

class Store:
    def _get(self, name, masked):
        value = os.environ[name]
        print(f"reading {name}")
        return (len(value), masked)

    key = partialmethod(_get, "AWS_SECRET_ACCESS_KEY", masked=True)
    token = partialmethod(_get, "AWS_SESSION_TOKEN")

store = Store()
print(store.key())
print(store.token(masked=False))
""",
}
