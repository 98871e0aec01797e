"""Calls of AWS's libraries whose results are sessions, clients, resources or credentials."""

from credlint.catalogue.schema import Returns, Row

AWS: tuple[Returns, ...] = (
    Returns(("botocore.session.get_session", "botocore.session.Session"), "botocore.session.Session"),
    Returns(
        ("aiobotocore.session.get_session", "aiobotocore.get_session", "aiobotocore.session.AioSession"),
        "aiobotocore.session.AioSession",
    ),
    Returns(("boto3._get_default_session",), "boto3.Session"),
    Returns(
        (
            "boto3.Session.get_credentials",
            "boto3.DEFAULT_SESSION.get_credentials",
            "botocore.session.Session.get_credentials",
        ),
        "botocore.credentials.Credentials",
    ),
    Returns(
        ("aioboto3.Session.get_credentials", "aiobotocore.session.AioSession.get_credentials"),
        "aiobotocore.credentials.AioCredentials",
    ),
    Returns(("*.get_credentials",), "botocore.credentials.Credentials", bare=True),
    Returns(
        (
            "botocore.credentials.Credentials.get_frozen_credentials",
            "botocore.credentials.RefreshableCredentials.get_frozen_credentials",
            "botocore.credentials.DeferredRefreshableCredentials.get_frozen_credentials",
            "aiobotocore.credentials.AioCredentials.get_frozen_credentials",
            "aiobotocore.credentials.AioRefreshableCredentials.get_frozen_credentials",
            "aiobotocore.credentials.AioDeferredRefreshableCredentials.get_frozen_credentials",
            "*.get_frozen_credentials",
        ),
        "botocore.credentials.ReadOnlyCredentials",
    ),
    Returns(("*.create_access_key_pair",), "boto3.iam.AccessKeyPair"),
    Returns(("boto.sts.connect_to_region", "boto.connect_sts"), "boto.sts.connection.STSConnection"),
    Returns(
        (
            "boto.sts.connection.STSConnection.get_session_token",
            "boto.sts.connection.STSConnection.get_federation_token",
        ),
        "boto.sts.credentials.Credentials",
    ),
    Returns(
        (
            "minio.credentials.Provider",
            "minio.credentials.EnvAWSProvider",
            "minio.credentials.IamAwsProvider",
            "minio.credentials.AssumeRoleProvider",
            "minio.credentials.ChainedProvider",
        ),
        "minio.credentials.Provider",
    ),
    Returns(("minio.credentials.Provider.retrieve",), "minio.credentials.Credentials"),
)

AIRFLOW: tuple[Returns, ...] = tuple(
    row
    for hook in (
        "airflow.providers.amazon.aws.hooks.base_aws.AwsBaseHook",
        "airflow.providers.amazon.aws.hooks.base_aws.AwsGenericHook",
        "airflow.providers.amazon.aws.hooks.s3.S3Hook",
    )
    for row in (
        Returns((hook,), hook),
        Returns((f"{hook}.get_credentials",), "botocore.credentials.ReadOnlyCredentials"),
        Returns((f"{hook}.get_session",), "boto3.Session"),
        Returns((f"{hook}.get_conn", f"{hook}.get_client_type"), "boto3.client"),
        Returns((f"{hook}.get_resource_type",), "boto3.resource"),
    )
)

RESOURCES: tuple[Returns, ...] = (
    Returns(("boto3.resource.Bucket", "boto3.resource.create_bucket"), "boto3.resource.Bucket"),
    Returns(("boto3.resource.Object", "boto3.resource.Bucket.Object"), "boto3.resource.Object"),
    Returns(
        ("boto3.resource.Queue", "boto3.resource.get_queue_by_name", "boto3.resource.create_queue"),
        "boto3.resource.Queue",
    ),
    Returns(("boto3.resource.Topic", "boto3.resource.create_topic"), "boto3.resource.Topic"),
    Returns(("boto3.resource.User", "boto3.resource.create_user"), "boto3.resource.User"),
    Returns(("boto3.resource.User.create_access_key_pair",), "boto3.iam.AccessKeyPair"),
)

ROWS: tuple[Row, ...] = (*AWS, *AIRFLOW, *RESOURCES)
