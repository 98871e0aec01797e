"""Containers that are filled by a method of their class, which is given them as its first argument."""

HEAD = """\
import builtins
import os
from collections import Counter, OrderedDict, UserDict, UserList, defaultdict, deque

SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]

"""

PROGRAMS = {
    "mappings": HEAD
    + """
by_init = {"user": "app"}
dict.__init__(by_init, key=SECRET)
print(by_init)  # expect: CRD201
print(by_init["user"])

by_item = OrderedDict()
OrderedDict.__setitem__(by_item, "key", SECRET)
print(by_item)  # expect: CRD201

by_update = defaultdict(str)
put = builtins.dict.update
put(by_update, {"key": SECRET})
print(by_update)  # expect: CRD201

wrapped = UserDict()
UserDict.__init__(wrapped, key=SECRET)
print(wrapped)  # expect: CRD201

again = {}
again.__init__(key=SECRET)
print(again)  # expect: CRD201

print(OrderedDict.fromkeys(["key"], SECRET))  # expect: CRD201
""",
    "sequences": HEAD
    + """
row = []
list.__init__(row, [SECRET])
print(row)  # expect: CRD201

line = deque()
deque.append(line, SECRET)
print(line)  # expect: CRD201

members = set()
set.__init__(members, [SECRET])
print(members)  # expect: CRD201

raw = bytearray()
bytearray.extend(raw, SECRET.encode())
print(raw)  # expect: CRD201
""",
    "harmless_items": HEAD
    + """
found = {}
dict.__init__(found, length=len(SECRET))
dict.__setitem__(found, "start", SECRET[:4])
print(found)

line = deque()
deque.append(line, len(SECRET))
print(line)

counts = Counter()
Counter.__init__(counts, [SECRET])
print(list(counts.values()))

print(OrderedDict.fromkeys(["key"], len(SECRET)))
print(list.__len__([SECRET]), dict.__contains__({"key": SECRET}, "key"))
""",
    "what_was_there_is_gone": HEAD
    + """
row = [SECRET]
list.__init__(row, ["app"])
print(row)

members = {SECRET}
members.__init__()
print(members)

found = {"key": SECRET}
dict.__setitem__(found, "key", "app")
print(found)

raw = bytearray(SECRET.encode())
bytearray.__init__(raw, b"app")
print(raw)

line = deque([SECRET])
deque.clear(line)
print(line)
""",
    "derived": HEAD
    + """

class Holder(dict):
    def __init__(self, secret):
        super().__init__(key=secret)


class Named(Holder):
    def __init__(self, secret):
        Holder.__init__(self, secret)
        dict.__init__(self, user="app")


class Row(UserList):
    def __init__(self, *items):
        UserList.__init__(self, items)


print(Named(SECRET))  # expect: CRD201
print(Row("app", SECRET))  # expect: CRD201
""",
    "derived_and_harmless": HEAD
    + """

class Holder(dict):
    def __init__(self, secret):
        super().__init__(key=secret)


class Named(Holder):
    def __init__(self, secret):
        Holder.__init__(self, secret)
        dict.__init__(self, user="app")


class Row(list):
    def __init__(self, items):
        list.__init__(self, items)
        list.__init__(self, ["app"])


print(Named(SECRET)["user"])
print(Named(len(SECRET)))
print(Row([SECRET]))
""",
    "what_others_gave": """\
import os


def load():
    return os.environ["AWS_SECRET_ACCESS_KEY"]


def by_item(event, context):
    dict.__setitem__(event, "key", load())
    return event  # expect: CRD204


def by_its_item(event, context):
    event.__setitem__("key", load())
    return event  # expect: CRD204
""",
    "what_others_gave_with_harmless_items": """\
import os


def load():
    return os.environ["AWS_SECRET_ACCESS_KEY"]


def by_item(event, context):
    dict.__setitem__(event, "length", len(load()))
    return event


def by_its_item(event, context):
    event.__setitem__("start", load()[:4])
    return event
""",
}
