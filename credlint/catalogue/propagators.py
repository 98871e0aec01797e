"""Calls whose results show what their arguments hold."""

from credlint.catalogue.schema import Param, Propagator, Row

TEXT = Propagator(
    names=(
        "builtins.ascii",
        "builtins.bytes",
        "builtins.format",
        "builtins.repr",
        "builtins.str",
        "html.escape",
        "html.unescape",
        "pprint.pformat",
        "pprint.saferepr",
        "reprlib.repr",
        "shlex.join",
        "shlex.quote",
        "shlex.split",
        "string.Formatter.format",
        "string.Formatter.vformat",
        "string.Template.safe_substitute",
        "string.Template.substitute",
        "string.capwords",
        "sys.intern",
        "textwrap.dedent",
        "textwrap.fill",
        "textwrap.indent",
        "textwrap.shorten",
        "textwrap.wrap",
        "unicodedata.normalize",
        "xml.sax.saxutils.escape",
        "xml.sax.saxutils.quoteattr",
        "markupsafe.Markup",
        "markupsafe.escape",
        "click.style",
        "typer.style",
        "termcolor.colored",
        "rich.align.Align",
        "rich.align.Align.center",
        "rich.align.Align.left",
        "rich.align.Align.right",
        "rich.columns.Columns",
        "rich.console.Group",
        "rich.json.JSON",
        "rich.json.JSON.from_data",
        "rich.markdown.Markdown",
        "rich.markup.escape",
        "rich.padding.Padding",
        "rich.panel.Panel",
        "rich.panel.Panel.fit",
        "rich.pretty.Pretty",
        "rich.pretty.pretty_repr",
        "rich.rule.Rule",
        "rich.syntax.Syntax",
        "tabulate.tabulate",
        "re.escape",
        "django.utils.html.escape",
        "django.utils.html.format_html",
        "django.utils.safestring.mark_safe",
        "IPython.display.Code",
        "IPython.display.HTML",
        "IPython.display.JSON",
        "IPython.display.Markdown",
        "IPython.display.Pretty",
    )
)

SERIALISERS = Propagator(
    names=(
        "json.dumps",
        "json.JSONEncoder.encode",
        "json.JSONEncoder.iterencode",
        "bson.json_util.dumps",
        "cbor2.dumps",
        "cloudpickle.dumps",
        "dill.dumps",
        "django.core.serializers.serialize",
        "fastapi.encoders.jsonable_encoder",
        "flask.json.dumps",
        "jsonpickle.dumps",
        "jsonpickle.encode",
        "marshal.dumps",
        "msgpack.dumps",
        "msgpack.packb",
        "msgspec.json.encode",
        "orjson.dumps",
        "pickle.dumps",
        "plistlib.dumps",
        "pydantic.TypeAdapter.dump_json",
        "pydantic.TypeAdapter.dump_python",
        "pydantic_core.to_json",
        "pydantic_core.to_jsonable_python",
        "rapidjson.dumps",
        "simplejson.dumps",
        "ujson.dumps",
        "ujson.encode",
        "xmltodict.unparse",
        "toml.dumps",
        "tomli_w.dumps",
        "tomlkit.dumps",
    ),
    serializes=True,
)

STREAMLESS = Propagator(
    # With a stream they write and return nothing.
    names=("yaml.dump", "yaml.dump_all", "yaml.safe_dump", "yaml.safe_dump_all"),
    params=(Param(("data", "documents"), 0),),
    serializes=True,
)

PARSERS = Propagator(
    names=(
        "ast.literal_eval",
        "json.loads",
        "json.JSONDecoder.decode",
        "cbor2.loads",
        "jsonpickle.decode",
        "jsonpickle.loads",
        "marshal.loads",
        "msgpack.unpackb",
        "orjson.loads",
        "pickle.loads",
        "plistlib.loads",
        "simplejson.loads",
        "toml.loads",
        "tomli.loads",
        "tomlkit.parse",
        "tomllib.loads",
        "ujson.loads",
        "yaml.full_load",
        "yaml.load",
        "yaml.safe_load",
    ),
    parses=True,
)
"""What is parsed out of a secret text is secret."""

STYLES = Propagator(
    # Of commands whose base class is a project's own, too.
    names=tuple(
        f"{owner}.style.{role}"
        for owner in ("django.core.management.base.BaseCommand", "*")
        for role in (
            "ERROR",
            "HTTP_BAD_REQUEST",
            "HTTP_INFO",
            "HTTP_NOT_FOUND",
            "HTTP_NOT_MODIFIED",
            "HTTP_REDIRECT",
            "HTTP_SERVER_ERROR",
            "HTTP_SUCCESS",
            "MIGRATE_HEADING",
            "MIGRATE_LABEL",
            "NOTICE",
            "SQL_COLTYPE",
            "SQL_FIELD",
            "SQL_KEYWORD",
            "SQL_TABLE",
            "SUCCESS",
            "WARNING",
        )
    ),
    params=(Param(("text",), 0),),
)
"""The colours of a management command's output."""

LOG_RECORDS: tuple[Propagator, ...] = (
    Propagator(names=("logging.LogRecord",), params=(Param(("msg",), 4), Param(("args",), 5))),
    Propagator(names=("logging.Logger.makeRecord",), params=(Param(("msg",), 4), Param(("args",), 5))),
    Propagator(names=("logging.makeLogRecord",), params=(Param(("dict",), 0),)),
)

ENCODINGS = Propagator(
    names=(
        *(
            f"base64.{name}"
            for name in (
                "a85decode",
                "a85encode",
                "b16decode",
                "b16encode",
                "b32decode",
                "b32encode",
                "b32hexdecode",
                "b32hexencode",
                "b64decode",
                "b64encode",
                "b85decode",
                "b85encode",
                "decodebytes",
                "encodebytes",
                "standard_b64decode",
                "standard_b64encode",
                "urlsafe_b64decode",
                "urlsafe_b64encode",
            )
        ),
        *(f"binascii.{name}" for name in ("a2b_base64", "a2b_hex", "b2a_base64", "b2a_hex", "hexlify", "unhexlify")),
        *(
            f"urllib.parse.{name}"
            for name in (
                "quote",
                "quote_from_bytes",
                "quote_plus",
                "unquote",
                "unquote_plus",
                "unquote_to_bytes",
                "urlencode",
                "urljoin",
                "urlunparse",
                "urlunsplit",
            )
        ),
        "bz2.compress",
        "bz2.decompress",
        "codecs.decode",
        "codecs.encode",
        "gzip.compress",
        "gzip.decompress",
        "lzma.compress",
        "lzma.decompress",
        "quopri.decodestring",
        "quopri.encodestring",
        "struct.pack",
        "zlib.compress",
        "zlib.decompress",
        "requests.utils.quote",
        "django.utils.http.urlencode",
        "kombu.utils.url.safequote",
    )
)
"""An encoding hides nothing."""

COPIES: tuple[Propagator, ...] = (
    Propagator(names=("copy.copy", "copy.deepcopy"), params=(Param(("x",), 0),)),
    Propagator(names=("types.MappingProxyType",), params=(Param(("mapping",), 0),)),
    Propagator(names=("typing.cast", "typing_extensions.cast"), params=(Param(("val",), 1),)),
    Propagator(names=("icecream.ic",)),
)

PATHS = Propagator(
    names=(
        "os.fsdecode",
        "os.fsencode",
        "os.fspath",
        "os.path.expandvars",
        "os.path.join",
        "os.path.normpath",
        "posixpath.join",
    )
)

TEMPLATES: tuple[Propagator, ...] = (
    Propagator(names=("flask.render_template", "flask.render_template_string", "quart.render_template")),
)

ROWS: tuple[Row, ...] = (
    TEXT,
    SERIALISERS,
    STREAMLESS,
    PARSERS,
    ENCODINGS,
    STYLES,
    *LOG_RECORDS,
    *COPIES,
    PATHS,
    *TEMPLATES,
)
