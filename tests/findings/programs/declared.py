"""Annotations that tell what a value is."""

PROGRAMS = {
    "final_of_a_local_import": """\
import boto3
from typing import Final

def client(resolver):
    from botocore.credentials import Credentials

    creds: Final[Credentials] = resolver.resolve()
    return boto3.client(  # expect: CRD108
        "s3",
        aws_access_key_id=creds.access_key,
        aws_secret_access_key=creds.secret_key,
        aws_session_token=creds.token,
    )
""",
    "annotated_parameter": """\
from typing import Annotated
from botocore.credentials import Credentials

def show(creds: Annotated[Credentials, "of the role", 3]):
    print(creds)
    print(creds.token)  # expect: CRD201
""",
    "class_variable": """\
import typing
from botocore.credentials import Credentials

class Store:
    CREDS: typing.ClassVar[Credentials]

    def show(self):
        print(self.CREDS.method)
        print(self.CREDS.secret_key)  # expect: CRD201
""",
    "notes_of_annotated": """\
from typing import Annotated
from botocore.credentials import Credentials

def show(page: Annotated[object, Credentials]):
    print(page.token)
""",
    "another_local_class": """\
from typing import Final

def show(resolver):
    from acme.pages import Credentials

    page: Final[Credentials] = resolver.resolve()
    print(page.token)
""",
    "final_list": """\
from typing import Final

def show(resolver):
    from botocore.credentials import Credentials

    found: Final[list[Credentials]] = resolver.all()
    print(len(found), found)
""",
    "a variable that is None for now": """\
from botocore.credentials import ReadOnlyCredentials


def show():
    keys: ReadOnlyCredentials = None
    print(keys)
""",
    "a variable that is filled afterwards": """\
import boto3
from botocore.credentials import ReadOnlyCredentials


def show():
    keys: ReadOnlyCredentials
    keys = boto3.Session().get_credentials().get_frozen_credentials()
    print(keys)  # expect: CRD201
""",
}
