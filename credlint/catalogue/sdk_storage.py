"""Calls of data frame libraries that take AWS credentials in `storage_options`."""

from credlint.catalogue.kinds import Fallback
from credlint.catalogue.schema import Param, Row, SdkCall

FSSPEC_KEY = Param(("key", "username"))
FSSPEC_SECRET = Param(("secret", "password"))
FSSPEC_TOKEN = Param(("token",))
FSSPEC_ENDPOINT = Param(("endpoint_url",))

OBJECT_STORE_KEY = Param(("aws_access_key_id", "access_key_id", "AWS_ACCESS_KEY_ID", "ACCESS_KEY_ID"))
OBJECT_STORE_SECRET = Param(
    ("aws_secret_access_key", "secret_access_key", "AWS_SECRET_ACCESS_KEY", "SECRET_ACCESS_KEY")
)
OBJECT_STORE_TOKEN = Param(
    ("aws_session_token", "aws_token", "session_token", "token", "AWS_SESSION_TOKEN", "AWS_TOKEN", "SESSION_TOKEN")
)
OBJECT_STORE_ENDPOINT = Param(
    (
        "aws_endpoint",
        "aws_endpoint_url",
        "endpoint",
        "endpoint_url",
        "AWS_ENDPOINT",
        "AWS_ENDPOINT_URL",
        "AWS_ENDPOINT_URL_S3",
    )
)
"""The options of the Rust crate object_store, which are read ignoring case."""

FSSPEC_CALLS: tuple[tuple[tuple[str, ...], str, int | None, int | None], ...] = (
    # names, the path's parameter, its place, the place of storage_options
    (("pandas.read_csv", "pandas.read_table"), "filepath_or_buffer", 0, None),
    (("pandas.read_json",), "path_or_buf", 0, None),
    (("pandas.read_xml",), "path_or_buffer", 0, None),
    (("pandas.read_excel", "pandas.read_html"), "io", 0, None),
    (("pandas.read_stata",), "filepath_or_buffer", 0, None),
    (("pandas.read_parquet", "pandas.read_feather"), "path", 0, 3),
    (("pandas.read_pickle",), "filepath_or_buffer", 0, 2),
    (("pandas.ExcelFile",), "path_or_buffer", 0, 2),
    (("pandas.ExcelWriter",), "path", 0, 5),
    (
        (
            "pandas.DataFrame.to_csv",
            "pandas.DataFrame.to_json",
            "pandas.Series.to_csv",
            "pandas.Series.to_json",
            "*.to_csv",
            "*.to_json",
        ),
        "path_or_buf",
        0,
        None,
    ),
    (("pandas.DataFrame.to_xml",), "path_or_buffer", 0, None),
    (
        (
            "pandas.DataFrame.to_parquet",
            "pandas.DataFrame.to_pickle",
            "pandas.DataFrame.to_stata",
            "pandas.Series.to_pickle",
            "*.to_parquet",
            "*.to_pickle",
        ),
        "path",
        0,
        None,
    ),
    (("pandas.DataFrame.to_excel", "pandas.Series.to_excel", "*.to_excel"), "excel_writer", 0, None),
    (("pandas.DataFrame.to_markdown",), "buf", 0, None),
    (("pandas.Series.to_markdown",), "buf", 0, 3),
    (("geopandas.read_parquet",), "path", 0, 2),
    (("geopandas.read_feather",), "path", 0, None),
    (("dask.dataframe.read_csv", "dask.dataframe.read_table"), "urlpath", 0, None),
    (("dask.dataframe.read_parquet",), "path", 0, 5),
    (("dask.dataframe.read_json",), "url_path", 0, 3),
    (("dask.dataframe.read_orc",), "path", 0, 6),
    (("dask.dataframe.to_csv",), "filename", 1, 9),
    (("dask.dataframe.to_json",), "url_path", 1, 4),
    (("dask.dataframe.to_parquet",), "path", 1, 8),
    (("dask.dataframe.DataFrame.to_csv", "dask.dataframe.DataFrame.to_json"), "filename", 0, None),
    (("dask.dataframe.DataFrame.to_parquet",), "path", 0, None),
    (("dask.dataframe.to_orc",), "path", 1, 4),
    (("dask.bag.read_text",), "urlpath", 0, 7),
    (("dask.bag.read_avro",), "urlpath", 0, 2),
    (("dask.bag.to_textfiles",), "path", 1, 6),
    (("dask.bag.to_avro",), "filename", 1, 4),
    (("dask.bag.Bag.to_textfiles", "*.to_textfiles"), "path", 0, 5),
    (("dask.bag.Bag.to_avro", "*.to_avro"), "filename", 0, 3),
    (("dask.array.from_zarr",), "url", 0, 2),
    (("dask.array.to_zarr",), "url", 1, 3),
    (("dask.array.from_tiledb",), "uri", 0, 3),
    (("dask.array.to_tiledb",), "uri", 1, 4),
    (("xarray.open_zarr",), "store", 0, 11),
    (("xarray.open_dataset",), "filename_or_obj", 0, None),
    (("xarray.Dataset.to_zarr", "xarray.DataArray.to_zarr", "*.to_zarr"), "store", 0, None),
    (
        (
            "zarr.create_array",
            "zarr.create_group",
            "zarr.from_array",
            "zarr.group",
            "zarr.open",
            "zarr.open_array",
            "zarr.open_group",
            "zarr.save_array",
            "zarr.save_group",
        ),
        "store",
        0,
        None,
    ),
    (("zarr.create",), "store", None, None),
    (("zarr.storage.FsspecStore.from_url",), "url", 0, 1),
    (("fsspec.get_fs_token_paths", "fsspec.core.get_fs_token_paths"), "urlpath", 0, 4),
)
"""Calls that hand `storage_options` to fsspec: there are the keywords of `s3fs.S3FileSystem`."""

OBJECT_STORE_CALLS: tuple[tuple[tuple[str, ...], str, int | None, int | None], ...] = (
    # names, the path's parameter ("" where there is none), its place, the place of storage_options
    (("ibis.read_parquet",), "paths", 0, None),
    (("ibis.read_delta",), "path", 0, None),
    (
        (
            "polars.read_parquet",
            "polars.read_csv",
            "polars.read_ndjson",
            "polars.read_ipc",
            "polars.read_delta",
            "polars.scan_parquet",
            "polars.scan_csv",
            "polars.scan_ndjson",
            "polars.scan_ipc",
            "polars.scan_delta",
            "polars.scan_iceberg",
            "polars.scan_lance",
            "polars.read_lines",
            "polars.scan_lines",
            "polars.read_ipc_stream",
        ),
        "source",
        0,
        None,
    ),
    (("polars.read_parquet_metadata",), "source", 0, 1),
    (
        (
            "polars.DataFrame.write_parquet",
            "polars.DataFrame.write_csv",
            "polars.DataFrame.write_ipc",
            "*.write_parquet",
            "*.write_csv",
        ),
        "file",
        0,
        None,
    ),
    (
        (
            "polars.DataFrame.write_delta",
            "polars.LazyFrame.sink_delta",
            "polars.LazyFrame.sink_iceberg",
            "*.write_delta",
            "*.sink_delta",
            "*.sink_iceberg",
        ),
        "target",
        0,
        None,
    ),
    (
        (
            "polars.LazyFrame.sink_parquet",
            "polars.LazyFrame.sink_csv",
            "polars.LazyFrame.sink_ipc",
            "polars.LazyFrame.sink_ndjson",
            "*.sink_parquet",
            "*.sink_csv",
        ),
        "path",
        0,
        None,
    ),
    (("deltalake.DeltaTable",), "table_uri", 0, 2),
    (("deltalake.DeltaTable.create",), "table_uri", 0, 7),
    (("deltalake.DeltaTable.is_deltatable",), "table_uri", 0, 1),
    (("deltalake.write_deltalake",), "table_or_uri", 0, None),
    (("deltalake.convert_to_deltalake",), "uri", 0, 7),
    (
        ("deltalake.create_table_with_add_actions", "deltalake.transaction.create_table_with_add_actions"),
        "table_uri",
        0,
        8,
    ),
    (("lancedb.connect", "lancedb.connect_async"), "uri", 0, None),
    (("lancedb.connect_namespace", "lancedb.connect_namespace_async"), "", None, None),
    (("lancedb.db.DBConnection.create_table", "lancedb.db.DBConnection.open_table"), "", None, None),
    (("lancedb.db.AsyncConnection.create_table",), "", None, 7),
    (("lancedb.db.AsyncConnection.open_table",), "", None, None),
)

STORAGE_OPTIONS: tuple[SdkCall, ...] = (
    *(
        SdkCall(
            names=names,
            access_key=FSSPEC_KEY,
            secret_key=FSSPEC_SECRET,
            session_token=FSSPEC_TOKEN,
            inside=Param(("storage_options",), place),
            location=Param((path,), path_place) if path else None,
            endpoint=FSSPEC_ENDPOINT,
            endpoint_paths=(("client_kwargs", "endpoint_url"),),
            fallback=Fallback.OWN,
        )
        for names, path, path_place, place in FSSPEC_CALLS
    ),
    *(
        SdkCall(
            names=names,
            access_key=Param(("aws_access_key_id",)),
            secret_key=Param(("aws_secret_access_key",)),
            session_token=Param(("aws_session_token",)),
            inside=Param(("storage_options",), place),
            path=("client_kwargs",),
            location=Param((path,), path_place) if path else None,
            endpoint=FSSPEC_ENDPOINT,
            fallback=Fallback.OWN,
        )
        for names, path, path_place, place in FSSPEC_CALLS
    ),
    *(
        SdkCall(
            names=names,
            access_key=OBJECT_STORE_KEY,
            secret_key=OBJECT_STORE_SECRET,
            session_token=OBJECT_STORE_TOKEN,
            inside=Param(("storage_options",), place),
            location=Param((path,), path_place) if path else None,
            endpoint=OBJECT_STORE_ENDPOINT,
            fallback=Fallback.OWN,
        )
        for names, path, path_place, place in OBJECT_STORE_CALLS
    ),
)

ROWS: tuple[Row, ...] = STORAGE_OPTIONS
