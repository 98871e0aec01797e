"""Variables of the environment: which of their names say that they hold a credential, and which hold a path."""

PROGRAMS = {
    "camel_case": """\
import logging
import os

logging.info("token %s", os.getenv("apiToken"))  # expect: CRD202
print(os.environ["DBPassword"])  # expect: CRD201
raise ValueError(os.environ.get("client2Secret"))  # expect: CRD205
""",
    "camel_case_of_numbers_and_names": """\
import os

print(os.getenv("maxToken"), os.getenv("minTokens"), os.getenv("tokenizer"), os.getenv("secretArn"))
print(os.environ["apiTokenUrl"], os.environ["dbPasswordFile"], os.environ["passwordPolicy"], os.environ["tokenTtl"])
""",
    "a_file_of_google": """\
import os

print("account file", os.getenv("GOOGLE_APPLICATION_CREDENTIALS"))
print("other", os.getenv("GOOGLE_CREDENTIALS"))  # expect: CRD201
""",
    "a_path_by_its_fallback": """\
import os
from pathlib import Path

token = os.environ.get("HUB_TOKEN", "/run/secrets/hub")
print("token in", token)
account = os.getenv("SERVICE_CREDENTIALS") or os.path.expanduser("~/.service/account.json")
print(f"account in {account}")


def chosen():
    found = os.environ.get("DEPLOY_SECRET")
    if found is None:
        found = Path.home() / "deploy"
    return found


print(chosen())
print(os.getenv("STORE_PASSWORD", "etc/store.yaml"))
""",
    "a_fallback_that_is_no_path": """\
import os

token = os.environ.get("HUB_TOKEN", "none given")
print("token", token)  # expect: CRD201
print(os.getenv("STORE_PASSWORD", ""))  # expect: CRD201
print(os.getenv("AWS_SECRET_ACCESS_KEY", "/run/secrets/aws"))  # expect: CRD201
""",
    "a_path_by_its_use": """\
import os
from pathlib import Path


class Store:
    path = os.environ["STORE_SECRET"]

    def shown(self):
        return f"store in {self.path}"

    def read(self):
        return Path(self.path).read_text()


print(Store().shown())
where = os.environ["HUB_TOKEN"]
if not os.path.isfile(where):
    raise FileNotFoundError(where)
print("reading", os.environ["SERVICE_PASSWORD"])
with open(os.path.expanduser(os.environ["SERVICE_PASSWORD"])) as file:
    print(len(file.read()))
""",
    "no_path_by_its_use": """\
import os

token = os.environ["HUB_TOKEN"]
with open(f"cache/{token}.txt") as file:
    print(token, len(file.read()))  # expect: CRD201
with open("store.txt", "w") as file:
    print(os.environ["STORE_SECRET"])  # expect: CRD201
    file.write(os.environ["STORE_SECRET"])
key = os.environ["AWS_SECRET_ACCESS_KEY"]
if os.path.exists(key):
    print(key)  # expect: CRD201
""",
    "a_path_in_a_store_of_secrets": """\
import logging
import os

from acme.vault import Entry, reader

DASHBOARD = os.environ.get("DASHBOARD_SECRET", "teams/dash-board/production")


def read():
    where = os.environ.get("STATE_VAULT_SECRET")
    logging.debug("reads %s and %s", where, DASHBOARD)
    found = reader.read_all({"path": DASHBOARD})
    if not found:
        raise KeyError(f"nothing at {where}")
    return reader.read(Entry(path=where, field="all"))
""",
    "no_path_in_a_store_of_secrets": """\
import logging
import os

from acme.bots import run
from acme.vault import Entry, reader

key = os.environ.get("DASHBOARD_SECRET", "n/a")
other = os.environ.get("STATE_VAULT_SECRET", "Zq4/tR7x+9Lm")
token = os.environ["BOT_TOKEN"]
run(url_path=token, path=f"/bots/{token}")
reader.read(Entry(path="teams/state", field=other))
logging.debug("reads %s", key)  # expect: CRD202
logging.debug("reads %s", other)  # expect: CRD202
logging.debug("runs as %s", token)  # expect: CRD202
""",
    "variables_that_a_template_names": """\
import logging
import os
from string import Template

import jinja2
import yaml

log = logging.getLogger(__name__)


def configured(path, variables):
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(path))
    text = environment.get_template("config.yaml").render(variables, environment_variable=os.environ)
    config = yaml.safe_load(text)
    log.debug("Config: %s", config)
    return config


def substituted(path):
    with open(path) as stream:
        print(Template(stream.read()).safe_substitute(os.environ))
        print(jinja2.Template(stream.read()).render(**os.environ))
        print(stream.read().format(**os.environ))
        print(stream.read().format_map(os.environ))


def home():
    print(jinja2.Template("{{ env.HOME }}:{{ env['PATH'] }}:{{ env.get('SHELL') }}").render(env=os.environ))
    print(jinja2.Template("{{ HOME }}").render(os.environ))
""",
    "variables_that_a_template_shows": """\
import os
from string import Template

import jinja2

secret = os.environ["AWS_SECRET_ACCESS_KEY"]


def substituted(text):
    print(Template(text).substitute(os.environ, key=secret))  # expect: CRD201
    print(jinja2.Template(text).render(env=os.environ, key=secret))  # expect: CRD201
    print(text.format(key=secret, **os.environ))  # expect: CRD201
    print(text.format(os.environ))  # expect: CRD203
    print(text.format(env=os.environ))  # expect: CRD203


def shown():
    print(jinja2.Template("{{ env }}").render(env=os.environ))  # expect: CRD203
    print(jinja2.Template("{{ env['AWS_SECRET_ACCESS_KEY'] }}").render(env=os.environ))  # expect: CRD201
    print(jinja2.Template("{{ env.AWS_SESSION_TOKEN }}").render(env=dict(os.environ)))  # expect: CRD201
    print(jinja2.Template("{% for k, v in env.items() %}{{ v }}{% endfor %}").render(env=os.environ))  # expect: CRD203
    print(jinja2.Template("{{ o.KEY }}").render(o={"KEY": secret, "NAME": 1}))  # expect: CRD201
""",
}
