"""Calls of boto 2 that take AWS credentials."""

from credlint.catalogue.kinds import Fallback
from credlint.catalogue.schema import Param, Row, SdkCall

SERVICES = (
    "autoscale",
    "awslambda",
    "beanstalk",
    "cloudformation",
    "cloudfront",
    "cloudhsm",
    "cloudsearch",
    "cloudsearch2",
    "cloudsearchdomain",
    "cloudtrail",
    "cloudwatch",
    "codedeploy",
    "cognito_identity",
    "cognito_sync",
    "configservice",
    "directconnect",
    "dynamodb",
    "ec2",
    "ec2containerservice",
    "elastictranscoder",
    "elb",
    "emr",
    "fps",
    "glacier",
    "iam",
    "kinesis",
    "kms",
    "logs",
    "machinelearning",
    "mturk",
    "opsworks",
    "rds",
    "rds2",
    "redshift",
    "route53",
    "route53domains",
    "s3",
    "sdb",
    "ses",
    "sns",
    "sqs",
    "sts",
    "support",
    "swf",
    "vpc",
)
"""What follows ``boto.connect_``."""

REGIONAL_MODULES = (
    "awslambda",
    "beanstalk",
    "cloudformation",
    "cloudhsm",
    "cloudsearch",
    "cloudsearch2",
    "cloudsearchdomain",
    "cloudtrail",
    "codedeploy",
    "cognito.identity",
    "cognito.sync",
    "configservice",
    "datapipeline",
    "directconnect",
    "dynamodb",
    "dynamodb2",
    "ec2",
    "ec2.autoscale",
    "ec2.cloudwatch",
    "ec2.elb",
    "ec2containerservice",
    "elasticache",
    "elastictranscoder",
    "emr",
    "glacier",
    "iam",
    "kinesis",
    "kms",
    "logs",
    "machinelearning",
    "opsworks",
    "rds",
    "rds2",
    "redshift",
    "route53",
    "route53.domains",
    "s3",
    "sdb",
    "ses",
    "sns",
    "sqs",
    "sts",
    "support",
    "swf",
    "vpc",
)
"""Modules with a ``connect_to_region(region_name, **kw_params)``."""

CONNECTIONS: tuple[tuple[str, int | None, int | None], ...] = (
    # class, place of security_token, place of host
    ("boto.cloudformation.connection.CloudFormationConnection", 13, None),
    ("boto.cloudfront.CloudFrontConnection", 7, 5),
    ("boto.connection.AWSQueryConnection", 12, 8),
    ("boto.ec2.autoscale.AutoScaleConnection", 12, None),
    ("boto.ec2.cloudwatch.CloudWatchConnection", 12, None),
    ("boto.ec2.connection.EC2Connection", 14, 3),
    ("boto.ec2.elb.ELBConnection", 12, None),
    ("boto.emr.connection.EmrConnection", 12, None),
    ("boto.iam.connection.IAMConnection", 12, 8),
    ("boto.mturk.connection.MTurkConnection", 11, 8),
    ("boto.rds.RDSConnection", 12, None),
    ("boto.route53.connection.Route53Connection", 7, 5),
    ("boto.s3.connection.S3Connection", 15, 8),
    ("boto.sdb.connection.SDBConnection", 13, None),
    ("boto.ses.connection.SESConnection", 12, None),
    ("boto.sns.connection.SNSConnection", 12, None),
    ("boto.sqs.connection.SQSConnection", 12, None),
    ("boto.sts.connection.STSConnection", 15, None),
)
"""Classes whose credentials stand at 0 and 1."""

KEYWORD_CONNECTIONS = (
    "boto.dynamodb2.layer1.DynamoDBConnection",
    "boto.kinesis.layer1.KinesisConnection",
    "boto.rds2.layer1.RDSConnection",
    "boto.redshift.layer1.RedshiftConnection",
)
"""Classes that take ``**kwargs`` only."""

KEY_ID = Param(("aws_access_key_id",))
SECRET = Param(("aws_secret_access_key",))
TOKEN = Param(("security_token",))
HOST = Param(("host",))

FUNCTIONS: tuple[SdkCall, ...] = (
    SdkCall(
        names=tuple(f"boto.connect_{service}" for service in SERVICES),
        access_key=Param(("aws_access_key_id",), 0),
        secret_key=Param(("aws_secret_access_key",), 1),
        session_token=TOKEN,
        endpoint=HOST,
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=tuple(f"boto.{module}.connect_to_region" for module in REGIONAL_MODULES),
        access_key=KEY_ID,
        secret_key=SECRET,
        session_token=TOKEN,
        endpoint=HOST,
        fallback=Fallback.OWN,
    ),
    SdkCall(
        # Eucalyptus: the host stands at 0.
        names=("boto.connect_euca", "boto.connect_walrus"),
        access_key=Param(("aws_access_key_id",), 1),
        secret_key=Param(("aws_secret_access_key",), 2),
        custom_endpoint=True,
    ),
    SdkCall(
        # The Internet Archive.
        names=("boto.connect_ia",),
        access_key=Param(("ia_access_key_id",), 0),
        secret_key=Param(("ia_secret_access_key",), 1),
        custom_endpoint=True,
    ),
    SdkCall(
        names=("boto.connect_ec2_endpoint",),
        access_key=Param(("aws_access_key_id",), 1),
        secret_key=Param(("aws_secret_access_key",), 2),
        endpoint=Param(("url",), 0),
        fallback=Fallback.OWN,
    ),
)

CLASSES: tuple[SdkCall, ...] = (
    *(
        SdkCall(
            names=(name,),
            access_key=Param(("aws_access_key_id",), 0),
            secret_key=Param(("aws_secret_access_key",), 1),
            session_token=None if token is None else Param(("security_token",), token),
            endpoint=Param(("host",), host),
            returns="boto.sts.connection.STSConnection" if name.endswith(".STSConnection") else "",
            fallback=Fallback.OWN,
        )
        for name, token, host in CONNECTIONS
    ),
    SdkCall(
        names=KEYWORD_CONNECTIONS,
        access_key=KEY_ID,
        secret_key=SECRET,
        session_token=TOKEN,
        endpoint=HOST,
    ),
    SdkCall(
        # The host stands at 0, unlike in every subclass.
        names=("boto.connection.AWSAuthConnection",),
        access_key=Param(("aws_access_key_id",), 1),
        secret_key=Param(("aws_secret_access_key",), 2),
        session_token=Param(("security_token",), 13),
        endpoint=Param(("host",), 0),
        fallback=Fallback.OWN,
    ),
)

ROWS: tuple[Row, ...] = (*FUNCTIONS, *CLASSES)
