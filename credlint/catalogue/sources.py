"""Where values come from: the process environment, configuration, secret stores."""

from credlint.catalogue.schema import (
    Configuration,
    Environment,
    EnvironmentMapping,
    EnvironmentReader,
    Param,
    Row,
    SecretStore,
)

ENVIRONMENTS: tuple[Environment, ...] = (
    # django-environ's class attribute is the very object.
    Environment(names=("os.environ", "os.environb", "environ.Env.ENVIRON")),
)

TYPED_READERS = (
    "bool",
    "date",
    "datetime",
    "decimal",
    "dict",
    "enum",
    "float",
    "int",
    "json",
    "list",
    "log_level",
    "path",
    "str",
    "time",
    "timedelta",
    "url",
    "uuid",
)
"""Methods of environs' `Env` that read one variable as a type."""

READERS: tuple[EnvironmentReader, ...] = (
    EnvironmentReader(
        names=("os.getenv", "os.getenvb"),
        key=Param(("key",), 0),
        default=Param(("default",), 1),
    ),
    EnvironmentReader(
        # option 0, default 1, cast 2
        names=("decouple.config", "decouple.Config.__call__", "decouple.Config.get", "decouple.AutoConfig.__call__"),
        key=Param(("option",), 0),
        default=Param(("default",), 1),
    ),
    EnvironmentReader(
        names=(
            "environs.Env.__call__",
            "environs.env",
            *(f"environs.Env.{name}" for name in TYPED_READERS),
            *(f"environs.env.{name}" for name in TYPED_READERS),
        ),
        key=Param(("name",), 0),
        default=Param(("default",), 1),
    ),
    EnvironmentReader(
        # var 0, cast 1, default 2
        names=(
            "environ.Env.__call__",
            "environ.Env.dict",
            "environ.Env.get_value",
            "environ.Env.list",
            "environ.Env.tuple",
        ),
        key=Param(("var",), 0),
        default=Param(("default",), 2),
    ),
    EnvironmentReader(
        names=tuple(f"environ.Env.{name}" for name in ("bool", "bytes", "float", "int", "json", "path", "str", "url")),
        key=Param(("var",), 0),
        default=Param(("default",), 1),
    ),
    EnvironmentReader(
        # key 0, cast 1, default 2
        names=("starlette.config.Config.__call__", "starlette.config.Config.get"),
        key=Param(("key",), 0),
        default=Param(("default",), 2),
    ),
    EnvironmentReader(
        names=("dotenv.get_key", "dotenv.main.get_key"),
        key=Param(("key_to_get",), 1),
    ),
    EnvironmentReader(
        names=("dagster.EnvVar", "dagster.EnvVar.get_value"),
        key=Param(("name",), 0),
    ),
    EnvironmentReader(
        names=("haystack.utils.Secret.from_env_var", "haystack.utils.auth.Secret.from_env_var"),
        key=Param(("env_vars",), 0),
    ),
)

MAPPINGS: tuple[EnvironmentMapping, ...] = (
    EnvironmentMapping(names=("dotenv.dotenv_values", "dotenv.main.dotenv_values")),
    EnvironmentMapping(names=("environs.Env.dump", "environs.env.dump")),
    EnvironmentMapping(names=("psutil.Process.environ",), whole=True),
)

FILES = Configuration(
    names=(
        "json.load",
        "json.loads",
        "orjson.loads",
        "simplejson.load",
        "simplejson.loads",
        "ujson.load",
        "ujson.loads",
        "yaml.full_load",
        "yaml.load",
        "yaml.safe_load",
        "yaml.safe_load_all",
        "yaml.unsafe_load",
        "ruamel.yaml.YAML.load",
        "toml.load",
        "toml.loads",
        "tomli.load",
        "tomli.loads",
        "tomlkit.load",
        "tomlkit.parse",
        "tomllib.load",
        "tomllib.loads",
        "plistlib.load",
        "plistlib.loads",
        "pickle.load",
        "csv.DictReader",
        "csv.reader",
        "configparser.ConfigParser.__getitem__",
        "configparser.ConfigParser.items",
        "configparser.SectionProxy.get",
        "io.TextIOWrapper.read",
        "io.TextIOWrapper.readline",
        "io.TextIOWrapper.readlines",
        "pathlib.Path.read_bytes",
        "pathlib.Path.read_text",
    )
)

OPTIONS = Configuration(
    names=(
        "sys.argv",
        "argparse.Namespace",
        "getopt.getopt",
        "builtins.input",
        "absl.flags.FLAGS",
        "docopt.docopt",
        "click.prompt",
        "typer.prompt",
        "streamlit.text_input",
    )
)

SETTINGS = Configuration(
    names=(
        "django.conf.settings",
        "flask.Flask.config",
        "flask.current_app.config",
        "quart.Quart.config",
        "quart.current_app.config",
        "celery.Celery.conf",
        "streamlit.secrets",
        "dynaconf.Dynaconf",
        "dynaconf.LazySettings",
        "dynaconf.settings",
        "pydantic.BaseSettings",
        "pydantic_settings.BaseSettings",
        "omegaconf.OmegaConf.create",
        "omegaconf.OmegaConf.load",
        "hydra.compose",
        "airflow.configuration.conf.get",
        "airflow.hooks.base.BaseHook.get_connection",
        "airflow.models.Connection.get_connection_from_secrets",
        "airflow.models.Variable.get",
        "airflow.sdk.Variable.get",
        "airflow.sdk.bases.hook.BaseHook.get_connection",
        "scrapy.utils.project.get_project_settings",
        "pulumi.Config.get",
        "pulumi.Config.require",
        "dlt.config",
    )
)

STORES: tuple[SecretStore, ...] = (
    SecretStore(
        names=(
            "getpass.getpass",
            "keyring.get_password",
            "keyring.get_credential",
            "dbutils.secrets.get",
            "pyspark.dbutils.DBUtils.secrets.get",
            "google.colab.userdata.get",
            "kaggle_secrets.UserSecretsClient.get_secret",
            "dlt.secrets",
            "pulumi.Config.get_secret",
            "pulumi.Config.require_secret",
            "prefect.blocks.system.Secret.load",
            "prefect_aws.AwsCredentials.load",
        )
    ),
    *(
        SecretStore(
            names=tuple(f"aws_lambda_powertools.utilities.parameters.{name}" for name in names),
            needs=Param(("decrypt",), position),
        )
        for names, position in (
            (("get_parameter",), 2),
            (("get_parameters", "get_parameters_by_name"), 3),
            (("SSMProvider.get", "SSMProvider.get_multiple", "SSMProvider.get_parameters_by_name"), None),
        )
    ),
    SecretStore(
        names=(
            "aws_lambda_powertools.utilities.parameters.get_secret",
            "aws_lambda_powertools.utilities.parameters.SecretsProvider.get",
            "aws_secretsmanager_caching.SecretCache.get_secret_binary",
            "aws_secretsmanager_caching.SecretCache.get_secret_string",
            "google.cloud.secretmanager.SecretManagerServiceClient.access_secret_version",
            "azure.keyvault.secrets.SecretClient.get_secret",
            "hvac.Client.read",
            "hvac.Client.secrets.aws.generate_credentials",
            "hvac.Client.secrets.kv.read_secret_version",
            "hvac.Client.secrets.kv.v1.read_secret",
            "hvac.Client.secrets.kv.v2.read_secret_version",
        )
    ),
)

ROWS: tuple[Row, ...] = (*ENVIRONMENTS, *READERS, *MAPPINGS, FILES, OPTIONS, SETTINGS, *STORES)
