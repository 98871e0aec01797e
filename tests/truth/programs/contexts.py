"""Context managers, exit stacks, and what is put back."""

PROGRAMS = {
    "stack_of_callbacks": """\
import os
from contextlib import ExitStack

def forget(name):
    print("forgetting", name)

with ExitStack() as stack:
    key = os.environ["AWS_SECRET_ACCESS_KEY"]
    stack.callback(forget, "key")
    stack.callback(print, "size", len(key))
    print("working")
print("done")
""",
    "stack_of_callbacks_shown": """\
import os
from contextlib import ExitStack

def forget(name, value):
    print("forgetting", name, value)

with ExitStack() as stack:
    key = os.environ["AWS_SECRET_ACCESS_KEY"]
    stack.callback(forget, "key", key)
    print("working")
print("done")
""",
    "variable_for_a_while": """\
import os
from contextlib import contextmanager

@contextmanager
def variable(name, value):
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield before is not None
    finally:
        del os.environ[name]

with variable("STAGE", "dev") as known:
    print(known, os.environ["STAGE"])
print("STAGE" in os.environ, len(os.environ["AWS_SESSION_TOKEN"]))
""",
    "secret_for_a_while": """\
import os
from contextlib import contextmanager

@contextmanager
def secret(name):
    holder = {"value": os.environ[name]}
    try:
        yield holder
    finally:
        holder["value"] = None

with secret("AWS_SECRET_ACCESS_KEY") as holder:
    print(len(holder["value"]))
    print(holder)
print(holder)
""",
    "class_that_wipes": """\
import os

class Secret:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        self.value = os.environ[self.name]
        return self

    def __exit__(self, *details):
        self.value = ""

with Secret("AWS_SECRET_ACCESS_KEY") as secret:
    print(secret.name, len(secret.value))
print(secret.name, repr(secret.value), vars(secret))
""",
    "class_that_gives_its_value": """\
import os

class Secret:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        return os.environ[self.name]

    def __exit__(self, *details):
        return False

with Secret("AWS_DEFAULT_REGION") as region, Secret("AWS_SECRET_ACCESS_KEY") as key:
    print(region, len(key))
    print(region, key)
""",
    "captured_output": """\
import io
import os
from contextlib import redirect_stdout

buffer = io.StringIO()
with redirect_stdout(buffer):
    print("region", os.environ["AWS_DEFAULT_REGION"])
text = buffer.getvalue()
print(text.strip(), len(text))
token = os.environ["AWS_SESSION_TOKEN"]
print("token" in text, token in text)
""",
    "suppressed_error": """\
import os
from contextlib import suppress

key = os.environ["AWS_SECRET_ACCESS_KEY"]
with suppress(ValueError):
    number = int(key)
    print("a number", number)
with suppress(KeyError, TypeError):
    print(os.environ["NOT_SET_ANYWHERE"])
print("key", key[:4])
""",
    "suppressed_and_shown": """\
import os
from contextlib import suppress

class Stop(Exception):
    pass

key = os.environ["AWS_SECRET_ACCESS_KEY"]
with suppress(Stop):
    if len(key) > 8:
        raise Stop("too long")
    print("short")
print("key", key)
""",
    "nothing_to_enter": """\
import os
from contextlib import closing, nullcontext

class Connection:
    def __init__(self, password):
        self.password = password

    def close(self):
        print("closed after", len(self.password), "characters")

with closing(Connection(os.environ["DB_PASSWORD"])) as connection, nullcontext("app") as user:
    print(user, "connected", connection.password is not None)
""",
    "nothing_to_enter_shown": """\
import os
from contextlib import closing, nullcontext

class Connection:
    def __init__(self, password):
        self.password = password

    def close(self):
        print("closed", self.password)

with closing(Connection(os.environ["DB_PASSWORD"])) as connection:
    print("connected")
with nullcontext(os.environ["DB_PASSWORD"]) as password:
    print(password)
""",
    "entered_by_the_stack": """\
import os
from contextlib import ExitStack, contextmanager

@contextmanager
def opened(name):
    yield {"name": name, "value": os.environ[name]}

with ExitStack() as stack:
    found = [stack.enter_context(opened(name)) for name in ("AWS_SESSION_TOKEN", "AWS_DEFAULT_REGION")]
    print([item["name"] for item in found])
    print({item["name"]: len(item["value"]) for item in found})
    print(found)
""",
    "swallowed_by_exit": """\
import os

class Ignore:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self.kind = kind
        return True

with Ignore() as ignore:
    size = len(os.environ["AWS_SECRET_ACCESS_KEY"])
    raise LookupError(f"{size} characters")
print(ignore.kind.__name__)
print(size)
""",
}
