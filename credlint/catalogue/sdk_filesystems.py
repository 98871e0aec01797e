"""Calls of file systems, object stores and path libraries that take AWS credentials."""

from credlint.catalogue.kinds import Fallback
from credlint.catalogue.schema import ClassAttributes, ClassLookup, Param, Row, SdkCall, TextCall

S3FS: tuple[SdkCall, ...] = (
    SdkCall(
        # Before 2023.3 endpoint_url was missing: key 1, secret 2, token 3.
        names=("s3fs.S3FileSystem",),
        access_key=Param(("key", "username"), 2),
        secret_key=Param(("secret", "password"), 3),
        session_token=Param(("token",), 4),
        endpoint=Param(("endpoint_url",), 1),
        endpoint_paths=(("client_kwargs", "endpoint_url"),),
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=("s3fs.S3FileSystem",),
        access_key=Param(("aws_access_key_id",)),
        secret_key=Param(("aws_secret_access_key",)),
        session_token=Param(("aws_session_token",)),
        endpoint=Param(("endpoint_url",)),
        inside=Param(("client_kwargs",), 6),
        fallback=Fallback.OWN,
    ),
)

FSSPEC: tuple[SdkCall, ...] = tuple(
    SdkCall(
        names=names,
        access_key=Param(("key", "username")),
        secret_key=Param(("secret", "password")),
        session_token=Param(("token",)),
        endpoint=Param(("endpoint_url",)),
        location=Param((location,), 0),
        endpoint_paths=(("client_kwargs", "endpoint_url"),),
        fallback=Fallback.OWN,
    )
    for names, location in (
        (("fsspec.filesystem", "fsspec.registry.filesystem"), "protocol"),
        (("fsspec.open", "fsspec.core.open", "fsspec.open_files", "fsspec.core.open_files"), "urlpath"),
        (
            (
                "fsspec.url_to_fs",
                "fsspec.core.url_to_fs",
                "fsspec.get_mapper",
                "fsspec.mapping.get_mapper",
                "fsspec.open_local",
                "fsspec.core.open_local",
            ),
            "url",
        ),
        (("upath.UPath", "upath.implementations.cloud.S3Path"), "path"),
    )
)

CHAINED: tuple[SdkCall, ...] = (
    SdkCall(
        # Of a chain of protocols (`simplecache::s3://…`) each has its own options.
        names=tuple(
            f"fsspec.{module}{name}"
            for module in ("", "core.")
            for name in ("open", "open_files", "open_local", "url_to_fs")
        ),
        access_key=Param(("key", "username")),
        secret_key=Param(("secret", "password")),
        session_token=Param(("token",)),
        endpoint=Param(("endpoint_url",)),
        inside=Param(("s3", "s3a")),
        endpoint_paths=(("client_kwargs", "endpoint_url"),),
        fallback=Fallback.OWN,
    ),
)

LOOKUPS: tuple[ClassLookup, ...] = (
    ClassLookup(
        ("fsspec.get_filesystem_class", "fsspec.registry.get_filesystem_class"),
        Param(("protocol",), 0),
        ("s3", "s3a"),
        "s3fs.S3FileSystem",
    ),
    ClassLookup(
        ("libcloud.storage.providers.get_driver",),
        Param(("provider",), 0),
        ("s3", "s3_[!r]*"),  # not S3_RGW, which is Ceph's
        "libcloud.storage.drivers.s3.S3StorageDriver",
    ),
    ClassLookup(
        ("libcloud.compute.providers.get_driver",),
        Param(("provider",), 0),
        ("ec2*",),
        "libcloud.compute.drivers.ec2.EC2NodeDriver",
    ),
)

SMART_OPEN: tuple[Row, ...] = (
    SdkCall(
        names=("smart_open.open",),
        access_key=Param(("aws_access_key_id",)),
        secret_key=Param(("aws_secret_access_key",)),
        session_token=Param(("aws_session_token",)),
        inside=Param(("transport_params",), 10),
        path=("client_kwargs", "S3.Client"),
        location=Param(("uri",), 0),
        endpoint=Param(("endpoint_url",)),
        fallback=Fallback.OWN,
    ),
    TextCall(
        # s3://key:secret@bucket/object
        names=("smart_open.open",),
        text=Param(("uri",), 0),
        patterns=(r"\bs3[an]?://[^:@/]*:",),
        ends="@",
        then="@",
        needles=(("s3://",), ("s3a://",), ("s3n://",)),
    ),
)

ARROW: tuple[SdkCall, ...] = (
    SdkCall(
        names=("pyarrow.fs.S3FileSystem", "pyarrow._s3fs.S3FileSystem"),
        access_key=Param(("access_key",)),
        secret_key=Param(("secret_key",)),
        session_token=Param(("session_token",)),
        endpoint=Param(("endpoint_override",)),
        fallback=Fallback.OWN,
    ),
    SdkCall(
        # In Daft `access_key` is the secret.
        names=("daft.io.S3Config",),
        access_key=Param(("key_id",), 2),
        secret_key=Param(("access_key",), 4),
        session_token=Param(("session_token",), 3),
        endpoint=Param(("endpoint_url",)),
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=("daft.io.S3Credentials",),
        access_key=Param(("key_id",), 0),
        secret_key=Param(("access_key",), 1),
        session_token=Param(("session_token",), 2),
    ),
    SdkCall(
        names=("obstore.store.S3Store", "obstore.store.from_url", "obstore.store.S3Store.from_url"),
        access_key=Param(("access_key_id", "aws_access_key_id")),
        secret_key=Param(("secret_access_key", "aws_secret_access_key")),
        session_token=Param(("session_token", "aws_session_token", "aws_token", "token")),
        endpoint=Param(("endpoint", "endpoint_url", "aws_endpoint", "aws_endpoint_url")),
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=("obstore.store.S3Store", "obstore.store.from_url", "obstore.store.S3Store.from_url"),
        access_key=Param(("access_key_id", "aws_access_key_id")),
        secret_key=Param(("secret_access_key", "aws_secret_access_key")),
        session_token=Param(("session_token", "aws_session_token", "aws_token", "token")),
        inside=Param(("config",)),
        endpoint=Param(("endpoint", "endpoint_url", "aws_endpoint", "aws_endpoint_url")),
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=(
            "icechunk.s3_storage",
            "icechunk.s3_credentials",
            "icechunk.s3_static_credentials",
            "icechunk.storage.s3_object_store_storage",
        ),
        access_key=Param(("access_key_id",)),
        secret_key=Param(("secret_access_key",)),
        session_token=Param(("session_token",)),
        endpoint=Param(("endpoint_url",)),
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=("icechunk.tigris_storage", "icechunk.r2_storage"),
        access_key=Param(("access_key_id",)),
        secret_key=Param(("secret_access_key",)),
        session_token=Param(("session_token",)),
        custom_endpoint=True,
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=("tiledb.Config", "tiledb.Ctx"),
        access_key=Param(("vfs.s3.aws_access_key_id",)),
        secret_key=Param(("vfs.s3.aws_secret_access_key",)),
        session_token=Param(("vfs.s3.aws_session_token",)),
        inside=Param(("params", "config"), 0),
        endpoint=Param(("vfs.s3.endpoint_override",)),
    ),
    SdkCall(
        names=("rasterio.session.AWSSession",),
        access_key=Param(("aws_access_key_id",), 2),
        secret_key=Param(("aws_secret_access_key",), 3),
        session_token=Param(("aws_session_token",), 4),
        endpoint=Param(("endpoint_url",)),
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=("rasterio.Env",),
        access_key=Param(("aws_access_key_id",)),
        secret_key=Param(("aws_secret_access_key",)),
        session_token=Param(("aws_session_token",)),
    ),
)

ICEBERG: tuple[SdkCall, ...] = (
    SdkCall(
        names=(
            "pyiceberg.catalog.load_catalog",
            "pyiceberg.catalog.rest.RestCatalog",
            "pyiceberg.catalog.sql.SqlCatalog",
            "pyiceberg.catalog.glue.GlueCatalog",
            "pyiceberg.catalog.dynamodb.DynamoDbCatalog",
        ),
        access_key=Param(
            ("s3.access-key-id", "client.access-key-id", "glue.access-key-id", "dynamodb.access-key-id"),
        ),
        secret_key=Param(
            (
                "s3.secret-access-key",
                "client.secret-access-key",
                "glue.secret-access-key",
                "dynamodb.secret-access-key",
            ),
        ),
        session_token=Param(
            ("s3.session-token", "client.session-token", "glue.session-token", "dynamodb.session-token"),
        ),
        endpoint=Param(("s3.endpoint",)),
        fallback=Fallback.OWN,
    ),
)

STORES: tuple[SdkCall, ...] = (
    SdkCall(
        names=("minio.Minio", "miniopy_async.Minio"),
        access_key=Param(("access_key",), 1),
        secret_key=Param(("secret_key",), 2),
        session_token=Param(("session_token",), 3),
        endpoint=Param(("endpoint",), 0),
    ),
    SdkCall(
        names=("minio.credentials.StaticProvider",),
        access_key=Param(("access_key",), 0),
        secret_key=Param(("secret_key",), 1),
        session_token=Param(("session_token",), 2),
        returns="minio.credentials.Provider",
    ),
    SdkCall(
        names=("minio.credentials.Credentials",),
        access_key=Param(("access_key",), 0),
        secret_key=Param(("secret_key",), 1),
        session_token=Param(("session_token",), 2),
        returns="minio.credentials.Credentials",
    ),
    SdkCall(
        names=("testcontainers.minio.MinioContainer", "testcontainers.community.minio.MinioContainer"),
        access_key=Param(("access_key",), 2),
        secret_key=Param(("secret_key",), 3),
        custom_endpoint=True,
    ),
    SdkCall(
        names=("libcloud.storage.drivers.s3.S3StorageDriver", "libcloud.compute.drivers.ec2.EC2NodeDriver"),
        access_key=Param(("key",), 0),
        secret_key=Param(("secret",), 1),
        session_token=Param(("token",), 6),
        endpoint=Param(("host",)),
    ),
    SdkCall(
        names=("cloudpathlib.S3Client", "cloudpathlib.s3.s3client.S3Client", "luigi.contrib.s3.S3Client"),
        access_key=Param(("aws_access_key_id",), 0),
        secret_key=Param(("aws_secret_access_key",), 1),
        session_token=Param(("aws_session_token",), 2),
        endpoint=Param(("endpoint_url",)),
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=("fs_s3fs.S3FS",),
        access_key=Param(("aws_access_key_id",), 2),
        secret_key=Param(("aws_secret_access_key",), 3),
        session_token=Param(("aws_session_token",), 4),
        endpoint=Param(("endpoint_url",)),
        fallback=Fallback.OWN,
    ),
    SdkCall(
        # The secret stands before the key id.
        names=("aiohttp_s3_client.S3Client", "aiohttp_s3_client.client.S3Client"),
        access_key=Param(("access_key_id",), 3),
        secret_key=Param(("secret_access_key",), 2),
        session_token=Param(("session_token",), 4),
        endpoint=Param(("url",)),
    ),
    SdkCall(
        names=("tinys3.Connection", "tinys3.Pool"),
        access_key=Param(("access_key",), 0),
        secret_key=Param(("secret_key",), 1),
        endpoint=Param(("endpoint",)),
    ),
)

DJANGO_BACKENDS = (
    "storages.backends.s3.S3Storage",
    "storages.backends.s3.S3StaticStorage",
    "storages.backends.s3.S3ManifestStaticStorage",
    "storages.backends.s3boto3.S3Boto3Storage",
    "storages.backends.s3boto3.S3StaticStorage",
    "storages.backends.s3boto3.S3ManifestStaticStorage",
)

DJANGO: tuple[Row, ...] = (
    SdkCall(
        names=DJANGO_BACKENDS,
        access_key=Param(("access_key",)),
        secret_key=Param(("secret_key",)),
        session_token=Param(("security_token",)),
        endpoint=Param(("endpoint_url",)),
        fallback=Fallback.OWN,
    ),
    *(
        ClassAttributes(
            base=name,
            inner="",
            access_key=("access_key",),
            secret_key=("secret_key",),
            session_token=("security_token",),
            endpoint=("endpoint_url",),
        )
        for name in DJANGO_BACKENDS
    ),
)

ROWS: tuple[Row, ...] = (*S3FS, *FSSPEC, *CHAINED, *LOOKUPS, *SMART_OPEN, *ARROW, *ICEBERG, *STORES, *DJANGO)
