"""Calls of request signers, workflow engines and infrastructure tools that take AWS credentials."""

from credlint.catalogue.kinds import Fallback
from credlint.catalogue.schema import Param, Row, SdkCall

KEY_ID = Param(("aws_access_key_id",))
SECRET = Param(("aws_secret_access_key",))
TOKEN = Param(("aws_session_token",))
ENDPOINT_URL = Param(("endpoint_url",))

SIGNERS: tuple[SdkCall, ...] = (
    SdkCall(
        # Key id and secret by position only; the token by keyword only.
        names=(
            "requests_aws4auth.AWS4Auth",
            "requests_aws4auth.StrictAWS4Auth",
            "requests_aws4auth.PassiveAWS4Auth",
            "requests_aws4auth.aws4auth.AWS4Auth",
        ),
        access_key=Param(("access_id",), 0),
        secret_key=Param(("secret_key",), 1),
        session_token=Param(("session_token",)),
    ),
    SdkCall(
        names=("aws_requests_auth.aws_auth.AWSRequestsAuth",),
        access_key=Param(("aws_access_key",), 0),
        secret_key=Param(("aws_secret_access_key",), 1),
        session_token=Param(("aws_token",), 5),
    ),
    SdkCall(
        names=("requests_auth_aws_sigv4.AWSSigV4",),
        access_key=KEY_ID,
        secret_key=SECRET,
        session_token=TOKEN,
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=("httpx_auth.AWS4Auth",),
        access_key=Param(("access_id",), 0),
        secret_key=Param(("secret_key",), 1),
        session_token=Param(("security_token",)),
    ),
)

WORKFLOWS: tuple[SdkCall, ...] = (
    SdkCall(
        # conn_id 0, conn_type 1, description 2, host 3
        names=("airflow.models.Connection", "airflow.models.connection.Connection"),
        access_key=Param(("login",), 4),
        secret_key=Param(("password",), 5),
        when=Param(("conn_type",), 1),
        values=("aws",),
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=("airflow.sdk.Connection", "airflow.sdk.definitions.connection.Connection"),
        access_key=Param(("login",)),
        secret_key=Param(("password",)),
        when=Param(("conn_type",)),
        values=("aws",),
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=("airflow.models.Connection", "airflow.models.connection.Connection"),
        access_key=KEY_ID,
        secret_key=SECRET,
        session_token=TOKEN,
        inside=Param(("extra",), 8),
        endpoint=ENDPOINT_URL,
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=("airflow.sdk.Connection", "airflow.sdk.definitions.connection.Connection"),
        access_key=KEY_ID,
        secret_key=SECRET,
        session_token=TOKEN,
        inside=Param(("extra",)),
        endpoint=ENDPOINT_URL,
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=("prefect_aws.AwsCredentials", "prefect_aws.credentials.AwsCredentials"),
        access_key=KEY_ID,
        secret_key=SECRET,
        session_token=TOKEN,
        returns="prefect_aws.AwsCredentials",
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=("prefect_aws.MinIOCredentials", "prefect_aws.credentials.MinIOCredentials"),
        access_key=Param(("minio_root_user",)),
        secret_key=Param(("minio_root_password",)),
        custom_endpoint=True,
    ),
    SdkCall(
        names=(
            "dagster_aws.athena.AthenaClientResource",
            "dagster_aws.rds.RDSResource",
            "dagster_aws.s3.S3FileManagerResource",
            "dagster_aws.s3.S3Resource",
            "dagster_aws.secretsmanager.SecretsManagerResource",
            "dagster_aws.secretsmanager.SecretsManagerSecretsResource",
            "dagster_aws.ssm.ParameterStoreResource",
            "dagster_aws.ssm.SSMResource",
        ),
        access_key=KEY_ID,
        secret_key=SECRET,
        session_token=TOKEN,
        endpoint=ENDPOINT_URL,
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=("dagster_aws.s3.utils.construct_s3_client",),
        access_key=Param(("aws_access_key_id",), 7),
        secret_key=Param(("aws_secret_access_key",), 8),
        session_token=Param(("aws_session_token",), 9),
        endpoint=Param(("endpoint_url",), 2),
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=("dlt.sources.credentials.AwsCredentials", "dlt.common.configuration.specs.AwsCredentials"),
        access_key=KEY_ID,
        secret_key=SECRET,
        session_token=TOKEN,
        endpoint=ENDPOINT_URL,
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=("scrapy.extensions.feedexport.S3FeedStorage",),
        access_key=Param(("access_key",), 1),
        secret_key=Param(("secret_key",), 2),
        session_token=Param(("session_token",)),
        endpoint=ENDPOINT_URL,
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=(
            "great_expectations.datasource.fluent.PandasS3Datasource",
            "great_expectations.datasource.fluent.SparkS3Datasource",
            "*.add_pandas_s3",
            "*.add_spark_s3",
        ),
        access_key=KEY_ID,
        secret_key=SECRET,
        session_token=TOKEN,
        inside=Param(("boto3_options",)),
        endpoint=ENDPOINT_URL,
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=("unstructured_ingest.processes.connectors.fsspec.s3.S3AccessConfig",),
        access_key=Param(("key",)),
        secret_key=Param(("secret",)),
        session_token=Param(("token",)),
    ),
)

INFRASTRUCTURE: tuple[SdkCall, ...] = (
    SdkCall(
        # Behind resource_name 0 and opts 1 the arguments are alphabetical: later places change with each release.
        names=("pulumi_aws.Provider", "pulumi_aws.provider.Provider"),
        access_key=Param(("access_key",), 2),
        secret_key=Param(("secret_key",), 23),
        session_token=Param(("token",), 32),
        endpoint=Param(("endpoints",)),
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=(
            "pulumi_aws.ProviderArgs",
            "pulumi_aws.provider.ProviderArgs",
            "cdktf_cdktf_provider_aws.provider.AwsProvider",
            "imports.aws.AwsProvider",
            "imports.aws.provider.AwsProvider",
            "cdktf.S3Backend",
        ),
        access_key=Param(("access_key",)),
        secret_key=Param(("secret_key",)),
        session_token=Param(("token",)),
        endpoint=Param(("endpoints", "endpoint")),
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=(
            "google.cloud.storage_transfer.AwsAccessKey",
            "google.cloud.storage_transfer_v1.types.AwsAccessKey",
            "google.cloud.storage_transfer_v1.types.transfer_types.AwsAccessKey",
        ),
        access_key=Param(("access_key_id",)),
        secret_key=Param(("secret_access_key",)),
    ),
    SdkCall(
        names=("hvac.Client.auth.aws.iam_login",),
        access_key=Param(("access_key",), 0),
        secret_key=Param(("secret_key",), 1),
        session_token=Param(("session_token",), 2),
    ),
    SdkCall(
        names=("hvac.Client.auth.aws.configure",),
        access_key=Param(("access_key",), 1),
        secret_key=Param(("secret_key",), 2),
    ),
    SdkCall(
        names=("hvac.Client.secrets.aws.configure_root_iam_credentials",),
        access_key=Param(("access_key",), 0),
        secret_key=Param(("secret_key",), 1),
    ),
    SdkCall(
        names=("pycognito.Cognito", "warrant.Cognito"),
        access_key=Param(("access_key",), 8),
        secret_key=Param(("secret_key",), 9),
        fallback=Fallback.OWN,
    ),
)

ROWS: tuple[Row, ...] = (*SIGNERS, *WORKFLOWS, *INFRASTRUCTURE)
