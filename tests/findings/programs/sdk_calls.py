"""Calls of other libraries than AWS's own that take AWS credentials, and calls that look like them."""

PROGRAMS = {
    "nested_objects": """\
import os
import hvac
from pyspark.sql import SparkSession

client = hvac.Client(url=os.environ["VAULT_ADDR"])
client.auth.aws.iam_login(os.environ["V_KEY"], os.environ["V_SECRET"], role="r")  # expect: CRD102
client.secrets.kv.v2.read_secret_version(path=os.environ["V_SECRET_PATH"])
spark = SparkSession.builder.getOrCreate()
spark.conf.set("fs.s3a.secret.key", os.environ["ETL_SECRET"])  # expect: CRD102
spark.conf.set("spark.sql.shuffle.partitions", os.environ["ETL_SECRET_COUNT"])
""",
    "vault_without_keys": """\
import os
import hvac

client = hvac.Client(url=os.environ["VAULT_ADDR"], token=os.environ["VAULT_TOKEN"])
client.auth.aws.configure(sts_endpoint=os.environ["STS_ENDPOINT"])
client.auth.approle.login(role_id=os.environ["ROLE_ID"], secret_id=os.environ["SECRET_ID"])
client.secrets.aws.generate_credentials(name="deploy")
""",
    "classes_by_name": """\
import os
import fsspec
from libcloud.storage.providers import get_driver
from libcloud.storage.types import Provider

driver = get_driver(Provider.S3)(os.environ["LC_KEY"], os.environ["LC_SECRET"])  # expect: CRD102
cls = fsspec.get_filesystem_class("s3")
files = cls(key=os.environ["F_KEY"], secret=os.environ["F_SECRET"])  # expect: CRD102
""",
    "classes_by_name_of_others": """\
import os
import fsspec
from libcloud.storage.providers import get_driver
from libcloud.storage.types import Provider

google = get_driver(Provider.GOOGLE_STORAGE)(os.environ["G_KEY"], os.environ["G_SECRET"])
ceph = get_driver(Provider.S3_RGW)(os.environ["C_KEY"], os.environ["C_SECRET"])
files = fsspec.get_filesystem_class("gcs")(token=os.environ["GCS_TOKEN"])
anonymous = fsspec.get_filesystem_class("s3")(anon=True)
""",
    "chained_protocols": """\
import os
import fsspec

OPTIONS = {"key": os.environ["F_KEY"], "secret": os.environ["F_SECRET"]}
fsspec.open("simplecache::s3://bucket/key", s3=OPTIONS)  # expect: CRD102
fsspec.open("simplecache::gcs://bucket/key", gcs={"token": os.environ["F_SECRET"]})
""",
    "clickhouse_function": """\
import os
import clickhouse_connect

client = clickhouse_connect.get_client(host="warehouse")
client.query(f"SELECT 1 FROM s3('https://b', '{os.environ['C_KEY']}', '{os.environ['C_SECRET']}')")  # expect: CRD102
client.query("SELECT * FROM s3('https://b.example/x', 'Parquet', 'secret String')")
client.query(f"SELECT * FROM s3('https://b.example/x', 'CSV', '{os.environ['SECRET_STRUCTURE']}')")
""",
    "refreshable_credentials": """\
import os
import boto3
from botocore.credentials import RefreshableCredentials

REGION = os.environ["AWS_REGION"]


def refresh():
    answer = boto3.client("sts", REGION).assume_role(RoleArn="arn", RoleSessionName="s")["Credentials"]
    return {
        "access_key": answer["AccessKeyId"],
        "secret_key": answer["SecretAccessKey"],
        "token": answer["SessionToken"],
        "expiry_time": answer["Expiration"].isoformat(),
    }


good = RefreshableCredentials.create_from_metadata(metadata=refresh(), refresh_using=refresh, method="sts-assume-role")
""",
    "refreshable_from_the_environment": """\
import os
from botocore.credentials import RefreshableCredentials


def never():
    return {}


metadata = {"access_key": os.environ["J_KEY"], "secret_key": os.environ["J_SECRET"], "token": None, "expiry_time": "x"}
fixed = RefreshableCredentials.create_from_metadata(metadata, never, "static")  # expect: CRD102
""",
    "urls_of_others": """\
import os
from celery import Celery
from sqlalchemy import create_engine
from sqlalchemy.engine.url import URL

app = Celery("jobs", broker_url=f"redis://:{os.environ['CACHE_SECRET']}@cache/0")
engine = create_engine(URL.create("postgresql", username="app", password=os.environ["DB_SECRET"]))
connection = create_engine("awsathena+rest://@athena.us-east-1.amazonaws.com/db")
""",
    "urls_with_keys": """\
import os
from celery import Celery
from sqlalchemy.engine.url import URL

key, secret = os.environ["A_KEY"], os.environ["A_SECRET"]
app = Celery("jobs", broker_url=f"sqs://{key}:{secret}@")  # expect: CRD102
url = URL.create("awsathena+rest", username=key, password=secret)  # expect: CRD102
""",
    "json_of_a_connection": """\
from airflow.models import Connection

plain = Connection(conn_id="aws", conn_type="aws", extra='{"region_name": "eu-west-1", "aws_secret_access_key": ""}')
keyed = Connection(  # expect: CRD101
    conn_id="aws", extra='{"aws_access_key_id": "teamof4", "aws_secret_access_key": "horse-horse"}'
)
""",
    "options_of_other_stores": """\
import os
import dask.bag
import polars
import zarr

SECRET = os.environ["GCS_SECRET"]
zarr.save_group("gs://bucket/key", storage_options={"token": SECRET})
dask.bag.read_text("s3://bucket/key").to_textfiles("gs://bucket/key", storage_options={"secret": SECRET})
polars.read_lines("s3://bucket/key", storage_options={"aws_region": "eu-west-1", "aws_secret_access_key": None})
""",
    "options_by_their_place": """\
import os
import dask.bag
import polars
import zarr

OPTIONS = {"key": os.environ["P_KEY"], "secret": os.environ["P_SECRET"]}
zarr.save_group("s3://bucket/key", storage_options=OPTIONS)  # expect: CRD102
dask.bag.read_text("in").to_textfiles("s3://bucket/key", None, True, None, True, OPTIONS)  # expect: CRD102
polars.read_parquet_metadata("s3://bucket/key", {"aws_secret_access_key": os.environ["P_SECRET"]})  # expect: CRD102
""",
}
