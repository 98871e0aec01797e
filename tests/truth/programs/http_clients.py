"""Clients of web services: headers, prepared requests, cookies, messages."""

PROGRAMS = {
    "headers_of_a_client": """\
import os

class Client:
    def __init__(self, base, token):
        self.base = base
        self.headers = {"Accept": "application/json", "Authorization": f"Bearer {token}"}

    def describe(self):
        return f"{self.base} accepting {self.headers['Accept']}"

    def debug(self):
        print(self.base, list(self.headers))
        print(self.headers)

client = Client("https://api.example.org", os.environ["GITHUB_TOKEN"])
print(client.describe())
client.debug()
""",
    "headers_redacted": """\
import os

REDACTED = frozenset({"authorization", "cookie"})

def safe(headers):
    return {name: "<redacted>" if name.lower() in REDACTED else value for name, value in headers.items()}

headers = {"Accept": "*/*", "Authorization": "token " + os.environ["GITHUB_TOKEN"]}
print(safe(headers))
for name, value in safe(headers).items():
    print(f"> {name}: {value}")
""",
    "headers_redacted_by_other_names": """\
import os

REDACTED = frozenset({"Cookie", "X-Api-Key"})

def safe(headers):
    return {name: value for name, value in headers.items() if name not in REDACTED}

headers = {"Accept": "*/*", "X-Api-Key": os.environ["STRIPE_API_KEY"]}
print(safe(headers))
headers["Authorization"] = "token " + os.environ["GITHUB_TOKEN"]
print(safe(headers))
""",
    "prepared_request_described": """\
import os

import requests

token = os.environ["GITHUB_TOKEN"]
session = requests.Session()
session.headers.update({"Authorization": f"token {token}"})
request = session.prepare_request(requests.Request("GET", "https://api.example.org/items", params={"page": 2}))
print(request.method, request.url)
print("Authorization" in request.headers, len(session.headers))
print(request)
""",
    "session_headers": """\
import os

import requests

session = requests.Session()
session.headers["X-Key"] = os.environ["STRIPE_API_KEY"]
print(session.headers["Accept"])
print(session.headers["X-Key"])
del session.headers["X-Key"]
print(session.headers.get("X-Key"))
""",
    "basic_authorization": """\
import base64
import os

def basic(user, password):
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode("ascii")

header = basic("app", os.environ["DB_PASSWORD"])
print(len(header), header.startswith("Basic "))
print({"Authorization": header})
print(basic("app", "***"))
""",
    "urllib_request": """\
import os
from urllib.request import Request

request = Request("https://api.example.org/items", headers={"Accept": "*/*"})
print(request.get_method(), request.full_url, request.header_items())
request.add_header("Authorization", "token " + os.environ["GITHUB_TOKEN"])
print(request.has_header("Authorization"), request.host)
print(request.header_items())
print(request.headers)
""",
    "cookies": """\
import os
from http.cookies import SimpleCookie

cookie = SimpleCookie()
cookie["theme"] = "dark"
print(cookie.output())
cookie["session"] = os.environ["GITHUB_TOKEN"]
print(cookie["theme"].value)
print(cookie["session"].value)
print(cookie.output())
""",
    "message_to_people": """\
import os
from email.message import EmailMessage

message = EmailMessage()
message["Subject"] = "Deployed"
message["To"] = "team@example.org"
message.set_content(f"A key of {len(os.environ['AWS_SECRET_ACCESS_KEY'])} characters is in use.\\n")
print(message["Subject"], message["To"])
print(message.get_content())
print(message.as_string())
""",
    "signed_address": """\
import hashlib
import hmac
import os
from urllib.parse import quote, urlencode

def signed(path, key):
    signature = hmac.new(key.encode(), path.encode(), hashlib.sha256).hexdigest()
    return f"https://api.example.org{quote(path)}?{urlencode({'signature': signature})}"

print(signed("/items/a b", os.environ["AWS_SECRET_ACCESS_KEY"]))
print(hmac.compare_digest(os.environ["AWS_SECRET_ACCESS_KEY"], "x"))
""",
    "address_with_key": """\
import os
from urllib.parse import quote_plus, urljoin

BASE = "https://api.example.org/v1/"

def address(path, **params):
    query = "&".join(f"{name}={quote_plus(str(value))}" for name, value in params.items())
    return urljoin(BASE, path) + ("?" + query if query else "")

print(address("items", page=2))
print(address("items", api_key=os.environ["STRIPE_API_KEY"]))
print(address("items"))
""",
    "attempts_logged": """\
import logging
import os

log = logging.getLogger("http")

class Client:
    def __init__(self, token):
        self._token = token

    def get(self, path):
        headers = {"Authorization": self._token}
        log.debug("GET %s with %d headers", path, len(headers))
        response = {"status": 200, "path": path, "request": {"headers": list(headers)}}
        log.info("%(status)s %(path)s", response)
        return response

print(Client(os.environ["GITHUB_TOKEN"]).get("/items"))
""",
    "response_with_request": """\
import logging
import os

log = logging.getLogger("http")

class Client:
    def __init__(self, token):
        self._token = token

    def get(self, path):
        response = {"status": 200, "request": {"headers": {"Authorization": self._token}}}
        log.info("status %s", response["status"])
        log.debug("response %s", response)
        return response["status"]

print(Client(os.environ["GITHUB_TOKEN"]).get("/items"))
""",
}
