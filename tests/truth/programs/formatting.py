"""Texts made of a secret."""

PROGRAMS = {
    "percent": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print("region %s" % "eu-west-1")
print("key %s" % key)
print("%s and %s" % ("region", key))
print("%r" % key)
print("%(region)s" % {"region": "eu-west-1", "key": key})
print("%(key)s" % {"region": "eu-west-1", "key": key})
""",
    "percent_hidden": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print("%d characters" % len(key))
print("%.4s..." % key)
print("%(region)s" % {"region": "eu-west-1", "key": key})
print("key is %s" % ("set" if key else "unset"))
print("%s of %s" % ("***", len(key)))
""",
    "percent_precision": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print("%.4s" % key)
print("%-60s|" % key)
print("%.20s" % key)
print("%.*s" % (4, key))
print("%5.3s" % key)
""",
    "str_format": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print("{}".format(key))
print("{1}".format(key, "region"))
print("{0}".format(key, "region"))
print("{key!r:>50}".format(key=key))
print("{region}".format(region="eu-west-1", key=key))
""",
    "str_format_hidden": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print("{1}".format(key, "region"))
print("{region}".format(region="eu-west-1", key=key))
print("{:.4}...".format(key))
print("{} characters".format(len(key)))
print("{0[region]}".format({"region": "eu-west-1", "key": key}))
""",
    "str_format_fields": """\
import os
from types import SimpleNamespace

config = {"region": "eu-west-1", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}
print("{0[region]}".format(config))
print("{0[key]}".format(config))
print("{0.region}".format(SimpleNamespace(**config)))
print("{0.key}".format(SimpleNamespace(**config)))
print("{c}".format(c=config))
""",
    "format_map": """\
import os

config = {"region": "eu-west-1", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}
print("{region}".format_map(config))
print("{key}".format_map(config))
print("{region}/{key}".format(**config))
print("{region}".format(**config))
""",
    "f_string": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print(f"{key}")
print(f"{key!r}")
print(f"{key=}")
print(f"{key:>60}")
print(f"{len(key)}")
print(f"{'key'}")
""",
    "f_string_hidden": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print(f"{len(key)=}")
print(f"{key:.4}...")
print(f"{key[:4]!r}")
print(f"{bool(key)=}")
print(f"{key is not None and key != ''}")
print(f"{'*' * len(key)}")
""",
    "f_string_nested": """\
import os

key, width = os.environ["AWS_SECRET_ACCESS_KEY"], 60
print(f"{key:{width}}|")
print(f"{'name':{width}}|")
print(f"{f'{key}'}")
print(f"{ {'key': key} }")
print(f"{len(key):{width}}")
print(f"{key:.{4}}")
""",
    "f_string_lines": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print(
    f"region: eu-west-1\\n"
    f"key: {key}\\n"
)
print(
    "region",
    len(key),
)
""",
    "concatenated": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
text = "key: " + key
print(text)
text = "length: " + str(len(key))
print(text)
text += "; region: eu-west-1"
print(text)
text += "; key: " + key
print(text)
""",
    "joined": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print(", ".join(["a", "b"]))
print(", ".join(["a", key]))
print("-".join(key))
print(key.join("ab"))
print("".join(reversed(key)))
print("".join("*" for _ in key))
""",
    "joined_hidden": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print("".join("*" for _ in key))
print("".join("x" if char.isalpha() else "0" for char in key))
print("".join(["*"] * len(key)))
print(" ".join(str(len(part)) for part in key.split("a")))
""",
    "string_methods": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print(key.upper())
print(key.strip().lower())
print(key.center(60, "-"))
print(key.startswith("A"), key.isalnum(), key.find("x"), key.count("a"))
print(key.swapcase().title())
print(key.split())
print(key.zfill(60))
""",
    "string_questions": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print(key.startswith("AKIA"), key.endswith("="), key.isalnum())
print(key.find("/"), key.count("/"))
print(key == "", key != "x", key in ("a", "b"), "a" in key)
print(not key, key is None, bool(key))
""",
    "replaced": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
line = f"using {key} in eu-west-1"
print(line)
print(line.replace(key, "***"))
print(line.replace("eu-west-1", "***"))
print("using KEY".replace("KEY", key))
""",
    "replaced_hidden": """\
import os

key, token = os.environ["AWS_SECRET_ACCESS_KEY"], os.environ["AWS_SESSION_TOKEN"]
line = f"using {key} and {token}"
print(line.replace(key, "***").replace(token, "***"))
for secret in (key, token):
    line = line.replace(secret, "***")
print(line)
""",
    "replaced_one_of_two": """\
import os

key, token = os.environ["AWS_SECRET_ACCESS_KEY"], os.environ["AWS_SESSION_TOKEN"]
line = f"using {key} and {token}"
line = line.replace(key, "***")
print(line)
line = line.replace(token, "***")
print(line)
""",
    "template": """\
import os
from string import Template

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print(Template("$region").substitute(region="eu-west-1", key=key))
print(Template("$key").substitute(region="eu-west-1", key=key))
print(Template("$key").safe_substitute({"key": key}))
print(Template("$other").safe_substitute(key=key))
""",
    "encoded": """\
import base64
import os
from urllib.parse import quote, urlencode

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print(base64.b64encode(key.encode()))
print(base64.b64encode(f"user:{key}".encode()).decode())
print(quote(key), urlencode({"length": len(key)}))
print(urlencode({"key": key}))
print(key.encode().hex())
print(key.encode())
""",
    "digests": """\
import hashlib
import hmac
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print(hashlib.sha256(key.encode()).hexdigest())
print(hmac.new(key.encode(), b"text", "sha256").hexdigest()[:12])
print(hmac.compare_digest(key, "guess"))
digest = hashlib.md5(usedforsecurity=False)
digest.update(key.encode())
print(digest.hexdigest())
""",
    "json": """\
import json
import os

config = {"region": "eu-west-1", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}
print(json.dumps(config))
print(json.dumps(config["region"]))
text = json.dumps(config)
print(json.loads(text)["key"])
print(len(text))
""",
    "json_hidden": """\
import json
import os

config = {"region": "eu-west-1", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}
print(json.dumps(dict(config, key="***"), indent=2, sort_keys=True))
print(json.dumps({name: type(value).__name__ for name, value in config.items()}))
print(len(json.dumps(config)))
""",
    "pprint": """\
import os
from pprint import pformat, pp, pprint

config = {"region": "eu-west-1", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}
pprint(config)
pp(config["region"])
print(pformat(config, width=20))
pprint(sorted(config))
pp([config["key"]])
""",
    "textwrap": """\
import os
import textwrap

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print(textwrap.dedent(f"    key {key}"))
print(textwrap.fill(f"key {key}", 60))
print(textwrap.indent("region", "  "))
print(textwrap.indent("key", key))
print(textwrap.shorten("a region and its name", 10))
""",
    "conversions": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print(str(key))
print(repr(key))
print(ascii(key))
print(format(key, ">50"))
print(bytes(key, "utf-8"))
print(list(key))
print(str(len(key)), repr(bool(key)))
""",
    "conversions_hidden": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print(str(type(key)), repr(key is None))
print(format(len(key), ">5"))
print(id(key) > 0, isinstance(key, str), callable(key))
print(list(range(len(key))))
print(format(key, ".3"))
""",
    "shell_quoted": """\
import os
import shlex

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print(shlex.join(["deploy", "--key", key]))
print(shlex.quote(key))
print(shlex.join(["deploy", "--region", "eu-west-1"]))
""",
    "string_io": """\
import io
import os

buffer = io.StringIO()
buffer.write("region\\n")
print(buffer.getvalue())
buffer.write(os.environ["AWS_SECRET_ACCESS_KEY"])
print(buffer.getvalue())
""",
    "bytes_joined": """\
import os

key = os.environb[b"AWS_SECRET_ACCESS_KEY"]
print(b"region " + b"eu-west-1")
print(b"key " + key)
print(key.decode())
print(b",".join([b"a", key]))
print(len(key))
""",
    "comparison_chain": """\
import os

expected = os.environ["AWS_SECRET_ACCESS_KEY"]
actual = os.environ.get("AWS_SESSION_TOKEN")
print("same" if expected == actual else "different")
print(expected < actual < "zzz" or "unordered")
print([expected == actual, expected in {actual}])
print({True: "set", False: "unset"}[bool(expected)])
""",
    "translate": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
table = str.maketrans("abc", "xyz")
print("abc".translate(table))
print(key.translate(str.maketrans({"/": "_"})))
print(key.removeprefix("AKIA"))
print(key.partition("::")[0])
""",
    "percent_mapping_environment": """\
import os

settings = {"region": os.environ["AWS_DEFAULT_REGION"], "secret": os.environ["AWS_SECRET_ACCESS_KEY"]}
line = "region=%(region)s"
print(line % settings)
line += " secret=%(secret)s"
print(line % settings)
print(line % {**settings, "secret": "***"})
""",
    "joined_lengths": """\
import os

names = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
print(", ".join(f"{name} ({len(os.environ[name])})" for name in names))
print("; ".join(f"{name}={os.environ[name][:4]}..." for name in names))
print("\\n".join(names))
""",
    "encoded_hidden": """\
import base64
import os
from urllib.parse import quote, urlencode

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print(base64.b64encode(key[:4].encode()))
print(quote("a b"), urlencode({"length": len(key), "hint": key[-2:]}))
print(len(base64.b64encode(key.encode())), key[:4].encode().hex())
""",
    "template_hidden": """\
import os
from string import Template

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print(Template("$region").substitute(region="eu-west-1", key=key))
print(Template("key of $length").substitute(length=len(key)))
print(Template("$key").safe_substitute(region="eu-west-1"))
""",
    "pprint_hidden": """\
import os
from pprint import pformat, pprint

config = {"region": "eu-west-1", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}
pprint(sorted(config))
pprint({**config, "key": "***"})
print(pformat({name: len(value) for name, value in config.items()}))
""",
    "text_parts": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
text = f"key={key}"
print(text.partition("=")[0].startswith("k"), text.count("="), len(text))
print(text[:8], text.startswith("key"))
print("key" in text, text == key)
""",
    "textwrap_hidden": """\
import os
import textwrap

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print(textwrap.dedent(f"    key of {len(key)}"))
print(textwrap.fill("a key " * 20, len(key)))
print(textwrap.indent("\\n".join(sorted(os.environ)), "  "))
""",
    "numbers_of_a_secret": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print(f"{len(key):>5} {len(key) / 2:.1f} {len(key):#x}")
print(sum(char.isdigit() for char in key), len(set(key)))
print(round(len(key) / 3, 2), divmod(len(key), 7))
""",
    "bytes_hidden": """\
import os

key = os.environb[b"AWS_SECRET_ACCESS_KEY"]
print(len(key), key[:4], key[-2:])
print(key == b"guess", key.startswith(b"A"))
print(b"*" * len(key))
""",
}
