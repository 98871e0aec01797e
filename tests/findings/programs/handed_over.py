"""What a framework hands to functions: the application, the request, the response to fill."""

PROGRAMS = {
    "state_of_the_application": """\
import os

from fastapi import FastAPI, Request

app = FastAPI()


@app.on_event("startup")
def start():
    app.state.key = os.environ["AWS_SECRET_ACCESS_KEY"]
    app.state.region = "eu-west-1"


@app.get("/a")
def a(request: Request):
    return {"key": request.app.state.key}  # expect: CRD204


@app.get("/b")
def b(request: Request):
    return {"key": request.app.state.region}


@app.get("/c")
def c():
    return {"key": app.state.key}  # expect: CRD204
""",
    "state_of_the_request": """\
import os

from fastapi import FastAPI, Request

app = FastAPI()


@app.middleware("http")
async def add(request: Request, call_next):
    request.state.key = os.environ["AWS_SECRET_ACCESS_KEY"]
    request.state.user = "someone"
    return await call_next(request)


@app.get("/a")
def a(request: Request):
    return {"key": request.state.key}  # expect: CRD204


@app.get("/b")
def b(request: Request):
    return {"key": request.state.user}
""",
    "state_set_at_the_start": """\
import os
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from fastapi import FastAPI, Request


@asynccontextmanager
async def lifespan(application: FastAPI):
    application.state.key = os.environ["AWS_SECRET_ACCESS_KEY"]
    yield


app = FastAPI(lifespan=lifespan)


@app.get("/a")
def a(r: Request):
    return {"key": r.app.state.key}  # expect: CRD204


@app.get("/b")
def b(r: Request):
    return {"key": bool(r.app.state.key)}
""",
    "items_of_the_application": """\
import os
from aiohttp import web

async def show(request: web.Request):
    print(request.app["key"])  # expect: CRD201
    return web.json_response({"region": request.app["region"]})

def create():
    app = web.Application()
    app["key"] = os.environ["AWS_SECRET_ACCESS_KEY"]
    app["region"] = "eu-west-1"
    app.router.add_get("/", show)
    return app
""",
    "another_application": """\
import os
from fastapi import FastAPI, Request

class State:
    pass

class App:
    def __init__(self):
        self.state = State()

app = App()
app.state.key = os.environ["AWS_SECRET_ACCESS_KEY"]
api = FastAPI()

@api.get("/")
def root(request: Request):
    return request.app.state.key
""",
    "containers_in_the_state": """\
import os
import fastapi

app = fastapi.FastAPI()
app.state.settings = {"key": os.environ["AWS_SECRET_ACCESS_KEY"], "name": "x"}

@app.get("/")
def root(request: "fastapi.Request"):
    return request.app.state.settings["key"]  # expect: CRD204

@app.get("/n")
def n(request: "fastapi.Request"):
    return request.app.state.settings["name"]

@app.get("/w")
def w(request: fastapi.WebSocket):
    return request.app.state.settings  # expect: CRD204
""",
    "state_read_by_dependencies": """\
import os
from fastapi import Depends, FastAPI, Request

app = FastAPI()

@app.on_event("startup")
async def startup():
    app.state.key = os.environ["AWS_SECRET_ACCESS_KEY"]

def key(request: Request):
    return request.app.state.key

def masked(request: Request):
    return request.app.state.key[-4:]

@app.get("/")
def root(k=Depends(key)):
    return {"key": k}  # expect: CRD204

@app.get("/m")
def m(k=Depends(masked)):
    return {"key": k}
""",
    "requests_without_secret": """\
from fastapi import FastAPI, Request
import boto3
app = FastAPI()

@app.post("/")
async def root(request: Request):
    body = await request.json()
    boto3.client("s3", aws_access_key_id=body["a"], aws_secret_access_key=body["b"])  # expect: CRD103
    request.state.name = body["name"]
    return request.state.name
""",
    "responses_as_parameters": """\
import os
from fastapi import FastAPI, Response, APIRouter
from typing import Annotated

SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]
app = FastAPI()

@app.get("/a")
def a(response: Response):
    response.headers["X-Key"] = SECRET
    return {"ok": True}  # expect: CRD204

@app.get("/b")
async def b(response: Response, q: str = ""):
    response.set_cookie("key", SECRET, httponly=True)
    return {"ok": True}  # expect: CRD204

@app.get("/c")
async def c(response: Response, q: str = ""):
    response.set_cookie("key", "yes" if SECRET else "no", httponly=True)
    response.headers["X-Len"] = str(len(SECRET))
    response.status_code = 201
    return {"ok": True}

@app.get("/d")
def d(resp: Response):
    resp.headers["X-Key"] = SECRET
    del resp.headers["X-Key"]
    return {"ok": True}

@app.get("/e")
def e(resp: Response):
    resp.set_cookie("key", SECRET)  # expect: CRD204

@app.get("/f")
def f(resp: Response):
    resp.headers.update({"X": SECRET})
    return resp  # expect: CRD204

@app.get("/g")
def g(resp: Response):
    if SECRET:
        resp.headers["X-Key"] = SECRET
        return 1  # expect: CRD204
    return 2

def helper(resp: Response):
    resp.headers["X-Key"] = SECRET

@app.get("/h")
def h(resp: Response):
    helper(resp)
    return 2  # expect: CRD204

@app.get("/i")
def i(resp: Response):
    print(resp.headers)
    return 2
""",
    "responses_of_other_libraries": """\
import os
import requests
from requests import Response
from flask import Flask
app = Flask(__name__)

def show(response: Response):
    response.headers["X"] = os.environ["AWS_SECRET_ACCESS_KEY"]
    return 1

@app.route("/x")
def view(response: Response):
    return response.status_code
""",
}
