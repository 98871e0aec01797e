"""Settings of web applications: modules, classes by stage, database addresses, debug pages."""

PROGRAMS = {
    "module_settings": """\
import os

DEBUG = os.environ.get("DEBUG", "") == "1"
SECRET_KEY = os.environ["STRIPE_API_KEY"]
DATABASES = {"default": {"ENGINE": "sqlite3", "PASSWORD": os.environ["DB_PASSWORD"]}}

def debug_page():
    names = [name for name in globals() if name.isupper()]
    return {"debug": DEBUG, "names": names, "engine": DATABASES["default"]["ENGINE"]}

print(debug_page())
print(len(SECRET_KEY))
""",
    "module_settings_shown": """\
import os

ALLOWED_HOSTS = ["localhost"]
DATABASES = {"default": {"ENGINE": "sqlite3", "PASSWORD": os.environ["DB_PASSWORD"]}}

def debug_page():
    return {"hosts": ALLOWED_HOSTS, "databases": DATABASES}

page = debug_page()
print(page["hosts"])
print(page)
""",
    "classes_by_stage": """\
import os

class Base:
    DEBUG = False
    TOKEN = ""

class Production(Base):
    TOKEN = os.environ["GITHUB_TOKEN"]

class Testing(Base):
    DEBUG = True

STAGES = {"production": Production, "testing": Testing}

config = STAGES["testing"]
print(config.DEBUG, repr(config.TOKEN))
print(STAGES["production"].DEBUG, bool(Production.TOKEN))
""",
    "classes_by_stage_shown": """\
import os

class Base:
    DEBUG = False
    TOKEN = ""

class Production(Base):
    TOKEN = os.environ["GITHUB_TOKEN"]

STAGES = {"production": Production, "testing": Base}

for name in ("testing", "production"):
    print(name, STAGES[name].DEBUG)
config = STAGES["production"]()
print(config.TOKEN)
""",
    "masked_settings": """\
import os

class Settings:
    SENSITIVE = frozenset({"password"})

    def __init__(self):
        self.host = "localhost"
        self.password = os.environ["DB_PASSWORD"]

    def __iter__(self):
        for name, value in vars(self).items():
            yield name, "***" if name in self.SENSITIVE else value

settings = Settings()
print(dict(settings))
for name, value in settings:
    print(name, value)
""",
    "settings_iterated": """\
import os

class Settings:
    def __init__(self):
        self.host = "localhost"
        self.password = os.environ["DB_PASSWORD"]

    def __iter__(self):
        yield from vars(self).items()

settings = Settings()
print([name for name, _ in settings])
print(dict(settings))
""",
    "lazy_settings": """\
import os

class LazySettings:
    _loaded = None

    def _load(self):
        return {"colour": os.environ["APP_COLOUR"], "key": os.environ["AWS_SECRET_ACCESS_KEY"]}

    def __getitem__(self, name):
        if self._loaded is None:
            self._loaded = self._load()
        return self._loaded[name]

    def __contains__(self, name):
        return name in self._load()

settings = LazySettings()
print(settings["colour"], "key" in settings)
print(settings["key"])
""",
    "singleton_settings": """\
import os

class Settings:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance.token = os.environ["AWS_SESSION_TOKEN"]
            cls._instance.stage = "dev"
        return cls._instance

print(Settings().stage, Settings() is Settings())
print(Settings().token)
print("token" in vars(Settings()))
""",
    "health_check": """\
import os

REQUIRED = ("DB_PASSWORD", "GITHUB_TOKEN", "APP_COLOUR")

def health():
    checks = {name.lower(): "ok" if os.environ.get(name) else "missing" for name in REQUIRED}
    return {"status": "ok" if set(checks.values()) == {"ok"} else "degraded", "checks": checks}

result = health()
print(result["status"])
print(result)
""",
    "request_context": """\
import os
from types import SimpleNamespace

def before_request(g, headers):
    g.user = headers.get("X-User", "anonymous")
    g.token = os.environ["GITHUB_TOKEN"]

def after_request(g):
    print("user", g.user)
    print("context", g)
    del g.token
    print("context", g)

g = SimpleNamespace()
before_request(g, {"X-User": "ann"})
after_request(g)
""",
    "middleware_chain": """\
import os

def authentication(request, following):
    request["token"] = os.environ["GITHUB_TOKEN"]
    return following(request)

def logging_of_paths(request, following):
    print(request["method"], request["path"], sorted(request))
    return following(request)

def view(request):
    return {"status": 200 if request["token"] else 401}

chain = view
for layer in (logging_of_paths, authentication):
    chain = (lambda layer, following: lambda request: layer(request, following))(layer, chain)
print(chain({"method": "GET", "path": "/"}))
""",
}
