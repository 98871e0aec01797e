"""Calls of boto3, botocore and their asynchronous relatives that take AWS credentials."""

from credlint.catalogue.kinds import Fallback
from credlint.catalogue.schema import Param, Row, SdkCall

CLIENT_PARAMETERS = (
    "service_name",
    "region_name",
    "api_version",
    "use_ssl",
    "verify",
    "endpoint_url",
    "aws_access_key_id",
    "aws_secret_access_key",
    "aws_session_token",
    "config",
)
"""The same in all of them."""

CLIENT_CALLS: tuple[SdkCall, ...] = tuple(
    SdkCall(
        names=names,
        access_key=Param(("aws_access_key_id",), 6),
        secret_key=Param(("aws_secret_access_key",), 7),
        session_token=Param(("aws_session_token",), 8),
        endpoint=Param(("endpoint_url",), 5),
        returns=returns,
        fallback=Fallback.CHAIN,
        parameters=CLIENT_PARAMETERS,
    )
    for names, returns in (
        (
            (
                "boto3.client",
                "boto3.Session.client",
                "aioboto3.client",
                "boto3.DEFAULT_SESSION.client",
                "aioboto3.Session.client",
                "botocore.session.Session.create_client",
                "aiobotocore.session.AioSession.create_client",
            ),
            "boto3.client",
        ),
        (
            (
                "boto3.resource",
                "boto3.Session.resource",
                "aioboto3.resource",
                "boto3.DEFAULT_SESSION.resource",
                "aioboto3.Session.resource",
            ),
            "boto3.resource",
        ),
    )
)
"""aioboto3 had ``client`` and ``resource`` as module functions in its early versions."""

MODULE_CALLS: tuple[SdkCall, ...] = (
    SdkCall(
        # Positional arguments are a TypeError here.
        names=("boto3.setup_default_session",),
        access_key=Param(("aws_access_key_id",)),
        secret_key=Param(("aws_secret_access_key",)),
        session_token=Param(("aws_session_token",)),
        fallback=Fallback.CHAIN,
    ),
)

SESSION_PARAMETERS = (
    "aws_access_key_id",
    "aws_secret_access_key",
    "aws_session_token",
    "region_name",
    "botocore_session",
    "profile_name",
)

SESSION_CALLS: tuple[SdkCall, ...] = (
    SdkCall(
        names=("boto3.Session",),
        access_key=Param(("aws_access_key_id",), 0),
        secret_key=Param(("aws_secret_access_key",), 1),
        session_token=Param(("aws_session_token",), 2),
        fallback=Fallback.CHAIN,
        parameters=SESSION_PARAMETERS,
        returns="boto3.Session",
    ),
    SdkCall(
        names=("aioboto3.Session",),
        access_key=Param(("aws_access_key_id",), 0),
        secret_key=Param(("aws_secret_access_key",), 1),
        session_token=Param(("aws_session_token",), 2),
        fallback=Fallback.CHAIN,
        parameters=SESSION_PARAMETERS,
        returns="aioboto3.Session",
    ),
    SdkCall(
        names=("botocore.session.Session.set_credentials", "aiobotocore.session.AioSession.set_credentials"),
        access_key=Param(("access_key",), 0),
        secret_key=Param(("secret_key",), 1),
        session_token=Param(("token",), 2),
        fallback=Fallback.UNCALLED,
    ),
    SdkCall(
        # Drops in for boto3, but always speaks to LocalStack; its defaults are "accesskey" and "secretkey".
        names=("localstack_client.session.Session",),
        access_key=Param(("aws_access_key_id",), 0),
        secret_key=Param(("aws_secret_access_key",), 1),
        session_token=Param(("aws_session_token",), 2),
        returns="boto3.Session",
        custom_endpoint=True,
    ),
)

REFRESHING = ("botocore.credentials.RefreshableCredentials", "aiobotocore.credentials.AioRefreshableCredentials")
"""Classes that replace keys passed by hand: what they begin with is mostly fetched a line above."""

CREDENTIAL_OBJECTS: tuple[SdkCall, ...] = tuple(
    SdkCall(
        names=(name,),
        access_key=Param(("access_key",), 0),
        secret_key=Param(("secret_key",), 1),
        session_token=Param(("token",), 2),
        returns=name,
        refreshes=name in REFRESHING,
    )
    for name in (
        "botocore.credentials.Credentials",
        "botocore.credentials.ReadOnlyCredentials",
        "aiobotocore.credentials.AioCredentials",
        *REFRESHING,
    )
)

METADATA_CALLS: tuple[SdkCall, ...] = tuple(
    SdkCall(
        names=(f"{name}.create_from_metadata",),
        access_key=Param(("access_key",)),
        secret_key=Param(("secret_key",)),
        session_token=Param(("token",)),
        inside=Param(("metadata",), 0),
        returns=name,
        refreshes=True,
    )
    for name in REFRESHING
)

SDK_CORE: tuple[SdkCall, ...] = (
    SdkCall(
        names=("boto3_refresh_session.utils.config.STSClientConfig",),
        access_key=Param(("aws_access_key_id",)),
        secret_key=Param(("aws_secret_access_key",)),
        session_token=Param(("aws_session_token",)),
        endpoint=Param(("endpoint_url",)),
        fallback=Fallback.OWN,
    ),
    SdkCall(
        # The AWS SDK for Python that is built on smithy; `resolve` is a class method.
        names=(
            "smithy_aws_core.config.aws_config.AsyncAwsConfig",
            "smithy_aws_core.config.aws_config.AsyncAwsConfig.resolve",
            "aws_sdk_bedrock_runtime.config.AsyncBedrockRuntimeConfig",
            "aws_sdk_bedrock_runtime.config.AsyncBedrockRuntimeConfig.resolve",
            "aws_sdk_bedrock_runtime.config.Config",
        ),
        access_key=Param(("aws_access_key_id",)),
        secret_key=Param(("aws_secret_access_key",)),
        session_token=Param(("aws_session_token",)),
        endpoint=Param(("endpoint_uri",)),
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=("aws_sdk_signers.AWSCredentialIdentity",),
        access_key=Param(("access_key_id",)),
        secret_key=Param(("secret_access_key",)),
        session_token=Param(("session_token",)),
        returns="aws_sdk_signers.AWSCredentialIdentity",
    ),
    SdkCall(
        names=("awscrt.auth.AwsCredentialsProvider.new_static",),
        access_key=Param(("access_key_id",), 0),
        secret_key=Param(("secret_access_key",), 1),
        session_token=Param(("session_token",), 2),
    ),
    SdkCall(
        names=("awscrt.auth.AwsCredentials",),
        access_key=Param(("access_key_id",), 0),
        secret_key=Param(("secret_access_key",), 1),
        session_token=Param(("session_token",), 2),
        returns="awscrt.auth.AwsCredentials",
    ),
    SdkCall(
        names=("amazon_transcribe.auth.StaticCredentialResolver", "amazon_transcribe.auth.Credentials"),
        access_key=Param(("access_key_id",), 0),
        secret_key=Param(("secret_access_key",), 1),
        session_token=Param(("session_token",), 2),
    ),
)

ROWS: tuple[Row, ...] = (
    *CLIENT_CALLS,
    *MODULE_CALLS,
    *SESSION_CALLS,
    *CREDENTIAL_OBJECTS,
    *METADATA_CALLS,
    *SDK_CORE,
)
