"""Calls outside AWS's own libraries whose results are objects of known classes: later methods of these matter."""

from credlint.catalogue.names import DEPENDENCY
from credlint.catalogue.schema import Collector, Flow, Handed, Lookup, Param, Returns, Row
from credlint.catalogue.sdk_texts import SQL_HOOKS

FRAMES: tuple[Returns, ...] = (
    Returns(
        (
            "pandas.DataFrame",
            *(
                f"pandas.read_{name}"
                for name in (
                    "csv",
                    "excel",
                    "feather",
                    "json",
                    "orc",
                    "parquet",
                    "pickle",
                    "sql",
                    "sql_query",
                    "sql_table",
                    "stata",
                    "table",
                    "xml",
                )
            ),
            "pandas.concat",
            "pandas.json_normalize",
            "pandas.merge",
            *(f"pandas.DataFrame.{name}" for name in ("copy", "drop", "fillna", "merge", "rename", "reset_index")),
            "pandas.DataFrame.from_dict",
            "pandas.DataFrame.from_records",
            "geopandas.read_file",
            "geopandas.read_parquet",
        ),
        "pandas.DataFrame",
    ),
    Returns(("pandas.Series",), "pandas.Series"),
    Returns(
        tuple(f"dask.dataframe.{name}" for name in ("from_pandas", "read_csv", "read_json", "read_parquet")),
        "dask.dataframe.DataFrame",
    ),
    Returns(
        (
            "polars.DataFrame",
            *(f"polars.read_{name}" for name in ("csv", "delta", "ipc", "json", "ndjson", "parquet")),
            "polars.LazyFrame.collect",
            "polars.from_pandas",
        ),
        "polars.DataFrame",
    ),
    Returns(
        (
            "polars.LazyFrame",
            *(f"polars.scan_{name}" for name in ("csv", "delta", "iceberg", "ipc", "ndjson", "parquet")),
            "polars.DataFrame.lazy",
        ),
        "polars.LazyFrame",
    ),
    Returns(("xarray.Dataset", "xarray.open_dataset", "xarray.open_zarr"), "xarray.Dataset"),
    Returns(("xarray.DataArray", "xarray.open_dataarray"), "xarray.DataArray"),
)

SPARK: tuple[Returns, ...] = (
    Returns(
        tuple(
            f"pyspark.sql.SparkSession.{builder}.{name}"
            for builder in ("builder", "Builder")
            for name in ("appName", "config", "enableHiveSupport", "master", "remote")
        ),
        "pyspark.sql.SparkSession.builder",
    ),
    Returns(
        (
            "pyspark.sql.SparkSession.Builder.getOrCreate",
            "pyspark.sql.SparkSession.builder.getOrCreate",
            "pyspark.sql.SparkSession.getActiveSession",
        ),
        "pyspark.sql.SparkSession",
    ),
    Returns(
        ("pyspark.SparkConf", *(f"pyspark.SparkConf.{name}" for name in ("set", "setAll", "setAppName", "setMaster"))),
        "pyspark.SparkConf",
    ),
    Returns(("*.hadoopConfiguration",), "org.apache.hadoop.conf.Configuration"),
)

SERVICES: tuple[Returns, ...] = (
    *(Returns((hook,), hook) for hook in SQL_HOOKS),
    Returns(("duckdb.connect",), "duckdb.DuckDBPyConnection"),
    Returns(("celery.Celery",), "celery.Celery"),
    Returns(("hvac.Client",), "hvac.Client"),
    Returns(("hvac.api.auth_methods.aws.Aws",), "hvac.Client.auth.aws"),
    Returns(("hvac.api.secrets_engines.aws.Aws",), "hvac.Client.secrets.aws"),
    Returns(
        ("clickhouse_connect.create_client", "clickhouse_connect.get_client"), "clickhouse_connect.driver.client.Client"
    ),
    Returns(("lancedb.connect", "lancedb.connect_namespace"), "lancedb.db.DBConnection"),
    Returns(("lancedb.connect_async", "lancedb.connect_namespace_async"), "lancedb.db.AsyncConnection"),
    Returns(("deltalake.DeltaTable",), "deltalake.DeltaTable"),
    Returns(("mem0.Memory.from_config",), "mem0.Memory"),
    Returns(("clearml.Task.init", "clearml.Task.current_task"), "clearml.Task"),
    Returns(("aws_secretsmanager_caching.SecretCache",), "aws_secretsmanager_caching.SecretCache"),
    Returns(
        ("aws_lambda_powertools.utilities.parameters.SSMProvider",),
        "aws_lambda_powertools.utilities.parameters.SSMProvider",
    ),
    Returns(
        ("aws_lambda_powertools.utilities.parameters.SecretsProvider",),
        "aws_lambda_powertools.utilities.parameters.SecretsProvider",
    ),
    Returns(
        ("google.cloud.secretmanager.SecretManagerServiceClient",),
        "google.cloud.secretmanager.SecretManagerServiceClient",
    ),
    Returns(("azure.keyvault.secrets.SecretClient",), "azure.keyvault.secrets.SecretClient"),
    Returns(("kaggle_secrets.UserSecretsClient",), "kaggle_secrets.UserSecretsClient"),
    Returns(("pyspark.dbutils.DBUtils",), "pyspark.dbutils.DBUtils"),
    Returns(("pulumi.Config",), "pulumi.Config"),
    *(
        Returns((name,), name)
        for name in (
            "aws_cdk.aws_lambda.DockerImageFunction",
            "aws_cdk.aws_lambda.Function",
            "aws_cdk.aws_lambda_python_alpha.PythonFunction",
            "aws_cdk.aws_ecs.Ec2TaskDefinition",
            "aws_cdk.aws_ecs.FargateTaskDefinition",
            "aws_cdk.aws_ecs.TaskDefinition",
        )
    ),
)

ENVIRONMENT: tuple[Returns, ...] = (
    Returns(("environs.Env", "environs.Env.prefixed"), "environs.Env"),
    Returns(("environ.Env",), "environ.Env"),
    Returns(("decouple.AutoConfig",), "decouple.AutoConfig"),
    Returns(("decouple.Config",), "decouple.Config"),
    Returns(("starlette.config.Config",), "starlette.config.Config"),
    Returns(("psutil.Process",), "psutil.Process"),
    Returns(("configparser.ConfigParser",), "configparser.ConfigParser", holds=True),
    Returns(("flask.Flask",), "flask.Flask"),
    Returns(("quart.Quart",), "quart.Quart"),
)

OUTPUTS: tuple[Returns, ...] = (
    Returns(
        ("logging.getLogger", "logging.Logger", "logging.Logger.getChild", "celery.utils.log.get_task_logger"),
        "logging.Logger",
    ),
    Returns(("logging.LoggerAdapter",), "logging.LoggerAdapter", first=Param(("extra",), 1)),
    Returns(("aws_lambda_powertools.Logger",), "aws_lambda_powertools.Logger"),
    Returns(
        (
            "structlog.get_logger",
            "structlog.getLogger",
            "structlog.stdlib.get_logger",
            "structlog.stdlib.BoundLogger.bind",
            "structlog.stdlib.BoundLogger.new",
            "structlog.stdlib.BoundLogger.try_unbind",
            "structlog.stdlib.BoundLogger.unbind",
            "structlog.wrap_logger",
        ),
        "structlog.stdlib.BoundLogger",
    ),
    Returns(
        tuple(f"loguru.{owner}.{name}" for owner in ("logger", "Logger") for name in ("bind", "patch")),
        "loguru.Logger",
    ),
    Returns(("loguru.logger.opt", "loguru.Logger.opt"), "loguru.Logger", first=Param(("lazy",))),
    Returns(("opentelemetry.trace.get_tracer",), "opentelemetry.trace.Tracer"),
    Returns(
        (
            "opentelemetry.trace.get_current_span",
            "opentelemetry.trace.Tracer.start_as_current_span",
            "opentelemetry.trace.Tracer.start_span",
        ),
        "opentelemetry.trace.Span",
    ),
    Returns(
        ("sentry_sdk.push_scope", "sentry_sdk.new_scope", "sentry_sdk.configure_scope", "sentry_sdk.get_current_scope"),
        "sentry_sdk.Scope",
    ),
    Returns(("rich.console.Console", "rich.get_console"), "rich.console.Console"),
    Returns(("rich.table.Table", "rich.table.Table.grid"), "rich.table.Table", holds=True, shows=True, everything=True),
    Returns(("rich.tree.Tree",), "rich.tree.Tree", holds=True, shows=True, everything=True),
    Returns(
        (
            "rich.text.Text",
            *(f"rich.text.Text.{name}" for name in ("assemble", "from_ansi", "from_markup", "styled")),
        ),
        "rich.text.Text",
        holds=True,
        shows=True,
        everything=True,
    ),
    Returns(("prettytable.PrettyTable",), "prettytable.PrettyTable", holds=True, shows=True, everything=True),
    Returns(("json.JSONEncoder",), "json.JSONEncoder"),
    Returns(("pydantic.TypeAdapter",), "pydantic.TypeAdapter"),
    Returns(
        tuple(
            f"streamlit.{owner}{name}"
            for owner in ("", "sidebar.")
            for name in ("container", "empty", "expander", "form", "popover", "status")
        ),
        "streamlit",
    ),
    Returns(
        tuple(f"streamlit.{owner}{name}" for owner in ("", "sidebar.") for name in ("columns", "tabs")),
        "streamlit",
        many=True,
    ),
    Returns(("tqdm.tqdm", "tqdm.trange", "tqdm.auto.tqdm", "tqdm.notebook.tqdm"), "tqdm.tqdm"),
)

FILES: tuple[Returns, ...] = (
    Returns(
        (
            "builtins.open",
            "io.open",
            "codecs.open",
            "gzip.open",
            "bz2.open",
            "lzma.open",
            "os.fdopen",
            "pathlib.Path.open",
            "tempfile.NamedTemporaryFile",
            "tempfile.SpooledTemporaryFile",
            "tempfile.TemporaryFile",
            "aiofiles.open",
            "anyio.open_file",
            "fsspec.open",
            "smart_open.open",
        ),
        "io.TextIOWrapper",
    ),
    Returns(
        (
            "pathlib.Path",
            "pathlib.Path.cwd",
            "pathlib.Path.home",
            *(
                f"pathlib.Path.{name}"
                for name in (
                    "absolute",
                    "expanduser",
                    "joinpath",
                    "resolve",
                    "with_name",
                    "with_suffix",
                )
            ),
        ),
        "pathlib.Path",
    ),
    Returns(("pathlib.Path.parent",), "pathlib.Path", attribute=True),
    Returns(("pathlib.Path.parents",), "pathlib.Path", many=True, attribute=True),
    Returns(tuple(f"pathlib.Path.{name}" for name in ("glob", "iterdir", "rglob")), "pathlib.Path", many=True),
    Returns(("csv.writer",), "csv.writer"),
    Returns(("csv.DictWriter",), "csv.DictWriter"),
    Returns(("shelve.open",), "shelve.Shelf"),
    Returns(("zipfile.ZipFile",), "zipfile.ZipFile"),
    Returns(("ruamel.yaml.YAML",), "ruamel.yaml.YAML"),
    Returns(("string.Template",), "string.Template"),
)

NETWORK: tuple[Returns, ...] = (
    Returns(
        ("http.client.HTTPConnection", "http.client.HTTPSConnection"),
        "http.client.HTTPConnection",
    ),
    Returns(("paramiko.SSHClient",), "paramiko.SSHClient"),
    Returns(("fabric.Connection",), "fabric.Connection"),
    *(
        Returns((f"{package}.templating.Jinja2Templates",), f"{package}.templating.Jinja2Templates")
        for package in ("starlette", "fastapi")
    ),
)

PRINTERS: tuple[Returns, ...] = (Returns(("pprint.PrettyPrinter",), "pprint.PrettyPrinter"),)

TASKS: tuple[Returns, ...] = (
    Returns(
        (
            "concurrent.futures.ThreadPoolExecutor",
            "concurrent.futures.ProcessPoolExecutor",
            "concurrent.futures.thread.ThreadPoolExecutor",
            "concurrent.futures.process.ProcessPoolExecutor",
        ),
        "concurrent.futures.Executor",
    ),
    Returns(
        ("asyncio.get_event_loop", "asyncio.get_running_loop", "asyncio.new_event_loop"), "asyncio.AbstractEventLoop"
    ),
    Returns(("contextlib.ExitStack", "contextlib.AsyncExitStack"), "contextlib.ExitStack"),
    Returns(("asyncio.TaskGroup",), "asyncio.TaskGroup"),
    Returns(("asyncio.Runner",), "asyncio.Runner"),
)

COLLECTORS: tuple[Collector, ...] = (
    Collector(
        ("configparser.ConfigParser.set",),
        value=Param(("value",), 2),
        path=(Param(("section",), 0), Param(("option",), 1)),
    ),
    Collector(
        ("configparser.ConfigParser.remove_option",),
        path=(Param(("section",), 0), Param(("option",), 1)),
        removes=True,
    ),
    Collector(("configparser.ConfigParser.remove_section",), path=(Param(("section",), 0),), removes=True),
    Collector(("configparser.ConfigParser.read_dict",), value=Param(("dictionary",), 0)),
    Collector(("rich.table.Table.add_column", "rich.table.Table.add_row")),
    Collector(("rich.tree.Tree.add",)),
    Collector(("rich.text.Text.append", "rich.text.Text.append_text", "rich.text.Text.append_tokens")),
    Collector(tuple(f"prettytable.PrettyTable.{name}" for name in ("add_column", "add_row", "add_rows"))),
    Collector(("prettytable.PrettyTable.field_names",), value=Param(("field_names",), 0), key="field_names"),
)

FLUENT: tuple[Flow, ...] = (
    # A branch of a tree is shown with the tree.
    Flow(
        (
            "rich.tree.Tree.add",
            "rich.text.Text.append",
            "rich.text.Text.append_text",
            "rich.text.Text.append_tokens",
            "rich.text.Text.copy",
            *(f"prettytable.PrettyTable.get_{name}_string" for name in ("csv", "html", "json")),
            "prettytable.PrettyTable.get_string",
        ),
        ("self", "result"),
    ),
)
"""Methods whose result shows what the receiver holds."""

INJECTED: tuple[Returns, ...] = (
    Returns(
        (
            "fastapi.Depends",
            "fastapi.Security",
            "fastapi.param_functions.Depends",
            "fastapi.param_functions.Security",
            "fastapi.params.Depends",
            "fastapi.params.Security",
        ),
        DEPENDENCY,
        first=Param(("dependency",), 0),
    ),
)
"""What says that a framework calls a function of the program for the value of a parameter."""

HANDED: tuple[Handed, ...] = (
    Handed(("starlette.applications.Starlette", "fastapi.FastAPI", "fastapi.applications.FastAPI")),
    Handed(
        (
            "starlette.requests.Request",
            "starlette.requests.HTTPConnection",
            "starlette.websockets.WebSocket",
            "fastapi.Request",
            "fastapi.WebSocket",
            "fastapi.requests.HTTPConnection",
            "fastapi.requests.Request",
            "fastapi.websockets.WebSocket",
        ),
        parts=(("app", "starlette.applications.Starlette"),),
    ),
    Handed(("aiohttp.web.Application",)),
    Handed(("aiohttp.web.Request",), parts=(("app", "aiohttp.web.Application"),)),
    Handed(("sanic.Sanic", "sanic.app.Sanic")),
    Handed(("sanic.Request", "sanic.request.Request"), parts=(("app", "sanic.Sanic"),)),
    Handed(("fastapi.Response", "starlette.responses.Response", "fastapi.responses.Response")),
)

TEMPLATES: tuple[Returns, ...] = (
    Returns(("jinja2.Environment", "jinja2.sandbox.SandboxedEnvironment"), "jinja2.Environment"),
)

LOOKUPS: tuple[Lookup, ...] = (
    Lookup(("configparser.ConfigParser.get",), (Param(("section",), 0), Param(("option",), 1))),
)

ROWS: tuple[Row, ...] = (
    *TASKS,
    *COLLECTORS,
    *FLUENT,
    *TEMPLATES,
    *INJECTED,
    *HANDED,
    *LOOKUPS,
    *PRINTERS,
    *FRAMES,
    *SPARK,
    *SERVICES,
    *ENVIRONMENT,
    *OUTPUTS,
    *FILES,
    *NETWORK,
)
