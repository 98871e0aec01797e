"""Calls of databases, warehouses and queues that take AWS credentials."""

from credlint.catalogue.kinds import Fallback
from credlint.catalogue.schema import ClassAttributes, Param, Row, SdkCall

KEY_ID = Param(("aws_access_key_id",))
SECRET = Param(("aws_secret_access_key",))
TOKEN = Param(("aws_session_token",))
ENDPOINT_URL = Param(("endpoint_url",))

DYNAMODB: tuple[Row, ...] = (
    ClassAttributes(
        base="pynamodb.models.Model",
        inner="Meta",
        access_key=("aws_access_key_id",),
        secret_key=("aws_secret_access_key",),
        session_token=("aws_session_token",),
        endpoint=("host",),
    ),
    SdkCall(
        # Not by its inner path `connection.base`: so only pynamodb itself imports it.
        names=("pynamodb.connection.Connection",),
        access_key=Param(("aws_access_key_id",), 8),
        secret_key=Param(("aws_secret_access_key",), 9),
        session_token=Param(("aws_session_token",), 10),
        endpoint=Param(("host",), 1),
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=("pynamodb.connection.TableConnection", "pynamodb.connection.table.TableConnection"),
        access_key=Param(("aws_access_key_id",), 8),
        secret_key=Param(("aws_secret_access_key",), 9),
        session_token=Param(("aws_session_token",), 10),
        endpoint=Param(("host",), 2),
        fallback=Fallback.OWN,
    ),
)

WAREHOUSES: tuple[SdkCall, ...] = (
    SdkCall(
        names=("pyathena.connect", "pyathena.connection.Connection"),
        access_key=KEY_ID,
        secret_key=SECRET,
        session_token=TOKEN,
        endpoint=ENDPOINT_URL,
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=("redshift_connector.connect",),
        access_key=Param(("access_key_id",), 22),
        secret_key=Param(("secret_access_key",), 23),
        session_token=Param(("session_token",), 24),
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=("awswrangler.redshift.copy",),
        access_key=Param(("aws_access_key_id",), 6),
        secret_key=Param(("aws_secret_access_key",), 7),
        session_token=Param(("aws_session_token",), 8),
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=("awswrangler.redshift.copy_from_files",),
        access_key=Param(("aws_access_key_id",), 5),
        secret_key=Param(("aws_secret_access_key",), 6),
        session_token=Param(("aws_session_token",), 7),
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=("awswrangler.redshift.unload", "awswrangler.redshift.unload_to_files"),
        access_key=Param(("aws_access_key_id",), 4),
        secret_key=Param(("aws_secret_access_key",), 5),
        session_token=Param(("aws_session_token",), 6),
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=tuple(
            f"sqlalchemy_redshift.{module}.{name}"
            for module in ("dialect", "commands")
            for name in ("CopyCommand", "UnloadFromSelect", "CreateLibraryCommand")
        ),
        access_key=Param(("access_key_id",), 2),
        secret_key=Param(("secret_access_key",), 3),
        session_token=Param(("session_token",), 4),
    ),
    SdkCall(
        names=(
            "snowflake.sqlalchemy.AWSBucket.credentials",
            "snowflake.sqlalchemy.custom_commands.AWSBucket.credentials",
        ),
        access_key=Param(("aws_key_id",), 1),
        secret_key=Param(("aws_secret_key",), 2),
        session_token=Param(("aws_token",), 3),
    ),
    SdkCall(
        names=tuple(f"datastore.DataStore.{name}" for name in ("from_s3", "from_iceberg", "from_delta", "from_hudi")),
        access_key=Param(("access_key_id",), 1),
        secret_key=Param(("secret_access_key",), 2),
    ),
    SdkCall(
        names=("pymongo.MongoClient", "pymongo.AsyncMongoClient", "motor.motor_asyncio.AsyncIOMotorClient"),
        access_key=Param(("username",)),
        secret_key=Param(("password",)),
        when=Param(("authMechanism",)),
        values=("mongodb-aws",),
    ),
    SdkCall(
        names=("sqlalchemy.URL.create", "sqlalchemy.engine.URL.create", "sqlalchemy.engine.url.URL.create"),
        access_key=Param(("username",), 1),
        secret_key=Param(("password",), 2),
        when=Param(("drivername",), 0),
        values=tuple(f"awsathena+{name}" for name in ("arrow", "jdbc", "pandas", "rest")),
    ),
    SdkCall(
        names=("pyspark.streaming.kinesis.KinesisUtils.createStream",),
        access_key=Param(("awsAccessKeyId",), 9),
        secret_key=Param(("awsSecretKey",), 10),
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=("apache_beam.io.kinesis.WriteToKinesis", "apache_beam.io.kinesis.ReadDataFromKinesis"),
        access_key=Param(("aws_access_key",), 1),
        secret_key=Param(("aws_secret_key",), 2),
        endpoint=Param(("service_endpoint",)),
    ),
)

QUEUES: tuple[SdkCall, ...] = (
    SdkCall(
        names=("kombu.Connection",),
        access_key=Param(("access_key_id",)),
        secret_key=Param(("secret_access_key",)),
        inside=Param(("transport_options",)),
        path=("predefined_queues", "*"),
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=("celery.Celery.conf.update",),
        access_key=Param(("access_key_id",)),
        secret_key=Param(("secret_access_key",)),
        inside=Param(("broker_transport_options",)),
        path=("predefined_queues", "*"),
    ),
    SdkCall(
        names=("kombu.asynchronous.aws.connect_sqs",),
        access_key=Param(("aws_access_key_id",), 0),
        secret_key=Param(("aws_secret_access_key",), 1),
    ),
    SdkCall(
        names=("django_ses.SESBackend",),
        access_key=Param(("aws_access_key",), 2),
        secret_key=Param(("aws_secret_key",), 3),
        session_token=Param(("aws_session_token",), 4),
        fallback=Fallback.OWN,
    ),
)

ROWS: tuple[Row, ...] = (*DYNAMODB, *WAREHOUSES, *QUEUES)
