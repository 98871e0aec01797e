"""What a framework gives the parameters of views: FastAPI's dependencies."""

PROGRAMS = {
    "dependencies": """\
import os

from fastapi import Depends, FastAPI

app = FastAPI()


def token():
    return os.environ["API_TOKEN"]


@app.get("/a")
def a(value: str = Depends(token)):
    return {"value": value}  # expect: CRD204


@app.get("/b")
def b(value: str = Depends(token)):
    return {"value": len(value)}
""",
    "annotated": """\
import os
from typing import Annotated

from fastapi import APIRouter, Depends

router = APIRouter()


async def secret() -> str:
    return os.environ["AWS_SECRET_ACCESS_KEY"]


Secret = Annotated[str, Depends(secret)]


@router.get("/a")
async def a(value: Annotated[str, Depends(secret)]):
    return {"value": value}  # expect: CRD204


@router.get("/b")
async def b(value: Secret):
    return {"value": value}  # expect: CRD204


@router.get("/c")
async def c(value: Secret, other: int = 3):
    return {"value": other, "first": value[:4]}
""",
    "security": """\
import os

from fastapi import FastAPI, Security

app = FastAPI()


def secret():
    return os.environ["AWS_SECRET_ACCESS_KEY"]


@app.get("/a")
def a(value: str = Security(secret, scopes=["x"])):
    return value  # expect: CRD204
""",
    "dependencies_of_dependencies": """\
import os

from fastapi import Depends, FastAPI

app = FastAPI()


def secret():
    return os.environ["AWS_SECRET_ACCESS_KEY"]


def settings(key: str = Depends(secret), region: str = "eu-west-1"):
    return {"key": key, "region": region}


@app.get("/a")
def a(conf: dict = Depends(settings)):
    return conf  # expect: CRD204


@app.get("/b")
def b(conf: dict = Depends(settings)):
    return conf["region"]
""",
    "dependencies_that_yield": """\
import os

from fastapi import Depends, FastAPI

app = FastAPI()


def session():
    held = {"key": os.environ["AWS_SECRET_ACCESS_KEY"], "ok": True}
    try:
        yield held
    finally:
        held.clear()


async def other():
    yield os.environ["AWS_SECRET_ACCESS_KEY"]


@app.get("/a")
def a(value=Depends(session)):
    return value["key"]  # expect: CRD204


@app.get("/b")
def b(value=Depends(session)):
    return value["ok"]


@app.get("/c")
async def c(value=Depends(other)):
    return {"v": value}  # expect: CRD204
""",
    "classes_as_dependencies": """\
import os

from fastapi import Depends, FastAPI

app = FastAPI()


class Settings:
    def __init__(self, region: str = "x"):
        self.key = os.environ["AWS_SECRET_ACCESS_KEY"]
        self.region = region


@app.get("/a")
def a(conf: Settings = Depends()):
    return conf.key  # expect: CRD204


@app.get("/b")
def b(conf: Settings = Depends(Settings)):
    return conf.key  # expect: CRD204


@app.get("/c")
def c(conf: Settings = Depends(Settings)):
    return conf.region
""",
    "objects_as_dependencies": """\
import os

import boto3
from fastapi import Depends, FastAPI

app = FastAPI()


class Vault:
    def __init__(self, name):
        self.name = name

    def __call__(self):
        return os.environ[self.name]

    def key(self):
        return os.environ["AWS_ACCESS_KEY_ID"]


vault = Vault("AWS_SECRET_ACCESS_KEY")


@app.get("/a")
def a(value=Depends(vault)):
    return value  # expect: CRD204


@app.get("/b")
def b(value=Depends(vault.key)):
    return value  # expect: CRD204


def client(key=Depends(vault.key), secret=Depends(vault)):
    return boto3.client("s3", aws_access_key_id=key, aws_secret_access_key=secret)  # expect: CRD102


@app.get("/c")
def c(s3=Depends(client)):
    return s3.list_buckets()
""",
    "dependencies_without_secret": """\
import os

from fastapi import Depends, FastAPI

app = FastAPI()


def secret():
    return os.environ["AWS_SECRET_ACCESS_KEY"][:4] + "****"


def user(name: str):
    return name


@app.get("/a")
def a(value: str = Depends(secret), who: str = Depends(user)):
    return {"v": value, "who": who}
""",
    "fields_of_dependencies": """\
import boto3
from fastapi import Depends, FastAPI

app = FastAPI()


def credentials():
    return boto3.client("sts").assume_role(RoleArn="a", RoleSessionName="b")["Credentials"]


@app.post("/a")
def a(creds: dict = Depends(credentials)):
    return {"expires": creds["Expiration"]}


@app.post("/b")
def b(creds: dict = Depends(credentials)):
    return creds  # expect: CRD204


@app.post("/c")
def c(creds: dict = Depends(credentials)):
    print(creds["SecretAccessKey"])  # expect: CRD201
    return 1
""",
    "lambdas_as_dependencies": """\
import os

from fastapi import Depends, FastAPI

app = FastAPI()


@app.get("/a")
def a(value=Depends(lambda: os.environ["AWS_SECRET_ACCESS_KEY"])):
    return value  # expect: CRD204


def get():
    return os.environ["AWS_SECRET_ACCESS_KEY"]


@app.get("/b")
def b(value=Depends(dependency=get, use_cache=False)):
    return value  # expect: CRD204


@app.get("/c", dependencies=[Depends(get)])
def c():
    return 1
""",
    "dependencies_under_a_name": """\
import os

import fastapi

app = fastapi.FastAPI()


def get():
    return os.environ["AWS_SECRET_ACCESS_KEY"]


current = fastapi.Depends(get)


@app.get("/b")
def b(value: str = current):
    return value  # expect: CRD204


@app.get("/b")
def c(value: str = current):
    return value == "x"
""",
    "shown_in_dependency": """\
import os

from fastapi import Depends, FastAPI, Request

app = FastAPI()


def show(request: Request, key: str):
    print(key, os.environ["AWS_SECRET_ACCESS_KEY"])  # expect: CRD201
    return request


@app.get("/b")
def b(value: str = Depends(show)):
    return {"v": value}
""",
    "parameters_of_dependencies": """\
import boto3
from fastapi import Depends, FastAPI, Header

app = FastAPI()


def session(key: str = Header(), secret: str = Header()):
    return boto3.Session(aws_access_key_id=key, aws_secret_access_key=secret)  # expect: CRD103


@app.get("/b")
def b(value: boto3.Session = Depends(session)):
    return value.region_name
""",
    "dependencies_that_are_cached": """\
import os
from functools import lru_cache
from typing import Optional

from fastapi import APIRouter
from fastapi import Depends as D

router = APIRouter()


@lru_cache
def token() -> str:
    return os.environ["AWS_SESSION_TOKEN"]


@router.get("/")
async def root(t: Optional[str] = D(token)):
    print(f"token {t}")  # expect: CRD201
    return {"ok": True}


@router.get("/x")
async def other(t: Optional[str] = D(token)):
    print(f"token {t is not None}")
    return {"ok": True}
""",
    "services": """\
import os

import boto3
from fastapi import Depends, FastAPI

app = FastAPI()


def key() -> str:
    return os.environ["AWS_ACCESS_KEY_ID"]


def secret() -> str:
    return os.environ["AWS_SECRET_ACCESS_KEY"]


class Service:
    def __init__(self, access: str = Depends(key), secret: str = Depends(secret)):
        self.s3 = boto3.client("s3", aws_access_key_id=access, aws_secret_access_key=secret)  # expect: CRD102
        self.access = access

    def names(self):
        return [b["Name"] for b in self.s3.list_buckets()["Buckets"]]


@app.get("/names")
def names(service: Service = Depends()):
    return service.names()


@app.get("/key")
def show(service: Service = Depends()):
    return service.access  # expect: CRD204
""",
    "views_in_a_factory": """\
import os

from fastapi import Depends, FastAPI


def create():
    app = FastAPI()
    secret = os.environ["AWS_SECRET_ACCESS_KEY"]

    def current():
        return secret

    @app.get("/")
    def root(value: str = Depends(current)):
        return value  # expect: CRD204

    @app.get("/n")
    def n(value: str = Depends(current)):
        return len(value)

    return app
""",
    "settings_as_dependencies": """\
from fastapi import Depends, FastAPI
from pydantic_settings import BaseSettings

app = FastAPI()


class Settings(BaseSettings):
    aws_secret_access_key: str = ""
    region: str = "eu-west-1"


def get_settings():
    return Settings()


@app.get("/info")
async def info(settings: Settings = Depends(get_settings)):
    return {"region": settings.region}


@app.get("/all")
async def everything(settings: Settings = Depends(get_settings)):
    return {"all": settings.aws_secret_access_key}  # expect: CRD204
""",
    "views_that_are_called": """\
import os

from fastapi import Depends, FastAPI

app = FastAPI()


def secret():
    return os.environ["AWS_SECRET_ACCESS_KEY"]


@app.get("/")
def root(value: str = Depends(secret)):
    return {"v": value == "x"}


root("a")


def other(v):
    return v


def check(value: str = Depends(secret)):
    print(other(value))  # expect: CRD201
""",
    "masks_in_dependencies": """\
import os

from fastapi import Depends, FastAPI, Header, HTTPException

app = FastAPI()


def verify(x_token: str = Header()):
    if x_token != os.environ["API_TOKEN"]:
        raise HTTPException(status_code=403)


def mask(value):
    return value[:3] + "***"


def masked():
    return mask(os.environ["AWS_SECRET_ACCESS_KEY"])


async def keep(value: str = Depends(masked)):
    yield {"value": value}


@app.get("/", dependencies=[Depends(verify)])
async def root(value=Depends(keep), _=Depends(verify)):
    return value
""",
    "objects_that_yield": """\
import os
from contextlib import contextmanager
from typing import Annotated

from fastapi import Depends, FastAPI, WebSocket

app = FastAPI()


class Pool:
    def __init__(self):
        self.key = os.environ["AWS_SECRET_ACCESS_KEY"]

    async def __call__(self):
        yield self.key


pool = Pool()
Key = Annotated[str, Depends(pool)]


@app.get("/")
async def root(key: Key):
    return {"key": key}  # expect: CRD204


@app.get("/w")
async def w(key: Key):
    return {"key": hash(key)}
""",
    "environment_as_dependency": """\
import os
from fastapi import Depends, FastAPI
app = FastAPI()

def env():
    return dict(os.environ)

@app.get("/")
def root(e=Depends(env)):
    return e  # expect: CRD203

@app.get("/n")
def n(e=Depends(env)):
    return sorted(e)
""",
    "dependencies_from_elsewhere": """\
from app.deps import get_key
from fastapi import Depends, FastAPI
import boto3
app = FastAPI()

@app.get("/")
def root(key: str = Depends(get_key), secret: str = Depends(get_key)):
    boto3.client("s3", aws_access_key_id=key, aws_secret_access_key=secret)  # expect: CRD103
    return 1

@app.get("/")
def root2(aws_secret_access_key: str = Depends(get_key)):
    return aws_secret_access_key  # expect: CRD204

@app.get("/x")
def root3(aws_secret_access_key: str = Depends(get_key)):
    return aws_secret_access_key[:4]
""",
    "another_depends": """\
import os

class Depends:
    def __init__(self, f):
        pass

def secret():
    return os.environ["AWS_SECRET_ACCESS_KEY"]

from fastapi import FastAPI
app = FastAPI()

@app.get("/")
def root(v=Depends(secret)):
    return str(v)
""",
}
