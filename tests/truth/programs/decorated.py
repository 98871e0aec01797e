"""Decorators, function and class based, and the registries which they fill."""

PROGRAMS = {
    "arguments_logged": """\
import functools
import os

def traced(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        print(f"{function.__name__}{args}")
        return function(*args, **kwargs)
    return wrapper

@traced
def connect(host, password):
    return len(password)

print(connect("localhost", os.environ["DB_PASSWORD"]))
""",
    "arguments_counted": """\
import functools
import os

def traced(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        print(f"{function.__name__}: {len(args)} arguments, {sorted(kwargs)}")
        return function(*args, **kwargs)
    return wrapper

@traced
def connect(host, *, password):
    return f"{host} with {len(password)} characters"

print(connect("localhost", password=os.environ["DB_PASSWORD"]))
""",
    "hidden_arguments": """\
import functools
import os

def traced(*hidden):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(**kwargs):
            shown = {name: "***" if name in hidden else value for name, value in kwargs.items()}
            print(function.__name__, shown)
            return function(**kwargs)
        return wrapper
    return decorate

@traced("password", "token")
def connect(host, password):
    return bool(password)

print(connect(host="localhost", password=os.environ["DB_PASSWORD"]))
""",
    "result_logged": """\
import functools
import logging
import os

def logged(level):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args):
            result = function(*args)
            logging.log(level, "%s gave %r", function.__name__, result)
            return result
        return wrapper
    return decorate

@logged(logging.DEBUG)
def read(name):
    return os.environ[name]

print(len(read("AWS_SECRET_ACCESS_KEY")))
""",
    "class_that_counts": """\
import functools
import os

class Counted:
    def __init__(self, function):
        functools.update_wrapper(self, function)
        self.function = function
        self.calls = 0

    def __call__(self, *args):
        self.calls += 1
        return self.function(*args)

@Counted
def secret(name):
    return os.environ[name]

print(len(secret("AWS_SECRET_ACCESS_KEY")))
print(secret.calls, secret.__name__)
""",
    "class_that_records": """\
import os

class Recorded:
    def __init__(self, function):
        self.function = function
        self.results = []

    def __call__(self, *args):
        result = self.function(*args)
        self.results.append(result)
        return result

@Recorded
def secret(name):
    return os.environ[name]

print(len(secret("AWS_SECRET_ACCESS_KEY")))
print(len(secret.results))
print(secret.results)
""",
    "registry_of_commands": """\
import os

COMMANDS = {}

def command(name):
    def register(function):
        COMMANDS[name] = function
        return function
    return register

@command("region")
def region():
    return os.environ["AWS_DEFAULT_REGION"]

@command("key")
def key():
    return os.environ["AWS_SECRET_ACCESS_KEY"]

print(sorted(COMMANDS), COMMANDS["region"]())
print(COMMANDS["key"]())
""",
    "registry_of_masks": """\
import os

MASKS = {}

def masks(*names):
    def register(function):
        MASKS.update(dict.fromkeys(names, function))
        return function
    return register

@masks("AWS_ACCESS_KEY_ID")
def head(text):
    return text[:4] + "..."

@masks("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
def stars(text):
    return "*" * len(text)

for name, mask in MASKS.items():
    print(name, mask(os.environ[name]))
""",
    "retry": """\
import functools
import os

def retry(times):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args):
            for attempt in range(times):
                try:
                    return function(*args)
                except ConnectionError as error:
                    print("attempt", attempt, error)
        return wrapper
    return decorate

@retry(2)
def login(password):
    raise ConnectionError(f"refused a password of {len(password)} characters")

print(login(os.environ["DB_PASSWORD"]))
""",
    "secret_injected": """\
import functools
import os

def with_secret(function):
    @functools.wraps(function)
    def wrapper(*args):
        return function(*args, secret=os.environ["AWS_SECRET_ACCESS_KEY"])
    return wrapper

@with_secret
def check(name, secret):
    print("checking", name, len(secret))

@with_secret
def dump(name, secret):
    print("dumping", name, secret)

check("app")
dump("app")
""",
    "class_decorator": """\
import os

def describable(cls):
    def describe(self):
        return f"{cls.__name__}({', '.join(sorted(vars(self)))})"
    cls.describe = describe
    return cls

@describable
class Login:
    def __init__(self, user, password):
        self.user = user
        self.password = password

login = Login("app", os.environ["DB_PASSWORD"])
print(login.describe())
print(login.user)
""",
    "registry_of_subclasses": """\
import os

class Provider:
    registry = {}

    def __init_subclass__(cls, name, **kwargs):
        super().__init_subclass__(**kwargs)
        Provider.registry[name] = cls

class Environment(Provider, name="env"):
    def fetch(self):
        return os.environ["AWS_SECRET_ACCESS_KEY"]

class Nothing(Provider, name="none"):
    def fetch(self):
        return ""

print(repr(Provider.registry["none"]().fetch()))
print(Provider.registry["env"]().fetch())
""",
    "registry_of_subclasses_counted": """\
import os

class Provider:
    registry = {}

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        Provider.registry[cls.__name__] = cls

    def size(self):
        return len(self.fetch())

class Environment(Provider):
    def fetch(self):
        return os.environ["AWS_SECRET_ACCESS_KEY"]

print({name: cls().size() for name, cls in Provider.registry.items()})
print([cls.__name__ for cls in Provider.__subclasses__()])
""",
}
