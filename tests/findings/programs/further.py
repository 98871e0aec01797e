"""SDK calls of further libraries, and their readers of the environment."""

PROGRAMS = {
    "further_libraries": """\
import os
import ibis
from airflow.providers.postgres.hooks.postgres import PostgresHook
from aws_sdk_bedrock_runtime.config import Config
from openai import AsyncBedrockOpenAI
from pyarrow._s3fs import S3FileSystem
from pyspark import SparkConf

key, secret = os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"]
Config(region="eu-west-1", aws_access_key_id=key, aws_secret_access_key=secret)  # expect: CRD102
AsyncBedrockOpenAI(aws_access_key_id=key, aws_secret_access_key=secret)  # expect: CRD102
AsyncBedrockOpenAI(aws_profile="x")
S3FileSystem(access_key=key, secret_key=secret)  # expect: CRD102
options = {"aws_access_key_id": key, "aws_secret_access_key": secret}
ibis.read_parquet("s3://b/x.parquet", storage_options=options)  # expect: CRD102
ibis.read_delta("s3://b/x", storage_options={"AWS_SECRET_ACCESS_KEY": secret})  # expect: CRD102
ibis.read_parquet("x.parquet")
conf = SparkConf().setAll([("spark.app.name", "x"), ("spark.hadoop.fs.s3a.secret.key", secret)])  # expect: CRD102
SparkConf().setAll([("spark.app.name", key), ("spark.hadoop.fs.s3a.endpoint", "x")])
SparkConf().setAll({"spark.hadoop.fs.s3a.secret.key": secret}.items())  # expect: CRD102
PostgresHook().run(f"COPY t FROM 's3://b' ACCESS_KEY_ID '{key}' SECRET_ACCESS_KEY '{secret}'")  # expect: CRD102
PostgresHook("redshift").run(f"COPY t FROM 's3://b' IAM_ROLE '{os.environ['ROLE']}'")
hook = PostgresHook(postgres_conn_id="redshift")
hook.run(  # expect: CRD102
    sql=f"COPY t FROM 's3://b' CREDENTIALS 'aws_access_key_id={key};aws_secret_access_key={secret}'"
)
""",
    "starlette_and_decouple": """\
from decouple import Config as Settings
from starlette.config import Config

config = Config()
print(config("API_TOKEN"))  # expect: CRD201
print(config("API_TOKEN")[:4], config("API_PORT"))
settings = Settings(None)
print(settings("API_TOKEN"))  # expect: CRD201
print(settings("API_HOST"))
""",
}
