"""Fetchers of the SDKs that a program calls itself."""

PROGRAMS = {
    "fetcher": """\
from botocore.utils import InstanceMetadataFetcher

def keys():
    fetcher = InstanceMetadataFetcher(timeout=5, num_attempts=2)
    found = fetcher.retrieve_iam_role_credentials()  # expect: CRD303
    print(found["role_name"], found["expiry_time"])
    print(found["secret_key"])  # expect: CRD201
    print(found)  # expect: CRD201
""",
    "fetcher_alias": """\
import botocore.utils as bu

print(bu.InstanceMetadataFetcher().retrieve_iam_role_credentials().get("token"))  # expect: CRD201, CRD303
""",
    "provider": """\
from botocore.credentials import InstanceMetadataProvider
from botocore.utils import InstanceMetadataFetcher

def load():
    provider = InstanceMetadataProvider(iam_role_fetcher=InstanceMetadataFetcher(timeout=1000, num_attempts=2))
    creds = provider.load().get_frozen_credentials()  # expect: CRD303
    print(creds.access_key)  # expect: CRD201
    return creds.method
""",
    "provider_unused": """\
from botocore.credentials import InstanceMetadataProvider, create_credential_resolver
from botocore.utils import InstanceMetadataFetcher

PROVIDER = InstanceMetadataProvider(iam_role_fetcher=InstanceMetadataFetcher())

def resolver(session):
    resolver = create_credential_resolver(session)
    resolver.insert_before("env", PROVIDER)
    return resolver
""",
    "container": """\
import os
from botocore.utils import ContainerMetadataFetcher

def keys():
    return ContainerMetadataFetcher(  # expect: CRD303
        ).retrieve_uri(os.environ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"]
    )

def task():
    return ContainerMetadataFetcher().retrieve_full_uri(os.environ["ECS_CONTAINER_METADATA_URI_V4"] + "/task")

def full(headers):
    url = os.environ["AWS_CONTAINER_CREDENTIALS_FULL_URI"]
    found = ContainerMetadataFetcher().retrieve_full_uri(full_url=url, headers=headers)  # expect: CRD303
    print(found["Expiration"])
    print(found["SecretAccessKey"])  # expect: CRD201
""",
    "boto2": """\
import boto.utils
from boto.utils import get_instance_metadata

def keys(role):
    print(boto.utils.get_instance_metadata()["instance-id"])
    found = get_instance_metadata(data="meta-data/iam/security-credentials/" + role, timeout=1)  # expect: CRD303
    print(found["SecretAccessKey"])  # expect: CRD201
    return found["Expiration"]

def region():
    return boto.utils.get_instance_metadata(data="meta-data/placement/availability-zone")
""",
    "client_of_fetched_keys": """\
import boto3
from botocore.utils import InstanceMetadataFetcher

def client():
    found = InstanceMetadataFetcher().retrieve_iam_role_credentials()  # expect: CRD303
    return boto3.client(
        "s3",
        aws_access_key_id=found["access_key"],
        aws_secret_access_key=found["secret_key"],
        aws_session_token=found["token"],
    )
""",
    "client_no_token": """\
import boto3
from botocore.utils import InstanceMetadataFetcher

def client():
    found = InstanceMetadataFetcher().retrieve_iam_role_credentials()  # expect: CRD303
    return boto3.client(  # expect: CRD107
        "s3", aws_access_key_id=found["access_key"], aws_secret_access_key=found["secret_key"]
    )
""",
    "region_fetcher": """\
from botocore.utils import InstanceMetadataRegionFetcher, IMDSFetcher

def region():
    found = InstanceMetadataRegionFetcher().retrieve_region()
    print(found)
    return found
""",
    "fetcher_as_attribute": """\
from botocore.utils import InstanceMetadataFetcher

class Keys:
    def __init__(self):
        self.fetcher = InstanceMetadataFetcher()

    def fetch(self):
        return self.fetcher.retrieve_iam_role_credentials()  # expect: CRD303

    def other(self):
        return self.fetcher
""",
    "own_class": """\
class InstanceMetadataFetcher:
    def retrieve_iam_role_credentials(self):
        return {"access_key": "x"}

def fetch():
    return InstanceMetadataFetcher().retrieve_iam_role_credentials()
""",
    "fetcher_as_argument": """\
def fetch(fetcher):
    return fetcher.retrieve_iam_role_credentials()  # expect: CRD303
""",
    "aio": """\
from aiobotocore.utils import AioInstanceMetadataFetcher
from aiobotocore.credentials import AioInstanceMetadataProvider

async def fetch():
    fetcher = AioInstanceMetadataFetcher()
    print((await fetcher.retrieve_iam_role_credentials())["token"])  # expect: CRD201, CRD303
    creds = await AioInstanceMetadataProvider(iam_role_fetcher=fetcher).load()  # expect: CRD303
    print(creds)
    print(creds.token)  # expect: CRD201
""",
}
