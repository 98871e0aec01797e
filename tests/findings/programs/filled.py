"""Responses, requests and clients that are filled after they were made."""

PROGRAMS = {
    "responses": """\
import csv
import json
import os

from django.http import HttpResponse, JsonResponse
from django.views import View
from fastapi import FastAPI, Response
from flask import Flask, jsonify, make_response

app = Flask(__name__)
api = FastAPI()
SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]


def index(request):
    response = HttpResponse("ok")
    response["X-Key"] = SECRET
    return response  # expect: CRD204


def table(request):
    response = HttpResponse(content_type="text/csv")
    writer = csv.writer(response)
    writer.writerow(["a", SECRET])
    return response  # expect: CRD204


class Page(View):
    def get(self, request):
        response = JsonResponse({})
        response.content = json.dumps({"k": SECRET})
        return response  # expect: CRD204

    def post(self, request):
        response = HttpResponse()
        response.write("<p>")
        response.write(SECRET)
        return response  # expect: CRD204


@app.get("/headers")
def headers():
    response = jsonify(ok=True)
    response.headers.add("X-Key", SECRET)
    response.headers.update({"a": "b"})
    return response, 200  # expect: CRD204


def filled(response):
    response.set_cookie("k", SECRET)
    return response


@app.get("/helper")
def helper():
    return filled(make_response("x"))  # expect: CRD204


@app.get("/changed")
def changed():
    response = make_response("x")
    filled(response)
    return response  # expect: CRD204


@api.get("/async")
async def asynchronous():
    response = Response("x")
    response.headers.append("X", SECRET)
    return response  # expect: CRD204
""",
    "harmless_responses": """\
import os

from django.http import HttpResponse
from flask import Flask, jsonify, make_response

app = Flask(__name__)
SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]


@app.get("/replaced")
def replaced():
    response = jsonify(ok=True)
    response.headers["X-Key"] = SECRET
    del response.headers["X-Key"]
    response.headers["X-Length"] = str(len(SECRET))
    response.data = SECRET
    response.data = "gone"
    response.status_code = 201
    print(response.status_code, response.headers["Content-Type"])
    return response


@app.get("/cookie")
def cookie():
    response = make_response("x")
    response.set_cookie("known", "yes" if SECRET else "no")
    return response


def index(request):
    response = HttpResponse("ok")
    response["X-Region"] = os.environ["AWS_REGION"]
    response.write(SECRET[:4])
    return response


def unused():
    response = make_response("x")
    response.set_cookie("k", SECRET)
""",
    "requests": """\
import os
import urllib.request

import httpx
import requests
from requests.auth import HTTPBasicAuth

SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]


class Store:
    def __init__(self):
        self.session = requests.Session()
        self.session.headers.update({"Authorization": SECRET})

    def read(self):
        return self.session.get("https://example.net")  # expect: CRD206


with httpx.Client(base_url="https://example.net", headers={"X": SECRET}) as client:
    client.post("/a", json={})  # expect: CRD206
session = requests.Session()
session.auth = ("k", SECRET)
session.post("https://example.net")  # expect: CRD206
with requests.Session() as other:
    other.headers["X"] = SECRET
    other.request("GET", "https://example.net")  # expect: CRD206
requests.get("https://example.net", auth=HTTPBasicAuth("u", SECRET))  # expect: CRD206
requests.get("https://example.net", auth=("u", SECRET))  # expect: CRD206
request = urllib.request.Request("https://example.net")
request.add_header("X", SECRET)
urllib.request.urlopen(request)  # expect: CRD206
request = urllib.request.Request("https://example.net", headers={"X": SECRET})
print(request)
urllib.request.urlopen(request)  # expect: CRD206
prepared = requests.Request("GET", "https://example.net", headers={"X": SECRET}).prepare()
session = requests.Session()
session.send(prepared)  # expect: CRD206
""",
    "harmless_requests": """\
import os

import httpx
import requests

SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]
token = requests.Session()
token.headers["Authorization"] = os.environ["API_TOKEN"]
token.get("https://example.net")
cleared = requests.Session()
cleared.headers["X"] = SECRET
cleared.headers.clear()
cleared.get("https://example.net")
own = requests.Session()
own.headers["X"] = SECRET
own.get("https://sts.eu-west-1.amazonaws.com/")
print(own)
httpx.Client(base_url="https://sts.amazonaws.com", headers={"X": SECRET}).get("/")
requests.get("https://example.net", auth=("user", os.environ["API_TOKEN"]))
""",
}
