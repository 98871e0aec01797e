"""Helpers that mask, judged by their bodies."""

PROGRAMS = {
    "stars": """\
import os

def mask(text):
    return "*" * len(text)

print(mask(os.environ["AWS_SECRET_ACCESS_KEY"]))
print([mask(value) for value in os.environ.values()])
print({name: mask(value) for name, value in os.environ.items()})
""",
    "head": """\
import os

def mask(text, shown=4):
    if not text:
        return "unset"
    return text[:shown] + "*" * (len(text) - shown)

print(mask(os.environ["AWS_SECRET_ACCESS_KEY"]))
print(mask(os.environ.get("AWS_SESSION_TOKEN"), shown=2))
print(mask(""))
""",
    "misnamed": """\
import os

def mask(text):
    return text.strip()

def identity(text):
    return "***"

print(mask(os.environ["AWS_SECRET_ACCESS_KEY"]))
print(identity(os.environ["AWS_SECRET_ACCESS_KEY"]))
""",
    "wrong_end": """\
import os

def mask(text):
    return "****" + text[4:]

def right(text):
    return "****" + text[-4:]

print(mask(os.environ["AWS_SECRET_ACCESS_KEY"]))
print(right(os.environ["AWS_SECRET_ACCESS_KEY"]))
""",
    "lambda": """\
import os

mask = lambda text: text[:2] + "***"
show = lambda text: f"<{text}>"
print(mask(os.environ["AWS_SECRET_ACCESS_KEY"]))
print(show(os.environ["AWS_SECRET_ACCESS_KEY"]))
""",
    "by_name": """\
import os

SECRET = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")

def shown(name, value):
    return "***" if name in SECRET else value

for name, value in os.environ.items():
    print(name, shown(name, value))
print({name: shown(name, value) for name, value in os.environ.items()})
""",
    "by_name_incomplete": """\
import os

SECRET = ("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")

def shown(name, value):
    return "***" if name in SECRET else value

for name, value in os.environ.items():
    print(name, shown(name, value))
for name, value in os.environ.items():
    print(name, len(shown(name, value)))
""",
    "by_word": """\
import os

WORDS = ("KEY", "SECRET", "TOKEN")

def redact(env):
    return {name: "***" if any(word in name for word in WORDS) else value for name, value in env.items()}

print(redact(os.environ))
print(redact(dict(os.environ)))
""",
    "by_word_incomplete": """\
import os

WORDS = ("PASSWORD", "SECRET", "TOKEN")

def redact(env):
    return {name: "***" if any(word in name for word in WORDS) else value for name, value in env.items()}

print(sorted(redact(os.environ)))
print(redact(os.environ))
""",
    "in_place": """\
import os

def redact(config):
    for name in list(config):
        if "key" in name:
            config[name] = "***"
    return config

config = {"region": "eu-west-1", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}
print(redact(config))
print(config)
""",
    "copy_masked": """\
import os

def redact(config):
    hidden = dict(config)
    hidden["key"] = "***"
    return hidden

config = {"region": "eu-west-1", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}
print(redact(config))
print(redact(config)["key"])
print(config["region"])
""",
    "copy_masked_original_shown": """\
import os

def redact(config):
    hidden = dict(config)
    hidden["key"] = "***"
    return hidden

config = {"region": "eu-west-1", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}
redact(config)
print(config)
""",
    "regular_expression": """\
import os
import re

def mask(text):
    return re.sub(r".", "*", text)

print(mask(os.environ["AWS_SECRET_ACCESS_KEY"]))
print(re.sub(r"\\w", "x", os.environ["AWS_SESSION_TOKEN"]))
print(len(re.findall(r"\\d", os.environ["AWS_SESSION_TOKEN"])))
""",
    "class_with_masked_text": """\
import os

class Secret:
    def __init__(self, value):
        self._value = value

    def __repr__(self):
        return f"Secret({self._value[:2]}...)"

secret = Secret(os.environ["AWS_SECRET_ACCESS_KEY"])
print(secret)
print(f"{secret!r} {secret}")
print([secret], {"key": secret})
""",
    "class_unmasked": """\
import os

class Secret:
    def __init__(self, value):
        self._value = value

    def __repr__(self):
        return "Secret(***)"

    def reveal(self):
        return self._value

secret = Secret(os.environ["AWS_SECRET_ACCESS_KEY"])
print(secret)
print(secret.reveal())
print(secret._value)
""",
    "recursive": """\
import os

def redact(value):
    if isinstance(value, dict):
        return {name: "***" if name == "key" else redact(item) for name, item in value.items()}
    return value

print(redact({"region": "eu-west-1", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}))
print(redact("eu-west-1"))
""",
    "constant_on_presence": """\
import os

def state(name):
    return "set" if os.environ.get(name) else "missing"

for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
    print(name, state(name))
print({name: state(name) for name in os.environ})
""",
    "partial_mask": """\
import os
from functools import partial

def mask(shown, text):
    return text[:shown] + "..."

short, long = partial(mask, 3), partial(mask, 30)
print(short(os.environ["AWS_SECRET_ACCESS_KEY"]))
print(long(os.environ["AWS_SECRET_ACCESS_KEY"]))
""",
    "pipeline_of_masks": """\
import os

MASKS = {"key": lambda text: "***", "region": lambda text: text}
config = {"key": os.environ["AWS_SECRET_ACCESS_KEY"], "region": "eu-west-1"}
print(MASKS["key"](config["key"]))
print(MASKS["region"](config["region"]))
print(MASKS["region"](config["key"]))
""",
    "nested_helpers": """\
import os

def stars(count):
    return "*" * count

def mask(text):
    return text[:2] + stars(len(text) - 2)

def line(name):
    return f"{name}={mask(os.environ[name])}"

for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
    print(line(name))
""",
    "class_method": """\
import os

class Masker:
    SHOWN = 4

    def mask(self, text):
        return text[: self.SHOWN] + "..."

masker = Masker()
print(masker.mask(os.environ["AWS_SECRET_ACCESS_KEY"]))
print([masker.mask(value) for value in os.environ.values()])
""",
    "either_way": """\
import os

def mask(text):
    if len(text) <= 8:
        return "*" * len(text)
    return f"{text[:4]}...{text[-4:]}"

print(mask(os.environ["AWS_SECRET_ACCESS_KEY"]))
print({name: mask(value) for name, value in os.environ.items()})
""",
    "hash_prefix": """\
import hashlib
import os

def mark(text):
    return hashlib.sha256(text.encode()).hexdigest()[:8]

print(mark(os.environ["AWS_SECRET_ACCESS_KEY"]))
print({name: mark(value) for name, value in sorted(os.environ.items())})
""",
}
