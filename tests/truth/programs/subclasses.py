"""Subclasses of dict, list, str and their like which hold secrets."""

PROGRAMS = {
    "dict_subclass": """\
import os

class Config(dict):
    pass

config = Config(region="eu-west-1", password=os.environ["DB_PASSWORD"])
print(config["region"])
print(config["password"])
print(config)
print(sorted(config))
""",
    "dict_subclass_that_hides": """\
import os

class Config(dict):
    def __repr__(self):
        return f"<Config of {len(self)} keys>"

    __str__ = __repr__

config = Config(region="eu-west-1")
config["password"] = os.environ["DB_PASSWORD"]
print(config)
print(f"{config} {config!r}")
print(config["region"])
""",
    "attributes_of_a_dict": """\
import os

class AttrDict(dict):
    def __getattr__(self, name):
        return self[name]

    def __setattr__(self, name, value):
        self[name] = value

settings = AttrDict()
settings.region = "eu-west-1"
settings.token = os.environ["AWS_SESSION_TOKEN"]
print(settings.region)
print(settings.token)
print(settings)
""",
    "filled_in_a_method": """\
import os

class Environment(dict):
    NAMES = ("AWS_DEFAULT_REGION", "AWS_SECRET_ACCESS_KEY")

    def load(self):
        for name in self.NAMES:
            self[name] = os.environ[name]
        return self

    def state(self):
        return {name: bool(value) for name, value in self.items()}

loaded = Environment().load()
print(loaded.state())
print(loaded)
""",
    "state_of_a_dict_subclass": """\
import os

class Environment(dict):
    def __init__(self, *names):
        super().__init__((name, os.environ[name]) for name in names)

    def masked(self):
        return {name: value[:2] + "***" for name, value in self.items()}

loaded = Environment("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
print(loaded.masked())
print(list(loaded), len(loaded))
""",
    "list_subclass": """\
import os

class Command(list):
    def option(self, name, value):
        self.extend([f"--{name}", value])
        return self

command = Command(["psql"]).option("host", "localhost")
print(command)
command.option("password", os.environ["DB_PASSWORD"])
print(command[0])
print(" ".join(command))
""",
    "list_subclass_that_prints_names": """\
import os

class Command(list):
    def option(self, name, value):
        self.append((name, value))

    def __str__(self):
        return " ".join(f"--{name}=..." for name, _ in self)

command = Command()
command.option("host", "localhost")
command.option("password", os.environ["DB_PASSWORD"])
print(command)
print(f"running {command}")
print(len(command), command[0])
""",
    "text_subclass": """\
import os

class Secret(str):
    def __str__(self):
        return "***"

    def __repr__(self):
        return "Secret(***)"

secret = Secret(os.environ["AWS_SECRET_ACCESS_KEY"])
print(secret)
print([secret], str(secret), f"{secret!r}")
print(f"{secret!s:>10}")
""",
    "text_subclass_revealed": """\
import os

class Secret(str):
    def __repr__(self):
        return "Secret(***)"

    def reveal(self):
        return "".join(self)

secret = Secret(os.environ["AWS_SECRET_ACCESS_KEY"])
print([secret])
print(secret.reveal())
print("key " + secret)
print({"key": secret})
""",
    "user_dict": """\
import os
from collections import UserDict

class Headers(UserDict):
    def __setitem__(self, name, value):
        super().__setitem__(name.title(), value)

headers = Headers({"accept": "*/*"})
headers["x-amz-security-token"] = os.environ["AWS_SESSION_TOKEN"]
print(headers["Accept"])
print(headers)
print(headers.data)
print(list(headers))
""",
    "user_dict_that_redacts": """\
import os
from collections import UserDict

class Redacting(UserDict):
    SECRET = {"token", "password"}

    def __setitem__(self, name, value):
        if name in self.SECRET:
            value = "***"
        super().__setitem__(name, value)

settings = Redacting(host="localhost")
settings["token"] = os.environ["AWS_SESSION_TOKEN"]
print(settings)
print(settings["token"], settings.data)
""",
    "missing_keys": """\
import os

class Lazy(dict):
    def __missing__(self, name):
        value = os.environ[name]
        self[name] = value
        return value

lazy = Lazy(stage="dev")
print(lazy["stage"], lazy)
print(len(lazy["AWS_SECRET_ACCESS_KEY"]))
print(lazy["AWS_SECRET_ACCESS_KEY"])
print(lazy)
""",
    "missing_keys_of_a_template": """\
import os

class Safe(dict):
    def __missing__(self, name):
        return "{" + name + "}"

values = Safe(region=os.environ["AWS_DEFAULT_REGION"], key=os.environ["AWS_SECRET_ACCESS_KEY"])
print("{region} {stage}".format_map(values))
print("{stage}/{user}".format_map(values))
print(values["stage"], "key" in values)
""",
}
