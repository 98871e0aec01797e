"""What the validators of pydantic's models make of values."""

PROGRAMS = {
    "field_validator": """\
import os
from pydantic import BaseModel, field_validator

class Model(BaseModel):
    token: str
    name: str = "x"

    @field_validator("token")
    @classmethod
    def mask(cls, value):
        return value[:4] + "***"

m = Model(token=os.environ["AWS_SECRET_ACCESS_KEY"])
print(m.token)
print(m)
print(m.model_dump())
""",
    "validator_keeps": """\
import os
from pydantic import BaseModel, field_validator

class Model(BaseModel):
    token: str

    @field_validator("token", mode="before")
    @classmethod
    def strip(cls, value):
        return value.strip()

m = Model(token=os.environ["AWS_SECRET_ACCESS_KEY"])
print(m.token)  # expect: CRD201
print(m)  # expect: CRD201
""",
    "old_validator": """\
import os
from pydantic import BaseModel, validator

class Model(BaseModel):
    token: str
    other: str

    @validator("token", pre=True)
    def mask(cls, v):
        return "***" if v else v

m = Model(token=os.environ["AWS_SECRET_ACCESS_KEY"], other=os.environ["AWS_SESSION_TOKEN"])
print(m.token == "***")
print(m.other)  # expect: CRD201
""",
    "fills": """\
import os
from pydantic import BaseModel, field_validator

class Model(BaseModel):
    token: str = ""
    region: str = ""

    @field_validator("token")
    @classmethod
    def fill(cls, value):
        return value or os.environ["AWS_SECRET_ACCESS_KEY"]

m = Model(token="", region="eu")
print(m.region)
print(m.token)  # expect: CRD201
""",
    "model_after": """\
import os
from pydantic import BaseModel, model_validator

class Model(BaseModel):
    token: str
    shown: str = ""

    @model_validator(mode="after")
    def mask(self):
        self.shown = self.token[:4]
        self.token = "***"
        return self

m = Model(token=os.environ["AWS_SECRET_ACCESS_KEY"])
print(m.shown)
print(m.token)
""",
    "model_before": """\
import os
from pydantic import BaseModel, model_validator

class Model(BaseModel):
    token: str = ""
    shown: str = ""

    @model_validator(mode="before")
    @classmethod
    def fill(cls, data):
        data["token"] = os.environ["AWS_SECRET_ACCESS_KEY"]
        return data

m = Model(shown="x")
print(m.shown)
print(m.token)  # expect: CRD201
""",
    "many": """\
import os
from pydantic import BaseModel, field_validator

class Model(BaseModel):
    a: str
    b: str
    c: str

    @field_validator("a", "b")
    @classmethod
    def mask(cls, value):
        return "*" * len(value)

m = Model(
    a=os.environ["AWS_SECRET_ACCESS_KEY"], b=os.environ["AWS_SECRET_ACCESS_KEY"], c=os.environ["AWS_SECRET_ACCESS_KEY"]
)
print(m.a, m.b)
print(m.c)  # expect: CRD201
""",
    "star": """\
import os
from pydantic import BaseModel, validator

class Model(BaseModel):
    a: str
    b: str

    @validator("*")
    def mask(cls, value):
        return "*" * len(value)

print(Model(a=os.environ["AWS_SECRET_ACCESS_KEY"], b="x"))
""",
    "inherited": """\
import os
from pydantic import BaseModel, field_validator

class Base(BaseModel):
    a: str

    @field_validator("a")
    @classmethod
    def mask(cls, value):
        return hash(value)

class Model(Base):
    b: str

m = Model(a=os.environ["AWS_SECRET_ACCESS_KEY"], b=os.environ["AWS_SESSION_TOKEN"])
print(m.a)
print(m.b)  # expect: CRD201
""",
    "root_validator": """\
import os
from pydantic import BaseModel, root_validator

class Model(BaseModel):
    a: str = ""

    @root_validator(pre=True)
    def fill(cls, values):
        values["a"] = os.environ["AWS_SECRET_ACCESS_KEY"]
        return values

print(Model().a)  # expect: CRD201
print(len(Model().a))
""",
    "attrs_validator": """\
import os
from pydantic import BaseModel, field_validator

class Model(BaseModel):
    token: str

    @field_validator("token")
    @classmethod
    def check(cls, value):
        if not value:
            raise ValueError("empty")
        return value

m = Model(token=os.environ["AWS_SECRET_ACCESS_KEY"])
print(m.token)  # expect: CRD201
""",
    "validator_info": """\
import os
from pydantic import BaseModel, ValidationInfo, field_validator

class Model(BaseModel):
    a: str
    b: str

    @field_validator("b")
    @classmethod
    def copy(cls, value, info: ValidationInfo):
        return info.data["a"]

m = Model(a="x", b=os.environ["AWS_SECRET_ACCESS_KEY"])
print(m.a)
""",
}
