"""What views and handlers of web frameworks give back."""

PROGRAMS = {
    "pages_and_redirects": """\
import os

from flask import Flask, redirect, render_template

app = Flask(__name__)


@app.get("/region")
def region():
    return render_template("region.html", region=os.environ["AWS_REGION"], key=os.environ["AWS_ACCESS_KEY_ID"][:4])


@app.get("/key")
def key():
    return render_template("key.html", key=os.environ["AWS_ACCESS_KEY_ID"])  # expect: CRD204


@app.get("/login")
def login():
    return redirect("https://example.com/?token=" + os.environ["AWS_SESSION_TOKEN"])  # expect: CRD204
""",
    "pages_of_django": """\
import os

from django.http import HttpResponseRedirect
from django.shortcuts import render


def key(request):
    context = {"region": os.environ["AWS_REGION"], "key": os.environ["AWS_ACCESS_KEY_ID"]}
    if request.GET.get("short"):
        del context["key"]
        return render(request, "key.html", context)
    return render(request, "key.html", context)  # expect: CRD204


def login(request):
    return HttpResponseRedirect("/?token=" + os.environ["AWS_SESSION_TOKEN"])  # expect: CRD204
""",
    "pages_outside_of_views": """\
import os

from flask import render_template


def mail():
    return render_template("key.html", key=os.environ["AWS_ACCESS_KEY_ID"])
""",
    "pages_without_secret": """\
import os

from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render


def index(request):
    if not os.environ.get("AWS_ACCESS_KEY_ID"):
        return redirect("setup", region=os.environ["AWS_REGION"])
    return render(request, "index.html", {"names": sorted(os.environ)})
""",
    "handler_that_is_an_expression": """\
import os

handler = lambda event, context: {"token": os.environ["AWS_SESSION_TOKEN"]}  # expect: CRD204
""",
    "expressions_that_are_no_handlers_or_give_nothing": """\
import os

handler = lambda event, context: {"length": len(os.environ["AWS_SESSION_TOKEN"])}
loader = lambda event, other: {"token": os.environ["AWS_SESSION_TOKEN"]}
""",
    "answers_of_unknown_calls_that_are_given_a_part": """\
import logging

from unknown import wrap

log = logging.getLogger(__name__)


def same(value):
    return value


def part(config, key):
    return config["a"][key]


def of_a_constant():
    answer = wrap(same("x"))
    log.debug(answer["Credentials"]["AccessKeyId"])  # expect: CRD202


def of_a_part(config):
    answer = wrap(part(config, "x"))
    log.debug(answer["Credentials"]["AccessKeyId"])  # expect: CRD202
    log.debug(answer["Credentials"]["Expiration"])


def of_another_shape(config):
    answer = wrap(part(config, "x"))
    log.debug(answer["AssumedRoleUser"]["Arn"])
""",
}
