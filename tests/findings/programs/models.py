"""Models, records and dicts: their fields shown whole, by name, as a dict or as a text."""

PROGRAMS = {
    "dumped_model": """\
import os

from pydantic import BaseModel


class Keys(BaseModel):
    key: str
    region: str


keys = Keys(key=os.environ["AWS_ACCESS_KEY_ID"], region="eu-west-1")
print(keys.model_dump())  # expect: CRD201
print(keys.model_dump_json(indent=2))  # expect: CRD201
print(keys.dict()["region"], keys.model_dump(exclude={"key"}), keys.model_dump(include=["region"]))
""",
    "dumped_model_with_its_own_method": """\
import os

from pydantic import BaseModel


class Keys(BaseModel):
    key: str

    def model_dump(self):
        return {"key": self.key[:4]}


print(Keys(key=os.environ["AWS_ACCESS_KEY_ID"]).model_dump())
""",
    "masked_fields_of_a_model": """\
from typing import Annotated

from pydantic import BaseModel, SecretStr
from pydantic_settings import BaseSettings


class Keys(BaseModel):
    aws_access_key_id: SecretStr | None = None
    aws_secret_access_key: Annotated[SecretStr, "secret"]


class Settings(BaseSettings):
    aws_session_token: SecretStr


def show(token):
    print(Keys(aws_secret_access_key=token), Keys(aws_secret_access_key=token).model_dump())
    print(Settings())
""",
    "fields_spelled_like_a_credential": """\
from dataclasses import dataclass, field


@dataclass
class Loud:
    aws_secret_access_key: str


@dataclass
class Quiet:
    name: str
    aws_secret_access_key: str = field(repr=False)


def show(rows):
    for row in rows:
        print(Loud(row[0]))  # expect: CRD201
        print(Quiet(row[0], row[1]))
""",
    "keys_spelled_like_a_credential": """\
import json


def connect(key, secret):
    options = {"aws_access_key_id": key, "region_name": "eu-west-1"}
    print(options)  # expect: CRD201
    print(json.dumps(dict(aws_secret_access_key=secret)))  # expect: CRD201
    return options
""",
    "keys_spelled_like_a_credential_without_secret": """\
def connect(key, secret):
    options = {"aws_access_key_id": key, "region_name": "eu-west-1"}
    print(options["region_name"], list(options))
    print({**options, "aws_access_key_id": "***"}, {"aws_access_key_id": len(key), "aws_session_token": None})
    options.pop("aws_access_key_id")
    print(options, {"aws_secret_access_key": "set" if secret else "missing"})
""",
    "names_common_with_those_of_the_environment": """\
import os

print(os.environ.keys() & {"HOME", "AWS_SECRET_ACCESS_KEY"})
print(os.environ.keys() - {"HOME"})
print(os.environ.keys())  # expect: CRD203
""",
    "copies_of_named_tuples": """\
import copy
import os
from collections import namedtuple

Pair = namedtuple("Pair", "key region")
pair = copy.deepcopy(Pair([os.environ["AWS_SESSION_TOKEN"]], ["eu"]))
print(pair[1])
print(pair[0])  # expect: CRD201
""",
    "slices_of_named_tuples": """\
import os
from typing import NamedTuple

class Pair(NamedTuple):
    key: str
    region: str

pair = Pair(os.environ["AWS_SESSION_TOKEN"], "eu")
print(pair[1:])
print(pair[:1])  # expect: CRD201
""",
    "entered_by_a_stack": """\
import contextlib
import os

with contextlib.ExitStack() as stack:
    file = stack.enter_context(open("token.txt", "w"))
    file.write(str(len(os.environ["AWS_SESSION_TOKEN"])))
    file.write(os.environ["AWS_SESSION_TOKEN"])  # expect: CRD206
""",
    "group_of_exceptions": """\
import os

try:
    raise ValueError(os.environ["AWS_SESSION_TOKEN"])  # expect: CRD205
except* ValueError as group:
    print(group)
    for error in group.exceptions:
        print(error)  # expect: CRD201
""",
    "saved_by_its_own_methods": """\
import dataclasses
import json
import os


@dataclasses.dataclass
class State:
    key: str
    region: str

    def text(self):
        return json.dumps(dataclasses.asdict(self))

    def public(self):
        return {"region": self.region}

    def save(self, path):
        with open(path, "w") as file:
            file.write(self.text())  # expect: CRD206

    def save_public(self, path):
        with open(path, "w") as file:
            json.dump(self.public(), file)


state = State(os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_REGION"])
state.save("a.json")
state.save_public("b.json")
""",
}
