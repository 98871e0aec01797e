"""Where credentials are had from: paths and URLs that another module names or works out."""

PROJECTS = {
    "the_credentials_file_of_another_module": """\
=== constants.py
from pathlib import Path
FILE = Path.home() / ".aws" / "credentials"
TEXT = str(FILE)
OTHER = Path.home() / ".aws" / "config"
=== main.py
import constants
open(constants.FILE)  # expect: CRD305
open(constants.TEXT)  # expect: CRD305
open(constants.OTHER)
""",
    "a_function_that_finds_the_credentials_file": """\
=== constants.py
from pathlib import Path
FILE = Path.home() / ".aws" / "credentials"
=== files.py
import os
from pathlib import Path
import constants
def given(options):
    if os.environ.get("AWS_SHARED_CREDENTIALS_FILE"):
        return os.environ.get("AWS_SHARED_CREDENTIALS_FILE")
    return options.file
def default(options):
    path = options.file if options.file else constants.FILE
    return options.profile, str(Path(path))
def config(options):
    return str(constants.FILE.parent / "config")
=== main.py
import configparser
from files import config, default, given
def main(options):
    parser = configparser.ConfigParser()
    parser.read(given(options))  # expect: CRD305
    profile, path = default(options)
    parser.read(path)  # expect: CRD305
    parser.read(profile)
    parser.read(config(options))
""",
    "credentials_that_another_module_writes_to_their_file": """\
=== files.py
import os
from pathlib import Path
def default():
    return os.environ.get("AWS_SHARED_CREDENTIALS_FILE") or str(Path.home() / ".aws" / "credentials")
def cache():
    return str(Path.home() / ".aws" / "cache.json")
def save(text, path):
    with open(path, "w") as stream:
        stream.write(text)
=== main.py
import os
from files import cache, default, save
save(os.environ["AWS_SECRET_ACCESS_KEY"], default())  # expect: CRD305
save(os.environ["AWS_SECRET_ACCESS_KEY"], cache())  # expect: CRD206
save(os.environ["AWS_REGION"], cache())
""",
    "variables_whose_names_another_module_gives": """\
=== names.py
SECRET = "AWS_SECRET_ACCESS_KEY"
REGION = "AWS_REGION"
def token():
    return "AWS_SESSION_TOKEN"
def region():
    return REGION
=== main.py
import os
import names
print(os.environ[names.SECRET])  # expect: CRD201
print(os.environ[names.REGION])
print(os.environ[names.token()])  # expect: CRD201
print(os.environ[names.region()])
print(names.SECRET, names.token())
""",
    "filters_of_another_module_that_the_caller_decides": """\
=== filters.py
import os
def chosen(prefix=""):
    return {name: value for name, value in os.environ.items() if name.startswith(prefix)}
def rows(prefix):
    found = []
    for name, value in os.environ.items():
        if name.startswith(prefix):
            found.append(f"{name}={value}")
    return found
=== main.py
from filters import chosen, rows
print(chosen())  # expect: CRD203
print(chosen("AWS_"))  # expect: CRD203
print(chosen("MYAPP_"))
print(rows("AWS_"))  # expect: CRD203
print(rows("MYAPP_"))
def show(prefix):
    print(chosen(prefix), rows(prefix))
""",
    "the_url_of_credentials_that_another_module_makes": """\
=== urls.py
import requests
HOST = "http://169.254.169.254/latest/meta-data"
def credentials(role):
    return "{}/iam/security-credentials/{}".format(HOST, role)
def instance():
    return "{}/instance-id".format(HOST)
=== main.py
import requests
from urls import credentials, instance
requests.get(credentials("web"))  # expect: CRD303
requests.get(instance())
""",
}
