"""Texts and options that carry AWS credentials: Spark's configuration, SQL, URLs."""

from credlint.catalogue.schema import KeyedCall, Param, Row, TextCall

S3A_KEYS = (
    "fs.s3a.access.key",
    "fs.s3a.bucket.*.access.key",
    "fs.s3.awsAccessKeyId",
    "fs.s3n.awsAccessKeyId",
)
S3A_SECRETS = (
    "fs.s3a.secret.key",
    "fs.s3a.bucket.*.secret.key",
    "fs.s3.awsSecretAccessKey",
    "fs.s3n.awsSecretAccessKey",
)
S3A_TOKENS = ("fs.s3a.session.token", "fs.s3a.bucket.*.session.token")

SPARK: tuple[KeyedCall, ...] = tuple(
    KeyedCall(
        names=names,
        key=Param(("key",), 0),
        value=Param(("value",), 1),
        access_keys=(*S3A_KEYS, *(f"spark.hadoop.{key}" for key in S3A_KEYS)),
        secret_keys=(*S3A_SECRETS, *(f"spark.hadoop.{key}" for key in S3A_SECRETS)),
        session_tokens=(*S3A_TOKENS, *(f"spark.hadoop.{key}" for key in S3A_TOKENS)),
        pairs=pairs,
    )
    for pairs, names in (
        (
            None,
            (
                "pyspark.SparkConf.set",
                "pyspark.sql.SparkSession.Builder.config",
                "pyspark.sql.SparkSession.builder.config",
                "pyspark.sql.SparkSession.conf.set",
                "pyspark.sql.conf.RuntimeConfig.set",
                "org.apache.hadoop.conf.Configuration.set",
                "*.config",
                "*.set",
            ),
        ),
        (Param(("pairs",), 0), ("pyspark.SparkConf.setAll", "*.setAll")),
    )
)

DUCKDB_PATTERNS = (
    # SET s3_secret_access_key = '…'
    r"\b(?P<name>s3_(?:access_key_id|secret_access_key|session_token))\s*=\s*'",
    # CREATE SECRET name (TYPE s3, KEY_ID '…', SECRET '…', SESSION_TOKEN '…')
    r"\bcreate\s[^;]*\bsecret\b[^;]*\btype\s+'?(?:s3|aws)\b[^;]*\b(?P<name>key_id|secret|session_token)\s+'",
)

REDSHIFT_PATTERNS = (
    # COPY t FROM 's3://…' ACCESS_KEY_ID '…' SECRET_ACCESS_KEY '…' SESSION_TOKEN '…'
    r"\b(?P<name>access_key_id|secret_access_key|session_token)\s+(?:as\s+)?'",
    # COPY t FROM 's3://…' CREDENTIALS 'aws_access_key_id=…;aws_secret_access_key=…;token=…'
    r"\bcredentials\s+(?:as\s+)?'[^']*\b(?P<name>aws_access_key_id|aws_secret_access_key|token)=",
)

SNOWFLAKE_PATTERNS = (
    # CREATE STAGE s URL = 's3://…' CREDENTIALS = (AWS_KEY_ID = '…' AWS_SECRET_KEY = '…' AWS_TOKEN = '…')
    r"\b(?P<name>aws_key_id|aws_secret_key|aws_token)\s*=\s*'",
)

SQL_NEEDLES = (
    ("access_key_id",),
    ("secret_access_key",),
    ("session_token",),
    *((f"{word} secret",) for word in ("create", "replace", "persistent", "temporary")),
    ("credentials", ";token="),  # behind the keys
    ("aws_key_id",),
    ("aws_secret_key",),
    ("aws_token",),
)
"""What a text holds in which one of the patterns above is found."""

SQL_HOOKS = (
    "airflow.providers.amazon.aws.hooks.redshift_sql.RedshiftSQLHook",
    "airflow.providers.common.sql.hooks.sql.DbApiHook",
    "airflow.providers.postgres.hooks.postgres.PostgresHook",
    "airflow.providers.snowflake.hooks.snowflake.SnowflakeHook",
)

SQL: tuple[TextCall, ...] = (
    TextCall(
        names=(
            *(f"duckdb.{name}" for name in ("execute", "query", "sql")),
            *(f"duckdb.DuckDBPyConnection.{name}" for name in ("execute", "query", "sql")),
            "pandas.read_sql",
            "pandas.read_sql_query",
            "snowflake.snowpark.Session.sql",
            "snowflake.connector.cursor.SnowflakeCursor.execute",
            *(f"{hook}.run" for hook in SQL_HOOKS),
            "sqlalchemy.text",
            "sqlalchemy.sql.text",
            "*.execute",
            "*.executemany",
            "*.sql",
        ),
        text=Param(("query", "command", "sql", "text", "statement", "operation"), 0),
        patterns=(*DUCKDB_PATTERNS, *REDSHIFT_PATTERNS, *SNOWFLAKE_PATTERNS),
        needles=SQL_NEEDLES,
        advice="Let the database find credentials: PROVIDER credential_chain (DuckDB), IAM_ROLE (Redshift), a storage "
        "integration (Snowflake).",
    ),
)

CLICKHOUSE_FORMATS = r"(?:arrow|auto|avro|csv|json|lineasstring|native|orc|parquet|rawblob|regexp|rowbinary|ts|values)"
"""How the names of ClickHouse's formats begin."""

URLS: tuple[TextCall, ...] = (
    # sqs://key:secret@ and dynamodb://key:secret@region/table
    *(
        TextCall(
            names=names,
            text=text,
            patterns=(r"\b(?:sqs|dynamodb)://[^:@/]*:",),
            ends="@",
            then="@",
            needles=(("sqs://",), ("dynamodb://",)),
        )
        for names, text in (
            (("celery.Celery",), Param(("broker", "broker_url"), 9)),
            (("celery.Celery",), Param(("backend", "result_backend"), 2)),
            (("celery.Celery.conf.update",), Param(("broker_url",))),
            (("celery.Celery.conf.update",), Param(("result_backend",))),
            (("kombu.Connection",), Param(("hostname",), 0)),
        )
    ),
    TextCall(
        # s3('url', 'key id', 'secret', …) or s3('url', 'format', 'structure', …), where the format is a plain word
        names=(
            "chdb.query",
            "clickhouse_connect.driver.client.Client.command",
            "clickhouse_connect.driver.client.Client.query",
            "clickhouse_connect.driver.client.Client.query_df",
        ),
        text=Param(("query", "cmd", "sql"), 0),
        patterns=(
            rf"\bs3(?:\(|cluster\(\s*'[^']*'\s*,)\s*'[^']*'\s*,\s*'(?!{CLICKHOUSE_FORMATS})(?=[^']+'\s*,\s*')",
            rf"\bs3(?:\(|cluster\(\s*'[^']*'\s*,)\s*'[^']*'\s*,\s*'(?!{CLICKHOUSE_FORMATS})[^']+'\s*,\s*'",
        ),
        needles=(("s3(", "://"), ("s3cluster(", "://")),  # the address of the data
    ),
    TextCall(
        names=("sqlalchemy.create_engine", "sqlalchemy.engine.create_engine"),
        text=Param(("url",), 0),
        patterns=(r"\bawsathena\+\w+://[^:@/]*:",),
        ends="@",
        then="@",
        needles=(("awsathena+",),),
    ),
    TextCall(
        names=("pymongo.MongoClient", "pymongo.AsyncMongoClient", "motor.motor_asyncio.AsyncIOMotorClient"),
        text=Param(("host",), 0),
        # Access key ids begin so; other mechanisms have other user names.
        patterns=(r"\bmongodb(?:\+srv)?://A[KS]IA[^:@/]*:",),
        ends="@",
        then="@",
        needles=(("://AKIA",), ("://ASIA",)),
    ),
    TextCall(
        # A connection's `extra` is JSON.
        names=(
            "airflow.models.Connection",
            "airflow.models.connection.Connection",
            "airflow.sdk.Connection",
            "airflow.sdk.definitions.connection.Connection",
        ),
        text=Param(("extra",), 8),
        patterns=(r'"(?P<name>aws_(?:access_key_id|secret_access_key|session_token))"\s*:\s*"',),
        ends='"',
        needles=(("aws_access_key_id",), ("aws_secret_access_key",), ("aws_session_token",)),
    ),
    TextCall(
        names=("fs.open_fs",),
        text=Param(("fs_url",), 0),
        patterns=(r"\bs3://[^:@/]*:",),
        ends="@",
        then="@",
        needles=(("s3://",),),
    ),
)

ROWS: tuple[Row, ...] = (*SPARK, *SQL, *URLS)
