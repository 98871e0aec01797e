"""Filters of tables whose conditions compare the members of enums."""

SOURCES = """\
import enum
import json
import os
from dataclasses import dataclass


class Source(enum.Enum):
    ENV = 1
    FILE = enum.auto()
    VARIABLE = ENV

    def is_file(self):
        return self is Source.FILE


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 2


class Word(str, enum.Enum):
    ENV = "env"
    FILE = "file"


TUPLES = {"STAGE": (Source.ENV, Source.FILE), "AWS_SECRET_ACCESS_KEY": (Source.ENV,)}
LISTS = {"STAGE": [Source.ENV, Source.FILE], "AWS_SECRET_ACCESS_KEY": [Source.ENV]}
SETS = {"STAGE": {Source.ENV, Source.FILE}, "AWS_SECRET_ACCESS_KEY": frozenset({Source.ENV})}
WORDS = {"STAGE": ["env", "file"], "AWS_SECRET_ACCESS_KEY": ["env"]}
ONE = {"STAGE": Source.FILE, "AWS_SECRET_ACCESS_KEY": Source.ENV}
LEVELS = {"STAGE": Level.LOW, "AWS_SECRET_ACCESS_KEY": Level.HIGH}
TEXTS = {"STAGE": Word.FILE, "AWS_SECRET_ACCESS_KEY": Word.ENV}


@dataclass
class Row:
    name: str
    source: Source


ROWS = [Row("STAGE", Source.FILE), Row("AWS_SECRET_ACCESS_KEY", Source.ENV)]
"""

PROGRAMS = {
    "one_of_several_that_leaves_the_secret_out": f"""\
{SOURCES}
print({{key: os.environ.get(key) for key, allowed in TUPLES.items() if Source.FILE in allowed}})
print({{key: os.environ.get(key) for key, allowed in LISTS.items() if Source.FILE in allowed}})
print({{key: os.environ.get(key) for key, allowed in SETS.items() if Source.FILE in allowed}})
print({{key: os.environ.get(key) for key, allowed in WORDS.items() if "file" in allowed}})
print([os.environ[key] for key, source in ONE.items() if source in (Source.FILE,)])
""",
    "one_of_several_that_keeps_the_secret": f"""\
{SOURCES}
print({{key: os.environ.get(key) for key, allowed in TUPLES.items() if Source.ENV in allowed}})  # expect: CRD201
print({{key: os.environ.get(key) for key, allowed in LISTS.items() if Source.VARIABLE in allowed}})  # expect: CRD201
print({{key: os.environ.get(key) for key, allowed in SETS.items() if Source.FILE not in allowed}})  # expect: CRD201
print({{key: os.environ.get(key) for key, allowed in WORDS.items() if "env" in allowed}})  # expect: CRD201
print([os.environ[key] for key, source in ONE.items() if source not in (Source.FILE,)])  # expect: CRD201
""",
    "another_member_than_that_of_the_secret": f"""\
{SOURCES}
print({{key: os.environ[key] for key, source in ONE.items() if source is Source.FILE}})
print({{key: os.environ[key] for key, source in ONE.items() if source == Source.FILE}})
print([os.environ[key] for key, level in LEVELS.items() if level < Level.HIGH and level == 1])
print([os.environ[key] for key, level in LEVELS.items() if level == Level.LOW])
print([os.environ[key] for key, word in TEXTS.items() if word == "file"])
print([os.environ[key] for key, word in TEXTS.items() if word is Word.FILE])
for row in ROWS:
    if row.source is not Source.FILE:
        continue
    print(os.environ[row.name])
for key, source in ONE.items():
    if source.is_file():
        print(os.environ[key])
    if source.name != "ENV":
        print(os.environ[key])
    match source:
        case Source.FILE:
            print(os.environ[key])
""",
    "the_member_of_the_secret": f"""\
{SOURCES}
print({{key: os.environ[key] for key, source in ONE.items() if source is Source.VARIABLE}})  # expect: CRD201
print([os.environ[key] for key, level in LEVELS.items() if level == 2])  # expect: CRD201
print([os.environ[key] for key, word in TEXTS.items() if word != Word.FILE])  # expect: CRD201
for row in ROWS:
    if row.source is Source.FILE:
        continue
    print(os.environ[row.name])  # expect: CRD201
for key, source in ONE.items():
    if not source.is_file():
        print(os.environ[key])  # expect: CRD201
    match source:
        case Source.FILE:
            pass
        case _:
            print(os.environ[key])  # expect: CRD201
""",
    "members_as_arguments": f"""\
{SOURCES}

def keys_of(source):
    return [key for key, allowed in LISTS.items() if source in allowed]


def save(path, keys):
    with open(path, "w") as file:
        json.dump({{key: os.environ.get(key) for key in keys}}, file)


save("config.json", keys_of(Source.FILE))
""",
    "members_as_arguments_that_keep_the_secret": f"""\
{SOURCES}

def keys_of(source):
    return [row.name for row in ROWS if row.source == source]


def save(path, keys):
    with open(path, "w") as file:
        json.dump({{key: os.environ.get(key) for key in keys}}, file)  # expect: CRD206


save("config.json", keys_of(Source.ENV))
""",
    "a_mode_that_somebody_will_change": """\
import enum
import os


class Mode(enum.Enum):
    QUIET = 1
    LOUD = 2


MODE = Mode.QUIET
if MODE is Mode.LOUD:
    print(os.environ["API_TOKEN"])  # expect: CRD201
""",
}
