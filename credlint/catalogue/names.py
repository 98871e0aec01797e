"""Names by which credentials are known: environment variables, parameters, keys of mappings."""

from credlint.catalogue.kinds import Role

AWS_SECRETS = (
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
)
"""The variables in which the runtime of Lambda, ECS or a shell hands out a role's keys."""

STANDARD = dict(zip(Role, AWS_SECRETS, strict=True))
"""The variables from which an SDK itself reads each part."""

OTHER_NAMES = dict(zip(Role, ("AWS_ACCESS_KEY", "AWS_SECRET_KEY", "AWS_SECURITY_TOKEN"), strict=True))
"""Further names of the same parts, by which older tools and programs of their own know them."""

AWS_VARIABLES = (
    *AWS_SECRETS,
    *OTHER_NAMES.values(),
    "AWS_CONTAINER_AUTHORIZATION_TOKEN",
)
"""Every variable whose value is an AWS secret, besides those that begin with `AWS_VARIABLE_PREFIX`."""

AWS_VARIABLE_PREFIX = "AWS_BEARER_TOKEN_"
"""Bearer tokens: one variable for each service's signing name."""

SDK_VARIABLES = (
    *AWS_SECRETS,
    "AWS_SECURITY_TOKEN",
    "AWS_CONTAINER_AUTHORIZATION_TOKEN",
    "AWS_BEARER_TOKEN_BEDROCK",
)
"""The variables that an SDK reads its credentials from."""

CREDENTIAL_WORDS = (
    "PASSWORD",
    "PASSWD",
    "PASSPHRASE",
    "SECRET",
    "SECRET_KEY",
    "API_KEY",
    "APIKEY",
    "ACCESS_KEY",
    "ACCESS_KEY_ID",
    "PRIVATE_KEY",
    "AUTH_TOKEN",
    "TOKEN",
    "CREDENTIALS",
)
"""The final words of a variable's name (upper case) which say that its value is a credential."""

PATH_VARIABLES = ("GOOGLE_APPLICATION_CREDENTIALS",)
"""Variables that are named like a credential, but hold the path of a file."""

CREDENTIAL_NAMES = (
    "aws_access_key_id",
    "aws_secret_access_key",
    "aws_session_token",
    "aws_security_token",
    "secret_access_key",
    "aws_secret_key",
)
"""Names of variables, parameters, attributes, keys spelled exactly like the credential (any case, snake or camel)."""

RESPONSE_KEYS = (
    "AccessKeyId",
    "SecretAccessKey",
    "SessionToken",
    "accessKeyId",
    "secretAccessKey",
    "sessionToken",
)
"""The keys of an STS response: a mapping read by one of these is a set of temporary credentials."""

SIGNERS = ("requests_aws4auth.", "aws_requests_auth.", "httpx_auth.", "aws_sdk_signers.", "botocore.credentials.")
"""Beginnings of the names of what signs requests, or holds keys for it, and finds no credentials by itself."""

SIGNER_HELP = (
    "Give the signer what boto3.Session().get_credentials() finds (requests_aws4auth: refreshable_credentials=…), "
    "which a profile or a role renews, instead of keys."
)
"""What to do where the arguments cannot be deleted."""

PLAIN_FIELDS = frozenset(
    (
        "host",
        "port",
        "dbname",
        "database",
        "engine",
        "username",
        "user",
        "dbinstanceidentifier",
        "dbclusteridentifier",
        "masterarn",
        "region",
    )
)
"""The fields (in lower case) of a secret in Secrets Manager that are no secrets.

https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_secret_json_structure.html
"""

PLAIN_ENDINGS = ("arn", "bucket", "bucket_name", "endpoint", "host", "hostname", "host_name", "port", "region", "url")
"""The final words of names of such fields that say the same by analogy."""

CONNECTING_WORDS = frozenset(
    (
        *("amqp", "broker", "conn", "connection", "database", "db", "dsn", "hook", "jdbc", "mongo", "mongodb", "mysql"),
        *("postgres", "postgresql", "presigned", "rabbitmq", "redis", "signed", "snowflake", "sqlalchemy", "webhook"),
    )
)
"""Words of the names of URLs that often hold a password, or are secrets themselves."""

SDK_KEYWORDS = ("aws_access_key_id", "aws_secret_access_key", "aws_session_token")
"""The keywords by which every AWS SDK for Python takes credentials."""

ROUTES = ("route", "get", "post", "put", "patch", "delete", "websocket", "api_route")
"""Last names of decorators that register a function for a URL."""

CALLBACK_PARAMETERS = frozenset(
    (
        *("app", "callback", "conn", "connection", "default", "err", "error", "errors", "exc", "exc_type", "exc_value"),
        *(
            "exception",
            "frame",
            "handler",
            "level",
            "logger",
            "loop",
            "name",
            "namespace",
            "old",
            "new",
            "parser",
            "path",
        ),
        *("record", "scope", "scopes", "sender", "sig", "signal", "signame", "signo", "signum", "socket", "stack"),
        *("tb", "traceback", "user", "value"),
    )
)
"""Names of parameters which say that a `…_handler` is called by something other than Lambda."""

CALLBACK_REGISTRIES = (
    "add_argument",
    "add_exception_handler",
    "add_signal_handler",
    "atexit.register",
    "register_error",
    "register_error_handler",
    "set_exception_handler",
    "signal.signal",
)
"""Ends of the names of what such a function is handed to."""

CALLBACK_HOOKS = ("excepthook", "unraisablehook", "displayhook")
"""Names of attributes that such a function is assigned to."""

SECRETIVE_SERVICES = ("sts", "sso", "sso-oidc", "cognito-identity", "secretsmanager")
"""Services whose responses hold secrets."""

LEVEL_SETTERS = ("basicConfig", "dictConfig", "fileConfig", "setLevel")
"""The last names of what sets the level of the root logger, as the catalogue's rows about wire traces have them."""

WIRE_LOGGERS = (
    "botocore",
    *(f"botocore.{name}" for name in ("auth", "client", "endpoint", "hooks", "httpsession", "parsers")),
)
"""Loggers that at DEBUG write requests, responses and signatures."""

DEPENDENCY = "fastapi.Depends"
"""The class of what says that a framework calls a function for the value of a parameter."""

INJECTING = frozenset({"fastapi"})
"""The packages of such frameworks."""

SERVICES = frozenset(
    {
        "abuse-signal",
        "account-access",
        "account-access-runtime",
        "agent-discovery",
        "agent-registry",
        "agent-registry-control",
        "application-autoscaling",
        "application-insights",
        "application-signals",
        "arc-region-switch",
        "arc-zonal-shift",
        "autoscaling-plans",
        "backup-gateway",
        "bcm-dashboards",
        "bcm-data-exports",
        "bcm-pricing-calculator",
        "bcm-recommended-actions",
        "bedrock-agent",
        "bedrock-agent-runtime",
        "bedrock-agentcore",
        "bedrock-agentcore-control",
        "bedrock-data-automation",
        "bedrock-data-automation-runtime",
        "bedrock-runtime",
        "chime-sdk-identity",
        "chime-sdk-media-pipelines",
        "chime-sdk-meetings",
        "chime-sdk-messaging",
        "chime-sdk-voice",
        "cloudfront-keyvaluestore",
        "cloudtrail-data",
        "codeguru-reviewer",
        "codeguru-security",
        "codestar-connections",
        "codestar-notifications",
        "cognito-identity",
        "cognito-sync",
        "compute-optimizer",
        "compute-optimizer-automation",
        "connect-contact-lens",
        "cost-optimization-hub",
        "customer-profiles",
        "devops-agent",
        "docdb-elastic",
        "ec2-instance-connect",
        "emr-containers",
        "emr-serverless",
        "inspector-scan",
        "iot-jobs-data",
        "iot-managed-integrations",
        "ivs-realtime",
        "kendra-ranking",
        "kinesis-video-archived-media",
        "kinesis-video-media",
        "kinesis-video-signaling",
        "kinesis-video-webrtc-storage",
        "lambda-microvms",
        "launch-wizard",
        "lexv2-models",
        "lexv2-runtime",
        "license-manager",
        "license-manager-linux-subscriptions",
        "license-manager-user-subscriptions",
        "managedblockchain-query",
        "marketplace-agreement",
        "marketplace-catalog",
        "marketplace-deployment",
        "marketplace-discovery",
        "marketplace-entitlement",
        "marketplace-reporting",
        "mediapackage-vod",
        "mediastore-data",
        "medical-imaging",
        "migration-hub-refactor-spaces",
        "migrationhub-config",
        "mwaa-serverless",
        "neptune-graph",
        "network-firewall",
        "network-security-manager",
        "partnercentral-account",
        "partnercentral-benefits",
        "partnercentral-channel",
        "partnercentral-marketing",
        "partnercentral-revenue-measurement",
        "partnercentral-selling",
        "payment-cryptography",
        "payment-cryptography-data",
        "pca-connector-ad",
        "pca-connector-scep",
        "personalize-events",
        "personalize-runtime",
        "pinpoint-email",
        "pinpoint-sms-voice",
        "pinpoint-sms-voice-v2",
        "pricing-plan-manager",
        "redshift-data",
        "redshift-serverless",
        "resource-explorer-2",
        "resource-groups",
        "route53-recovery-cluster",
        "route53-recovery-control-config",
        "route53-recovery-readiness",
        "sagemaker-a2i-runtime",
        "sagemaker-edge",
        "sagemaker-featurestore-runtime",
        "sagemaker-gateway-runtime",
        "sagemaker-geospatial",
        "sagemaker-inference-router-runtime",
        "sagemaker-metrics",
        "sagemaker-runtime",
        "sdk-default-configuration.json",
        "service-quotas",
        "servicecatalog-appregistry",
        "snow-device-management",
        "ssm-contacts",
        "ssm-guiconnect",
        "ssm-incidents",
        "ssm-quicksetup",
        "timestream-influxdb",
        "timestream-query",
        "timestream-write",
        "waf-regional",
        "workspaces-instances",
        "workspaces-thin-client",
        "workspaces-web",
    }
)
"""Names of services in botocore that are long and of several words, as passphrases are."""
