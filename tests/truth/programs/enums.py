"""Enumerations of variables, of stages and of kinds of credentials."""

PROGRAMS = {
    "iterated": """\
import os
from enum import Enum

class Variable(Enum):
    REGION = "AWS_DEFAULT_REGION"
    SECRET = "AWS_SECRET_ACCESS_KEY"

for variable in Variable:
    print(variable.name, len(os.environ[variable.value]))
for variable in Variable:
    print(variable.name, os.environ[variable.value])
""",
    "one_member": """\
import os
from enum import Enum

class Variable(Enum):
    REGION = "AWS_DEFAULT_REGION"
    SECRET = "AWS_SECRET_ACCESS_KEY"

    def read(self):
        return os.environ[self.value]

print(Variable.REGION.read())
print(Variable["REGION"].read(), Variable("AWS_DEFAULT_REGION").read())
print(len(Variable.SECRET.read()))
print([variable.value for variable in Variable])
""",
    "looked_up": """\
import os
from enum import Enum

class Variable(Enum):
    REGION = "AWS_DEFAULT_REGION"
    SECRET = "AWS_SECRET_ACCESS_KEY"

    def read(self):
        return os.environ[self.value]

print(Variable.SECRET.read())
print(Variable["SECRET"].read())
print(Variable("AWS_SECRET_ACCESS_KEY").read())
""",
    "text_enum": """\
import os
from enum import Enum

class Name(str, Enum):
    REGION = "AWS_DEFAULT_REGION"
    TOKEN = "AWS_SESSION_TOKEN"

    @property
    def current(self):
        return os.environ.get(self, "")

print(Name.REGION.current)
print(Name.TOKEN.current)
print(Name.TOKEN, Name.TOKEN.value, Name.TOKEN.current[:3])
""",
    "members_with_values_of_the_environment": """\
import os
from enum import Enum

class Setting(Enum):
    REGION = os.environ["AWS_DEFAULT_REGION"]
    SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]

print(Setting.REGION)
print(Setting.SECRET.name, str(Setting.SECRET))
print(Setting.SECRET.value)
print(repr(Setting.SECRET))
""",
    "states_of_members": """\
import os
from enum import Enum, auto

class State(Enum):
    SET = auto()
    UNSET = auto()

    @classmethod
    def of(cls, name):
        return cls.SET if os.environ.get(name) else cls.UNSET

for name in ("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE"):
    print(name, State.of(name), State.of(name).value)
""",
    "flags": """\
import os
from enum import Flag, auto

class Show(Flag):
    NAMES = auto()
    SIZES = auto()
    BOTH = NAMES | SIZES

def rows(show):
    for name in ("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        cells = [name] if Show.NAMES in show else []
        if Show.SIZES in show:
            cells.append(str(len(os.environ[name])))
        yield ": ".join(cells)

print(list(rows(Show.NAMES)))
for row in rows(Show.BOTH):
    print(row)
""",
    "records_of_an_enum": """\
import os
from enum import Enum

class Target(Enum):
    DEV = ("dev", "AWS_SECRET_ACCESS_KEY")
    PROD = ("prod", "AWS_SESSION_TOKEN")

    def __init__(self, label, variable):
        self.label = label
        self.variable = variable

    def credential(self):
        return os.environ[self.variable]

print([target.label for target in Target])
print(Target.PROD.label, Target.PROD.credential())
print(Target.DEV.variable, len(Target.DEV.credential()))
""",
}
