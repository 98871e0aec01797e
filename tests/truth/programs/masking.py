"""Ways of masking a secret which people write, and some which do not mask."""

PROGRAMS = {
    "first_four_and_stars": """\
import os

def mask(secret, keep=4, char="*"):
    return secret[:keep] + char * max(0, len(secret) - keep)

for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
    print(f"{name}: {mask(os.environ[name])}")
print(mask(os.environ["AWS_SESSION_TOKEN"], 0), mask(os.environ["AWS_SESSION_TOKEN"], keep=8, char="#"))
""",
    "kept_too_much": """\
import os

def mask(secret, keep=4):
    return secret[:keep] + "***"

print(mask(os.environ["AWS_SECRET_ACCESS_KEY"]))
print(mask(os.environ["AWS_SECRET_ACCESS_KEY"], keep=20))
""",
    "pattern_replaced": """\
import os
import re

PATTERN = re.compile(r"(password|token)=([^&\\s]+)")

line = f"host=localhost&password={os.environ['DB_PASSWORD']}&user=app"
print(PATTERN.sub(r"\\1=***", line))
print(PATTERN.sub(lambda match: match.group(1) + "=...", line))
print(re.sub(r"password=[^&]*", "password=", line))
""",
    "pattern_that_misses": """\
import os
import re

line = f"host=localhost password: {os.environ['DB_PASSWORD']}"
print(re.sub(r"password=\\S+", "password=***", line))
print(re.sub(r"[^\\x20-\\x7e]", "?", line))
print(re.sub(r"password: \\S+", "password: ***", line))
""",
    "all_but_the_last": """\
import os
import re

def mask(secret):
    return re.sub(r".(?=.{4})", "*", secret)

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print(mask(key))
print(re.sub(r"\\w", "x", key))
print(re.sub("[A-Za-z0-9+/=]{8,}", "<secret>", f"key {key} in use"))
""",
    "cleaned_but_shown": """\
import os
import re

def clean(text):
    return re.sub(r"[^A-Za-z0-9]", "", text)

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print(clean(key))
print(re.sub(r"^\\w{4}", "****", key))
print(re.sub(r"\\s+", " ", f"key\\t{key}"))
print(clean(key)[:6])
""",
    "digest": """\
import hashlib
import os

def fingerprint(secret):
    return "sha256:" + hashlib.sha256(secret.encode()).hexdigest()[:12]

def same(one, other):
    return fingerprint(one) == fingerprint(other)

key, token = os.environ["AWS_SECRET_ACCESS_KEY"], os.environ["AWS_SESSION_TOKEN"]
print(fingerprint(key), fingerprint(token))
print(same(key, token))
""",
    "signature": """\
import base64
import hashlib
import hmac
import os

def sign(key, *parts):
    for part in parts:
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return key

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print(base64.b64encode(sign(b"AWS4" + key.encode(), "20240101", "eu-west-1")).decode())
print(sign(key.encode(), "a", "b").hex())
""",
    "encoded_is_no_mask": """\
import base64
import os

def obscure(secret):
    return base64.b64encode(secret.encode()).decode()

def obscure_more(secret):
    return secret[::-1].swapcase()

password = os.environ["DB_PASSWORD"]
print(obscure(password))
print(obscure_more(password))
print(obscure("nothing"))
""",
    "redacted_copy": """\
import os

SENSITIVE = ("password", "secret", "token")

def redact(mapping):
    result = {}
    for name, value in mapping.items():
        if isinstance(value, dict):
            result[name] = redact(value)
        elif any(word in name.lower() for word in SENSITIVE):
            result[name] = "[redacted]"
        else:
            result[name] = value
    return result

config = {"host": "localhost", "auth": {"db_password": os.environ["DB_PASSWORD"]}}
print(redact(config))
""",
    "redacted_copy_not_used": """\
import os

def redact(mapping):
    result = dict(mapping)
    result["password"] = "***"
    return result

config = {"host": "localhost", "password": os.environ["DB_PASSWORD"]}
redact(config)
print(config)
print(redact(config))
""",
    "popped_before_print": """\
import os

config = dict(host="localhost", password=os.environ["DB_PASSWORD"], token=os.environ["GITHUB_TOKEN"])
password = config.pop("password")
del config["token"]
print(config)
print("password", "given" if password else "missing")
print(list(config.items()))
""",
    "popped_one_of_two": """\
import os

config = dict(host="localhost", password=os.environ["DB_PASSWORD"], token=os.environ["GITHUB_TOKEN"])
config.pop("password", None)
print(config["host"])
print(config)
for name in ("password", "token"):
    config.pop(name, None)
print(config)
""",
    "flag_forgotten": """\
import os

def get_env(name, is_secret=False):
    value = os.environ[name]
    if is_secret:
        print(f"{name} = ***")
    else:
        print(f"{name} = {value}")
    return value

get_env("AWS_DEFAULT_REGION")
get_env("AWS_SECRET_ACCESS_KEY")
get_env("AWS_SESSION_TOKEN", is_secret=True)
""",
    "url_without_password": """\
import os
from urllib.parse import urlsplit

url = f"postgres://app:{os.environ['DB_PASSWORD']}@db.local:5432/app"
parts = urlsplit(url)
print(parts.hostname, parts.port, parts.path)
print(url.split("@")[1], url.rpartition("@")[2])
print(parts._replace(netloc=f"app:***@{parts.hostname}").geturl())
""",
    "url_with_password": """\
import os
from urllib.parse import urlsplit, urlunsplit

url = f"postgres://app:{os.environ['DB_PASSWORD']}@db.local:5432/app"
parts = urlsplit(url)
print(parts.username)
print(parts.netloc)
print(parts.password)
print(urlunsplit(parts))
""",
}
