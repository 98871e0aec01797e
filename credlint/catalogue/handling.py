"""Calls by which programs handle credentials themselves: files, loggers, variables of the environment."""

from credlint.catalogue.schema import (
    EnvironmentWriter,
    FileAccess,
    MetadataRequest,
    Param,
    PathUse,
    Returns,
    Row,
    WireTrace,
)

FILES: tuple[FileAccess, ...] = (
    FileAccess(("builtins.open", "io.open", "codecs.open", "aiofiles.open", "os.open"), Param(("file", "filename"), 0)),
    FileAccess(("configparser.ConfigParser.read", "configparser.RawConfigParser.read"), Param(("filenames",), 0)),
    FileAccess(
        tuple(f"pathlib.Path.{name}" for name in ("open", "read_text", "read_bytes", "write_text", "write_bytes"))
    ),
    FileAccess(("shutil.copy", "shutil.copyfile", "shutil.copy2", "shutil.move"), Param(("dst",), 1)),
)
"""Opening a file; a credentials file among them is opened by hand (CRD305)."""

PATHS: tuple[PathUse, ...] = (
    PathUse(
        tuple(
            f"os.path.{name}"
            for name in (
                "abspath",
                "exists",
                "expanduser",
                "getmtime",
                "getsize",
                "isabs",
                "isdir",
                "isfile",
                "islink",
                "join",
                "lexists",
                "normpath",
                "realpath",
            )
        ),
        Param(("path", "filename", "s", "a"), 0),
    ),
    PathUse(tuple(f"os.{name}" for name in ("access", "chmod", "remove", "stat", "unlink")), Param(("path",), 0)),
    PathUse(("pathlib.Path", "pathlib.PurePath"), Param(("path",), 0)),
    PathUse(("shutil.copy", "shutil.copyfile", "shutil.copy2", "shutil.move"), Param(("src",), 0)),
)
"""Looking at a file or its path, which says that a variable named like a credential holds where one is."""

TRACES: tuple[WireTrace, ...] = (
    WireTrace(("boto3.set_stream_logger",), Param(("name",), 0), Param(("level",), 1), "boto3", "DEBUG"),
    WireTrace(("botocore.session.Session.set_stream_logger",), Param(("logger_name",), 0), Param(("log_level",), 1)),
    WireTrace(
        ("botocore.session.Session.set_file_logger",), Param(("logger_name",), 2), Param(("log_level",), 0), "botocore"
    ),
    WireTrace(
        ("botocore.session.Session.set_debug_logger", "*.set_debug_logger"),
        Param(("logger_name",), 0),
        None,
        "botocore",
        "DEBUG",
    ),
    WireTrace(("logging.Logger.setLevel",), None, Param(("level",), 0)),
    WireTrace(("logging.basicConfig",), Param((), None), Param(("level",), None), ""),
    WireTrace(("logging.config.dictConfig",), config=Param(("config",), 0)),
    WireTrace(("logging.config.fileConfig",), config=Param(("fname",), 0)),
)
"""Levels of loggers; botocore at DEBUG writes requests and responses with the keys in them (CRD306)."""

WRITERS: tuple[EnvironmentWriter, ...] = (
    EnvironmentWriter(("os.putenv", "os.environ.__setitem__"), Param(("key", "name"), 0), Param(("value",), 1)),
    EnvironmentWriter(
        ("pytest.MonkeyPatch.setenv", "_pytest.monkeypatch.MonkeyPatch.setenv"),
        Param(("name",), 0),
        Param(("value",), 1),
    ),
    EnvironmentWriter(
        ("unittest.mock.patch.dict", "mock.patch.dict"), mapping=Param(("values",), 1), target=Param(("in_dict",), 0)
    ),
)
"""Setting variables by a function (CRD302)."""

_INSTANCE, _CONTAINER = "169.254.169.254", "169.254.170.2"

METADATA: tuple[Row, ...] = (
    *(
        Returns((name,), name)
        for name in (
            "botocore.utils.InstanceMetadataFetcher",
            "botocore.utils.ContainerMetadataFetcher",
            "botocore.credentials.InstanceMetadataProvider",
            "botocore.credentials.ContainerProvider",
            "aiobotocore.utils.AioInstanceMetadataFetcher",
            "aiobotocore.utils.AioContainerMetadataFetcher",
            "aiobotocore.credentials.AioInstanceMetadataProvider",
            "aiobotocore.credentials.AioContainerProvider",
        )
    ),
    MetadataRequest(
        (
            "botocore.utils.InstanceMetadataFetcher.retrieve_iam_role_credentials",
            "aiobotocore.utils.AioInstanceMetadataFetcher.retrieve_iam_role_credentials",
            "*.retrieve_iam_role_credentials",
        ),
        _INSTANCE,
    ),
    MetadataRequest(
        (
            "botocore.utils.ContainerMetadataFetcher.retrieve_uri",
            "aiobotocore.utils.AioContainerMetadataFetcher.retrieve_uri",
        ),
        _CONTAINER,
        Param(("relative_uri",), 0),
        by_default=True,
    ),
    MetadataRequest(
        (
            "botocore.utils.ContainerMetadataFetcher.retrieve_full_uri",
            "aiobotocore.utils.AioContainerMetadataFetcher.retrieve_full_uri",
        ),
        _CONTAINER,
        Param(("full_url",), 0),
        by_default=True,
    ),
    MetadataRequest(("boto.utils.get_instance_metadata",), _INSTANCE, Param(("data",), 2)),
    *(
        MetadataRequest((f"{module}.{prefix}{name}.load",), host, returns=f"{module}.{prefix}RefreshableCredentials")
        for module, prefix in (("botocore.credentials", ""), ("aiobotocore.credentials", "Aio"))
        for name, host in (("InstanceMetadataProvider", _INSTANCE), ("ContainerProvider", _CONTAINER))
    ),
)
"""The fetchers of the SDKs, which a client calls by itself."""

ROWS: tuple[Row, ...] = (*FILES, *PATHS, *TRACES, *METADATA, *WRITERS)
