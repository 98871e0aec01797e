"""What a `finally` sees and changes: behind returns, jumps out of a loop, and exceptions."""

PROGRAMS = {
    "an attribute that is hidden behind a return": """\
import os


class Session:
    def __init__(self):
        self.token = None

    def run(self, call):
        self.token = os.environ["AWS_SESSION_TOKEN"]
        try:
            return call(self)
        finally:
            self.token = None


session = Session()
session.run(len)
print(session.token)
""",
    "an attribute that is kept behind a return": """\
import os


class Session:
    def run(self, call):
        self.token = os.environ["AWS_SESSION_TOKEN"]
        try:
            return call(self)
        finally:
            self.done = True


session = Session()
session.run(len)
print(session.token)  # expect: CRD201
""",
    "what is shown behind a return": """\
import os

holder = {}


def fill(flag):
    try:
        if flag:
            holder["key"] = os.environ["AWS_SECRET_ACCESS_KEY"]
            return 1
    finally:
        print(holder)  # expect: CRD201
        holder.clear()
    return 2


fill(input())
print(holder)
""",
    "what is returned is masked before it is seen": """\
import os


def read():
    data = {"key": os.environ["AWS_SECRET_ACCESS_KEY"]}
    try:
        return data
    finally:
        data["key"] = "***"


print(read())
""",
    "what is returned is a text already": """\
import os


def read():
    data = {"key": os.environ["AWS_SECRET_ACCESS_KEY"]}
    try:
        return data["key"]
    finally:
        data["key"] = "***"


print(read())  # expect: CRD201
""",
    "what is returned is filled before it is seen": """\
import os


def read():
    data = {}
    try:
        return data
    finally:
        data["key"] = os.environ["AWS_SECRET_ACCESS_KEY"]


print(read())  # expect: CRD201
""",
    "what is shown behind an exception": """\
import os


def show(flag):
    value = os.environ["AWS_SECRET_ACCESS_KEY"]
    try:
        if flag:
            raise KeyError("no")
        value = "***"
    finally:
        print(value)  # expect: CRD201
""",
    "nothing is shown behind an exception": """\
import os


def show(flag):
    value = os.environ["AWS_SECRET_ACCESS_KEY"]
    try:
        if flag:
            raise KeyError("no")
        value = "***"
    except KeyError:
        value = "none"
    finally:
        print(value)


def count(flag):
    value = "none"
    try:
        if flag:
            raise KeyError("no")
        value = len(os.environ["AWS_SECRET_ACCESS_KEY"])
    finally:
        print(value)
""",
    "a loop that is left": """\
import os

value = "none"
for name in ("a", "b"):
    try:
        value = os.environ["AWS_SECRET_ACCESS_KEY"]
        if input():
            break
        if input():
            continue
    finally:
        value = "***"
print(value)
""",
    "a loop that is left with the secret": """\
import os

value = "none"
while True:
    try:
        value = os.environ["AWS_SECRET_ACCESS_KEY"]
        break
    finally:
        print(len(value))
print(value)  # expect: CRD201
""",
    "what is shown in a further round": """\
import os

while input():
    value = "none"
    try:
        if input():
            value = os.environ["AWS_SECRET_ACCESS_KEY"]
            continue
    finally:
        print(value)  # expect: CRD201
        value = "***"
    print(value)
""",
    "a return that takes the place of a break": """\
import os


def read():
    value = os.environ["AWS_SECRET_ACCESS_KEY"]
    for _ in range(3):
        try:
            if input():
                break
            value = "***"
        finally:
            return value


print(read())  # expect: CRD201
""",
    "a return that takes the place of another": """\
import os


def read():
    for _ in range(3):
        try:
            return os.environ["AWS_SECRET_ACCESS_KEY"]
        finally:
            return "none"


print(read())
""",
    "one in another": """\
import os


def read():
    value = "none"
    try:
        try:
            value = os.environ["AWS_SECRET_ACCESS_KEY"]
            return len(value)
        finally:
            value = value[:4]
    finally:
        print(value)


read()
""",
}
