"""Classes whose instances carry credentials, and the names under which classes are known."""

from credlint.catalogue.kinds import Lifetime, Role
from credlint.catalogue.schema import ClassAlias, CredentialClass, Row

KEY_SECRET_TOKEN = (
    ("access_key", Role.ACCESS_KEY),
    ("secret_key", Role.SECRET_KEY),
    ("token", Role.SESSION_TOKEN),
)

CREDENTIALS: tuple[CredentialClass, ...] = (
    *(
        CredentialClass(name=name, fields=KEY_SECRET_TOKEN, shows=False, lifetime=Lifetime.SESSION)
        for name in (
            "botocore.credentials.Credentials",
            "botocore.credentials.RefreshableCredentials",
            "botocore.credentials.DeferredRefreshableCredentials",
            "aiobotocore.credentials.AioCredentials",
            "aiobotocore.credentials.AioRefreshableCredentials",
            "aiobotocore.credentials.AioDeferredRefreshableCredentials",
        )
    ),
    # A named tuple.
    CredentialClass(
        name="botocore.credentials.ReadOnlyCredentials",
        fields=KEY_SECRET_TOKEN,
        shows=True,
        sequence=True,
        lifetime=Lifetime.SESSION,
    ),
    # A resource object: its repr holds the identifiers, which are the user's name, the key id and the secret.
    CredentialClass(
        name="boto3.iam.AccessKeyPair",
        fields=(
            ("id", Role.ACCESS_KEY),
            ("access_key_id", Role.ACCESS_KEY),
            ("secret", Role.SECRET_KEY),
            ("secret_access_key", Role.SECRET_KEY),
        ),
        shows=True,
        lifetime=Lifetime.LONG_TERM,
    ),
    CredentialClass(
        name="boto.sts.credentials.Credentials",
        fields=(
            ("access_key", Role.ACCESS_KEY),
            ("secret_key", Role.SECRET_KEY),
            ("session_token", Role.SESSION_TOKEN),
        ),
        shows=False,
    ),
    CredentialClass(
        name="minio.credentials.Credentials",
        fields=(
            ("access_key", Role.ACCESS_KEY),
            ("secret_key", Role.SECRET_KEY),
            ("session_token", Role.SESSION_TOKEN),
        ),
        shows=True,
    ),
    *(
        CredentialClass(
            name=name,
            fields=(
                ("access_key_id", Role.ACCESS_KEY),
                ("secret_access_key", Role.SECRET_KEY),
                ("session_token", Role.SESSION_TOKEN),
            ),
            shows=shows,
        )
        for name, shows in (("aws_sdk_signers.AWSCredentialIdentity", True), ("awscrt.auth.AwsCredentials", False))
    ),
    *(
        CredentialClass(
            name=name,
            fields=(
                ("aws_access_key_id", Role.ACCESS_KEY),
                ("aws_secret_access_key", Role.SECRET_KEY),
                ("aws_session_token", Role.SESSION_TOKEN),
            ),
            shows=True,
        )
        for name in (
            "airflow.providers.amazon.aws.utils.connection_wrapper.AwsConnectionWrapper",
            "prefect_aws.AwsCredentials",
        )
    ),
)

ALIASES: tuple[ClassAlias, ...] = (
    ClassAlias("boto3.Session", ("boto3.session.Session",)),
    ClassAlias("botocore.session.Session", ("boto3.Session._session",)),
    ClassAlias("aioboto3.Session", ("aioboto3.session.Session",)),
    ClassAlias("aiobotocore.session.AioSession", ("aiobotocore.AioSession",)),
    ClassAlias("boto.s3.connection.S3Connection", ("boto.s3.S3Connection",)),
    ClassAlias("minio.Minio", ("minio.api.Minio",)),
    ClassAlias("minio.credentials.Credentials", ("minio.credentials.credentials.Credentials",)),
    ClassAlias("minio.credentials.StaticProvider", ("minio.credentials.providers.StaticProvider",)),
    ClassAlias("s3fs.S3FileSystem", ("s3fs.core.S3FileSystem",)),
    ClassAlias("deltalake.DeltaTable", ("deltalake.table.DeltaTable",)),
    ClassAlias("daft.io.S3Config", ("daft.daft.S3Config",)),
    ClassAlias("pandas.DataFrame", ("pandas.core.frame.DataFrame", "geopandas.GeoDataFrame")),
    ClassAlias("pandas.Series", ("pandas.core.series.Series",)),
    ClassAlias("dask.dataframe.DataFrame", ("dask.dataframe.core.DataFrame",)),
    ClassAlias("polars.DataFrame", ("polars.dataframe.frame.DataFrame",)),
    ClassAlias("polars.LazyFrame", ("polars.lazyframe.frame.LazyFrame",)),
    ClassAlias("pyspark.sql.SparkSession", ("pyspark.sql.session.SparkSession",)),
    ClassAlias("pyspark.SparkConf", ("pyspark.conf.SparkConf",)),
    ClassAlias("celery.Celery", ("celery.app.base.Celery",)),
    ClassAlias("kombu.Connection", ("kombu.connection.Connection",)),
    ClassAlias("hvac.Client", ("hvac.v1.Client",)),
    ClassAlias("environ.Env", ("environ.FileAwareEnv", "environ.environ.Env")),
    ClassAlias("aws_lambda_powertools.Logger", ("aws_lambda_powertools.logging.Logger",)),
    ClassAlias("logging.Logger", ("logging.root", "logging.Logger.root")),
    ClassAlias("configparser.ConfigParser", ("configparser.RawConfigParser", "configparser.SafeConfigParser")),
    ClassAlias("requests.Session", ("requests.session", "requests.sessions.Session")),
    ClassAlias("flask.Response", ("flask.wrappers.Response",)),
    ClassAlias(
        "django.core.management.base.BaseCommand",
        (
            "django.core.management.BaseCommand",
            "django.core.management.base.AppCommand",
            "django.core.management.base.LabelCommand",
        ),
    ),
    ClassAlias("paramiko.SSHClient", ("paramiko.client.SSHClient",)),
    ClassAlias(
        "opentelemetry.trace.Span",
        ("opentelemetry.trace.span.Span", "opentelemetry.sdk.trace.Span"),
    ),
    ClassAlias("pathlib.Path", ("pathlib.PosixPath", "pathlib.WindowsPath", "anyio.Path")),
)

ROWS: tuple[Row, ...] = (*CREDENTIALS, *ALIASES)
