"""Objects with operators, formats and shared state."""

PROGRAMS = {
    "format_of_a_secret": """\
import os

class Secret:
    def __init__(self, value):
        self._value = value

    def __format__(self, spec):
        return self._value if spec == "raw" else "***"

secret = Secret(os.environ["AWS_SECRET_ACCESS_KEY"])
print("%d characters" % len(os.environ["AWS_SECRET_ACCESS_KEY"]))
print(f"{len('abc'):03d}", type(secret).__name__)
print(secret is None, bool(secret))
""",
    "format_that_masks": """\
import os

class Secret:
    def __init__(self, value):
        self._value = value

    def __format__(self, spec):
        return format("***", spec)

    def __len__(self):
        return len(self._value)

secret = Secret(os.environ["AWS_SECRET_ACCESS_KEY"])
print(f"{secret}", f"{secret:>8}", "{:<6}|".format(secret))
print(len(secret))
""",
    "revealed_by_a_method": """\
import os

class SecretStr:
    def __init__(self, value):
        self._value = value

    def get_secret_value(self):
        return self._value

    def __repr__(self):
        return "SecretStr('**********')" if self._value else "SecretStr('')"

    __str__ = __repr__

secret = SecretStr(os.environ["DB_PASSWORD"])
print(secret, [secret], f"{secret}")
print(secret.get_secret_value())
print("%s" % secret)
""",
    "kept_in_a_closure": """\
import os

class Secret:
    def __init__(self, value):
        self.reveal = lambda: value

    def masked(self):
        return self.reveal()[:2] + "***"

secret = Secret(os.environ["AWS_SECRET_ACCESS_KEY"])
print(secret.masked())
print(sorted(vars(secret)))
print(secret.reveal())
""",
    "added_together": """\
import os

class Url:
    def __init__(self, text):
        self.text = text

    def __truediv__(self, part):
        return Url(f"{self.text}/{part}")

    def __str__(self):
        return self.text

base = Url("https://example.org")
print(base / "items" / 7)
print(base / "keys" / os.environ["STRIPE_API_KEY"])
print(len(str(base / os.environ["STRIPE_API_KEY"])))
""",
    "merged_objects": """\
import os

class Settings:
    def __init__(self, **values):
        self.values = values

    def __or__(self, other):
        return Settings(**{**self.values, **other.values})

    def __repr__(self):
        return f"Settings({', '.join(self.values)})"

both = Settings(region="eu-west-1") | Settings(key=os.environ["AWS_SECRET_ACCESS_KEY"])
print(both, [both])
print(both.values["region"])
print(both.values)
""",
    "shared_state": """\
import os

class Shared:
    _state = {}

    def __init__(self):
        self.__dict__ = self._state

one = Shared()
one.token = os.environ["GITHUB_TOKEN"]
one.stage = "dev"
other = Shared()
print(other.stage, hasattr(other, "token"))
print(other is one, len(other.token))
""",
    "nested_class": """\
import os

class App:
    class Meta:
        region = os.environ["AWS_DEFAULT_REGION"]
        secret = os.environ["AWS_SECRET_ACCESS_KEY"]

    def __init__(self):
        self.meta = self.Meta

app = App()
print(app.meta.region, App.Meta.__name__)
print(app.meta.secret)
print(App.Meta.secret[:4])
""",
    "class_counter": """\
import os

class Reader:
    reads = 0
    cache = {}

    @classmethod
    def read(cls, name):
        cls.reads += 1
        if name not in cls.cache:
            cls.cache[name] = os.environ[name]
        return cls.cache[name]

print(len(Reader.read("AWS_SECRET_ACCESS_KEY")), Reader.reads)
print(Reader.read("HOME"))
print(Reader.cache)
""",
    "called_like_a_function": """\
import os

class Masker:
    def __init__(self, *secrets):
        self.secrets = [secret for secret in secrets if secret]

    def __call__(self, text):
        for secret in self.secrets:
            text = text.replace(secret, "***")
        return text

key = os.environ["AWS_SECRET_ACCESS_KEY"]
mask = Masker(key, os.environ.get("AWS_SESSION_TOKEN"))
print(mask(f"signing with {key}"))
print(len(mask.secrets))
""",
    "masker_without_the_token": """\
import os

class Masker:
    def __init__(self, *secrets):
        self.secrets = secrets

    def __call__(self, text):
        for secret in self.secrets:
            text = text.replace(secret, "***")
        return text

mask = Masker(os.environ["AWS_SECRET_ACCESS_KEY"])
print(mask("token: none"))
print(mask(f"token: {os.environ['AWS_SESSION_TOKEN']}"))
""",
    "delegation": """\
import os

class Inner:
    def __init__(self):
        self.secret = os.environ["AWS_SECRET_ACCESS_KEY"]
        self.region = os.environ["AWS_DEFAULT_REGION"]

class Outer:
    def __init__(self, inner):
        self._inner = inner

    def __getattr__(self, name):
        return getattr(self._inner, name)

    def summary(self):
        return f"{self._inner.region}: {bool(self._inner.secret)}"

outer = Outer(Inner())
print(outer.summary(), outer)
print(len(outer._inner.secret))
""",
    "truth_and_order": """\
import os
from functools import total_ordering

@total_ordering
class Key:
    def __init__(self, name):
        self.name = name
        self.value = os.environ.get(name, "")

    def __bool__(self):
        return bool(self.value)

    def __eq__(self, other):
        return self.value == other.value

    def __lt__(self, other):
        return self.value < other.value

keys = [Key("AWS_SECRET_ACCESS_KEY"), Key("AWS_SESSION_TOKEN"), Key("NOT_SET")]
print([key.name for key in sorted(keys)], [key.name for key in keys if not key])
print(max(keys) > min(keys), keys[0] == keys[1])
""",
    "text_of_parts": """\
import os

class Dsn:
    def __init__(self, host, password):
        self.host, self.password = host, password

    def __str__(self):
        return f"app:{self.password}@{self.host}"

    def __repr__(self):
        return str(self).replace(self.password, "***")

dsn = Dsn("localhost", os.environ["DB_PASSWORD"])
print([dsn], repr(dsn))
print(dsn)
print(f"{dsn!r}")
""",
}
