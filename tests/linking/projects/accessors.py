"""Functions that only give back what their module has imported from another one."""

PROJECTS = {
    "an_accessor_of_an_imported_secret": """\
=== settings.py
import os
SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]
REGION = os.environ["AWS_REGION"]
=== access.py
import settings
from settings import REGION, SECRET
def attribute():
    return settings.SECRET
def name():
    return SECRET
def both():
    return {"secret": settings.SECRET, "region": settings.REGION}
def alternative():
    return settings.SECRET or None
def region():
    return REGION
class Access:
    def secret(self):
        return settings.SECRET
    @staticmethod
    def region():
        return settings.REGION
=== main.py
import access
print(access.attribute())  # expect: CRD201
print(access.name())  # expect: CRD201
print(access.both())  # expect: CRD201
print(access.both()["region"])
print(access.alternative())  # expect: CRD201
print(access.region())
print(access.Access().secret())  # expect: CRD201
print(access.Access.region())
""",
    "an_accessor_behind_a_package": """\
=== app/__init__.py
from .access import secret
=== app/settings.py
import os
SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]
=== app/access.py
from .settings import SECRET
def secret():
    return SECRET
def hint():
    return SECRET[:4]
=== main.py
from app import secret
from app.access import hint
print(secret())  # expect: CRD201
print(hint())
""",
    "an_accessor_of_an_instance_with_a_secret": """\
=== settings.py
import os
class Settings:
    def __init__(self):
        self.secret = os.environ["AWS_SECRET_ACCESS_KEY"]
        self.region = os.environ["AWS_REGION"]
settings = Settings()
=== access.py
from settings import settings
def get_settings():
    return settings
=== main.py
from access import get_settings
print(get_settings().secret)  # expect: CRD201
print(get_settings().region)
print(get_settings())
""",
    "an_accessor_of_a_harmless_value": """\
=== settings.py
import os
SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]
HINT = SECRET[:4]
=== access.py
import settings
def hint():
    return settings.HINT
def size():
    return len(settings.SECRET)
=== main.py
import access
print(access.hint(), access.size())
""",
}
