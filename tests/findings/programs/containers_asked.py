"""Containers of the standard library that are asked, changed and shown by methods which few programs call."""

PROGRAMS = {
    "a counter that is told words": """\
import os
from collections import Counter

told = Counter()
told.update([os.environ["AWS_SECRET_ACCESS_KEY"]])
print(told)  # expect: CRD201
print(Counter([os.environ["AWS_SECRET_ACCESS_KEY"]]))  # expect: CRD201
""",
    "a counter of names": """\
import os
from collections import Counter

names = Counter(list(os.environ))
names.update(name[:3] for name in os.environ)
names.update({"AWS": 1})
print(names, Counter(a=1))
""",
    "an ordered dict that gives its last item": """\
import os
from collections import OrderedDict

kept = OrderedDict([("key", os.environ["AWS_SECRET_ACCESS_KEY"]), ("region", "eu-west-1"), ("zone", "a")])
print(kept.popitem())
print(kept.popitem(last=False))  # expect: CRD201
print(kept)
""",
    "an ordered dict whose items are moved": """\
import os
from collections import OrderedDict

kept = OrderedDict([("key", os.environ["AWS_SECRET_ACCESS_KEY"]), ("region", "eu-west-1")])
kept.move_to_end("key")
print(kept.popitem())  # expect: CRD201
""",
    "an ordered dict whose items are moved to the front": """\
import os
from collections import OrderedDict

kept = OrderedDict([("region", "eu-west-1"), ("key", os.environ["AWS_SECRET_ACCESS_KEY"])])
kept.move_to_end("key", last=False)
print(kept.popitem())
""",
    "a dict that is merged by an operator's method": """\
import os

secret = {"key": os.environ["AWS_SECRET_ACCESS_KEY"]}
print(secret.__ror__({"key": "none"}))  # expect: CRD201
print({"key": "none"}.__or__(secret))  # expect: CRD201
""",
    "a dict that is overwritten by an operator's method": """\
import os

secret = {"key": os.environ["AWS_SECRET_ACCESS_KEY"]}
print(secret.__or__({"key": "none"}), {"key": "none"}.__ror__(secret))
secret.__ior__({"key": "none"})
print(secret)
""",
    "what a container of a library keeps inside": """\
import os
from collections import UserDict, UserList

named = UserDict(key=os.environ["AWS_SECRET_ACCESS_KEY"])
print(named.__dict__)  # expect: CRD201
listed = UserList([os.environ["AWS_SECRET_ACCESS_KEY"]])
print(vars(listed))  # expect: CRD201
""",
    "what a container without secrets keeps inside": """\
import os
from collections import UserDict, UserList

named = UserDict(size=len(os.environ["AWS_SECRET_ACCESS_KEY"]))
print(named.__dict__, vars(UserList(sorted(os.environ))))
""",
    "a set without the secret": """\
import os

token = os.environ["AWS_SECRET_ACCESS_KEY"]
words = {token, "eu-west-1"}
print(words - {token})
""",
    "a set without another word": """\
import os

token = os.environ["AWS_SECRET_ACCESS_KEY"]
words = {token, "eu-west-1"}
print(words - {os.environ["AWS_REGION"]})  # expect: CRD201
""",
    "the characters of a text as a set": """\
import os

secret = os.environ["AWS_SECRET_ACCESS_KEY"]
print({character for character in secret}, {character.lower() for character in secret})
""",
    "slices that are made by a call": """\
import os

secret = os.environ["AWS_SECRET_ACCESS_KEY"]
print(secret[slice(4)], secret[slice(1, 5)])
print(secret[slice(None)])  # expect: CRD201
print(secret[slice(4, None)])  # expect: CRD201
""",
    "an attribute that is deleted by the method of all objects": """\
import os


class Keys:
    def __init__(self, key):
        self.key = key

    def forget(self):
        object.__delattr__(self, "key")


keys = Keys(os.environ["AWS_SECRET_ACCESS_KEY"])
keys.forget()
print(vars(keys))
""",
    "an attribute that is not deleted": """\
import os


class Keys:
    def __init__(self, key):
        self.key = key

    def forget(self):
        object.__delattr__(self, "other")


keys = Keys(os.environ["AWS_SECRET_ACCESS_KEY"])
keys.forget()
print(vars(keys))  # expect: CRD201
""",
}
