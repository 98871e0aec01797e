"""Properties with setters and deleters, descriptors, and attributes that are computed."""

PROGRAMS = {
    "property_with_a_setter": """\
import os

class Client:
    @property
    def token(self):
        return self._token

    @token.setter
    def token(self, value):
        self._token = value.strip()

client = Client()
client.token = os.environ["GITHUB_TOKEN"]
print(len(client.token), client.token[:4])
print(client.token)
print(client._token)
print(client)
""",
    "setter_that_masks": """\
import os

class Client:
    def __init__(self, token):
        self.token = token

    @property
    def token(self):
        return self._token

    @token.setter
    def token(self, value):
        self._token = value[:4] + "..."

client = Client(os.environ["GITHUB_TOKEN"])
print(client.token)
print(vars(client))
""",
    "setter_that_keeps_two": """\
import os

class Client:
    @property
    def key(self):
        return self.masked

    @key.setter
    def key(self, value):
        self.masked = "*" * len(value)
        self.header = {"Authorization": f"Key {value}"}

client = Client()
client.key = os.environ["STRIPE_API_KEY"]
print(client.key, client.masked)
print(client.header)
""",
    "deleter": """\
import os

class Session:
    def __init__(self):
        self._key = os.environ["AWS_SECRET_ACCESS_KEY"]

    @property
    def key(self):
        return self._key

    @key.deleter
    def key(self):
        self._key = None

session = Session()
print(vars(session))
del session.key
print(session.key)
print(vars(session))
""",
    "property_function": """\
import os

class Account:
    def _read(self):
        return os.environ["AWS_SECRET_ACCESS_KEY"]

    def _size(self):
        return len(self._read())

    secret = property(_read, doc="The account's secret.")
    size = property(_size)

account = Account()
print(account.size)
print(account.secret)
print(f"{account.secret[-4:]:>10}")
""",
    "descriptor_of_the_environment": """\
import os

class Variable:
    def __init__(self, name):
        self.name = name

    def __get__(self, instance, owner):
        return os.environ[self.name]

class Settings:
    region = Variable("AWS_DEFAULT_REGION")
    secret = Variable("AWS_SECRET_ACCESS_KEY")

settings = Settings()
print(settings.region)
print(settings.secret)
print(Settings.secret)
print(len(Settings().secret))
""",
    "descriptor_that_hides": """\
import os

class Hidden:
    def __set_name__(self, owner, name):
        self.slot = "_" + name

    def __get__(self, instance, owner):
        return "set" if getattr(instance, self.slot, None) else "unset"

    def __set__(self, instance, value):
        setattr(instance, self.slot, len(value))

class Settings:
    secret = Hidden()

settings = Settings()
settings.secret = os.environ["AWS_SECRET_ACCESS_KEY"]
print(settings.secret)
print(vars(settings))
""",
    "descriptor_that_keeps": """\
import os

class Text:
    def __init__(self):
        self.values = {}

    def __get__(self, instance, owner):
        return self.values[id(instance)]

    def __set__(self, instance, value):
        self.values[id(instance)] = str(value)

class Row:
    note = Text()

row = Row()
row.note = os.environ["AWS_SECRET_ACCESS_KEY"]
print(row.note)
print(vars(row))
""",
    "properties_on_top_of_each_other": """\
import os

class Config:
    @property
    def user(self):
        return "app"

    @property
    def password(self):
        return os.environ["DB_PASSWORD"]

    @property
    def url(self):
        return f"postgres://{self.user}:{self.password}@localhost/app"

    @property
    def safe_url(self):
        return self.url.replace(self.password, "***")

config = Config()
print(config.safe_url)
print(config.url)
""",
    "properties_without_the_password": """\
import os

class Config:
    user = "app"

    @property
    def password(self):
        return os.environ["DB_PASSWORD"]

    @property
    def url(self):
        auth = self.user + (":***" if self.password else "")
        return f"postgres://{auth}@localhost/app"

    def __repr__(self):
        return f"Config({self.url!r})"

config = Config()
print(config.url)
print(config, [config], f"{config=}")
""",
    "property_of_a_subclass": """\
import os

class Base:
    @property
    def secret(self):
        return os.environ["AWS_SECRET_ACCESS_KEY"]

    def report(self):
        return f"{type(self).__name__}: {self.secret}"

class Quiet(Base):
    @property
    def secret(self):
        return "*" * len(super().secret)

print(Quiet().report())
print(Quiet().secret)
print(len(Base().report()))
""",
    "property_of_the_base": """\
import os

class Base:
    @property
    def secret(self):
        return "***"

    def report(self):
        return f"{type(self).__name__}: {self.secret}"

class Loud(Base):
    @property
    def secret(self):
        return os.environ["AWS_SECRET_ACCESS_KEY"]

print(Base().report())
print(Loud().report())
""",
    "cached_by_hand": """\
import os

class Vault:
    _value = None

    @property
    def value(self):
        if self._value is None:
            self._value = os.environ["AWS_SECRET_ACCESS_KEY"]
        return self._value

vault = Vault()
print(Vault._value)
print("loaded" if vault.value else "missing")
print({"fingerprint": hash(vault.value) % 97 < 97})
""",
    "computed_attribute": """\
import os

class Settings:
    PREFIX = "AWS_"

    def __getattr__(self, name):
        return os.environ[self.PREFIX + name.upper()]

settings = Settings()
print(settings.default_region)
print(settings.secret_access_key)
print(len(settings.session_token))
""",
}
