"""Operations of AWS whose responses hold credentials or secrets."""

from credlint.catalogue.kinds import Lifetime
from credlint.catalogue.schema import Operation, Row

PASCAL = ("AccessKeyId", "SecretAccessKey", "SessionToken")
CAMEL = ("accessKeyId", "secretAccessKey", "sessionToken")

STS: tuple[Operation, ...] = tuple(
    Operation(
        method=method,
        services=("sts",),
        path=("Credentials",),
        secrets=PASCAL,
        lifetime=Lifetime.TEMPORARY,
        distinctive=method.startswith("assume_role"),
    )
    for method in (
        "assume_role",
        "assume_role_with_saml",
        "assume_role_with_web_identity",
        "assume_root",
        "get_delegated_access_token",
        "get_federation_token",
        "get_session_token",
    )
)

IDENTITY: tuple[Operation, ...] = (
    Operation(
        method="get_role_credentials",
        services=("sso",),
        path=("roleCredentials",),
        secrets=CAMEL,
        lifetime=Lifetime.TEMPORARY,
        distinctive=True,
    ),
    Operation(
        # Not SecretAccessKey, as everywhere else.
        method="get_credentials_for_identity",
        services=("cognito-identity",),
        path=("Credentials",),
        secrets=("AccessKeyId", "SecretKey", "SessionToken"),
        lifetime=Lifetime.TEMPORARY,
        distinctive=True,
    ),
    Operation(
        method="assume_role_for_pod_identity",
        services=("eks-auth",),
        path=("credentials",),
        secrets=CAMEL,
        lifetime=Lifetime.TEMPORARY,
        distinctive=True,
    ),
    Operation(
        method="create_oauth2_token",
        services=("signin",),
        path=("tokenOutput", "accessToken"),
        secrets=CAMEL,
        lifetime=Lifetime.TEMPORARY,
    ),
)

_SHARED = ("create_build", "create_session", "get_connection")
"""Operations of other services, too, whose responses hold no credentials: Glue and Bedrock have sessions, say."""

VENDED: tuple[Operation, ...] = tuple(
    Operation(
        method=method,
        services=(service,),
        path=path,
        secrets=secrets,
        lifetime=Lifetime.TEMPORARY,
        ambiguous=method in _SHARED,
    )
    for service, method, path, secrets in (
        ("cloudwatchomni", "get_space_credentials_for_organization", ("credentials",), CAMEL),
        ("codepipeline", "get_job_details", ("jobDetails", "data", "artifactCredentials"), CAMEL),
        ("codepipeline", "get_third_party_job_details", ("jobDetails", "data", "artifactCredentials"), CAMEL),
        ("codepipeline", "poll_for_jobs", ("jobs", "[]", "data", "artifactCredentials"), CAMEL),
        ("datazone", "get_connection", ("connectionCredentials",), CAMEL),
        ("datazone", "get_environment_credentials", (), CAMEL),
        ("deadline", "assume_fleet_role_for_read", ("credentials",), CAMEL),
        ("deadline", "assume_fleet_role_for_worker", ("credentials",), CAMEL),
        ("deadline", "assume_queue_role_for_read", ("credentials",), CAMEL),
        ("deadline", "assume_queue_role_for_user", ("credentials",), CAMEL),
        ("deadline", "assume_queue_role_for_worker", ("credentials",), CAMEL),
        ("gamelift", "create_build", ("UploadCredentials",), PASCAL),
        ("gamelift", "get_compute_access", ("Credentials",), PASCAL),
        ("gamelift", "request_upload_credentials", ("UploadCredentials",), PASCAL),
        ("lakeformation", "assume_decorated_role_with_saml", (), PASCAL),
        ("lakeformation", "get_temporary_data_location_credentials", ("Credentials",), PASCAL),
        ("lakeformation", "get_temporary_glue_partition_credentials", (), PASCAL),
        ("lakeformation", "get_temporary_glue_table_credentials", (), PASCAL),
        ("s3", "create_session", ("Credentials",), PASCAL),
        ("s3control", "get_data_access", ("Credentials",), PASCAL),
        ("ssm", "get_access_token", ("Credentials",), PASCAL),
    )
)

LONG_TERM: tuple[Operation, ...] = (
    Operation(
        method="create_access_key",
        services=("iam",),
        path=("AccessKey",),
        secrets=("AccessKeyId", "SecretAccessKey"),
        lifetime=Lifetime.LONG_TERM,
        distinctive=True,
    ),
    Operation(
        method="create_bucket_access_key",
        services=("lightsail",),
        path=("accessKey",),
        secrets=("accessKeyId", "secretAccessKey"),
        lifetime=Lifetime.LONG_TERM,
    ),
)

LISTED: tuple[Operation, ...] = (
    Operation(
        method="list_access_keys",
        services=("iam",),
        path=("AccessKeyMetadata", "[]"),
        secrets=("AccessKeyId",),
        lifetime=Lifetime.LISTED,
        distinctive=True,
    ),
    Operation(
        # The secret access key is in the response of create_bucket_access_key only.
        method="get_bucket_access_keys",
        services=("lightsail",),
        path=("accessKeys", "[]"),
        secrets=("accessKeyId",),
        lifetime=Lifetime.LISTED,
    ),
)

STORED: tuple[Operation, ...] = (
    *(
        Operation(
            method=method,
            services=("secretsmanager",),
            path=(*path, part),
            secrets=(),
            lifetime=Lifetime.STORED,
        )
        for method, path in (("get_secret_value", ()), ("batch_get_secret_value", ("SecretValues", "[]")))
        for part in ("SecretString", "SecretBinary")
    ),
    *(
        Operation(
            method=method,
            services=("ssm",),
            path=path,
            secrets=(),
            lifetime=Lifetime.STORED,
            needs="WithDecryption",
        )
        for method, path in (
            ("get_parameter", ("Parameter", "Value")),
            ("get_parameters", ("Parameters", "[]", "Value")),
            ("get_parameters_by_path", ("Parameters", "[]", "Value")),
            ("get_parameter_history", ("Parameters", "[]", "Value")),
        )
    ),
)

ROWS: tuple[Row, ...] = (*STS, *IDENTITY, *VENDED, *LONG_TERM, *LISTED, *STORED)
