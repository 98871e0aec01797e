"""Calls that hand their arguments to a response, an exception or a file."""

from credlint.catalogue.kinds import SinkKind
from credlint.catalogue.schema import Param, Row, Sink

RESPONSES: tuple[Sink, ...] = tuple(
    Sink(names=names, kind=SinkKind.RESPONSE, params=params)
    for names, params in (
        (("flask.jsonify", "flask.json.jsonify", "flask.make_response", "quart.jsonify", "quart.make_response"), ()),
        (
            (
                "flask.Response",
                "quart.Response",
                "werkzeug.Response",
                "werkzeug.wrappers.Response",
            ),
            (Param(("response",), 0), Param(("headers",), 2)),
        ),
        (
            (
                *(
                    f"{package}.responses.{name}"
                    for package in ("starlette", "fastapi")
                    for name in (
                        "HTMLResponse",
                        "JSONResponse",
                        "PlainTextResponse",
                        "Response",
                        "StreamingResponse",
                    )
                ),
                "fastapi.Response",
                "fastapi.responses.ORJSONResponse",
                "fastapi.responses.UJSONResponse",
            ),
            (Param(("content",), 0), Param(("headers",), 2)),
        ),
        (
            tuple(
                f"{package}.{name}"
                for package in ("django.http", "django.http.response")
                for name in (
                    "HttpResponse",
                    "HttpResponseBadRequest",
                    "HttpResponseForbidden",
                    "HttpResponseNotFound",
                    "HttpResponseServerError",
                )
            ),
            (Param(("content",), 0), Param(("headers",))),
        ),
        (
            tuple(
                f"{package}.{name}"
                for package in ("django.http", "django.http.response")
                for name in ("HttpResponsePermanentRedirect", "HttpResponseRedirect")
            ),
            (Param(("redirect_to",), 0), Param(("headers",))),
        ),
        (("django.shortcuts.redirect",), ()),
        (("django.shortcuts.render", "django.template.response.TemplateResponse"), (Param(("context",), 2),)),
        (
            ("flask.render_template", "flask.render_template_string", "quart.render_template"),
            (),
        ),
        (("flask.redirect", "quart.redirect", "werkzeug.utils.redirect"), (Param(("location",), 0),)),
        (
            tuple(f"{package}.responses.RedirectResponse" for package in ("starlette", "fastapi")),
            (Param(("url",), 0), Param(("headers",), 2)),
        ),
        (
            tuple(f"{package}.templating.Jinja2Templates.TemplateResponse" for package in ("starlette", "fastapi")),
            (),
        ),
        (
            ("django.http.JsonResponse", "django.http.response.JsonResponse", "rest_framework.response.Response"),
            (Param(("data",), 0), Param(("headers",))),
        ),
        (
            ("django.http.StreamingHttpResponse", "django.http.response.StreamingHttpResponse"),
            (Param(("streaming_content",), 0), Param(("headers",))),
        ),
        (("chalice.Response", "chalice.app.Response"), (Param(("body",), 0), Param(("headers",), 1))),
        (
            (
                "aws_lambda_powertools.event_handler.Response",
                "aws_lambda_powertools.event_handler.api_gateway.Response",
            ),
            (Param(("body",), 2), Param(("headers",), 3)),
        ),
        (("aiohttp.web.Response",), (Param(("body",)), Param(("text",)), Param(("headers",)))),
        (("aiohttp.web.json_response",), (Param(("data",), 0), Param(("text",)), Param(("headers",)))),
        (
            ("sanic.response.html", "sanic.response.json", "sanic.response.raw", "sanic.response.text"),
            (Param(("body",), 0),),
        ),
        (("litestar.Response", "litestar.response.Response"), (Param(("content",), 0), Param(("headers",)))),
    )
)

OUTGOING: tuple[Sink, ...] = (
    # The body of a response in a handler of the standard library's server.
    Sink(
        names=(
            *(f"http.server.{name}.wfile.write" for name in ("BaseHTTPRequestHandler", "SimpleHTTPRequestHandler")),
            "*.wfile.write",
        ),
        kind=SinkKind.RESPONSE,
    ),
    # An exit with a text prints it; every constructor of an exception that is raised is one of these too.
    Sink(names=("sys.exit", "builtins.exit", "builtins.quit"), kind=SinkKind.EXCEPTION),
    # What these raise shows the text to whoever asked.
    Sink(
        names=("flask.abort", "quart.abort", "werkzeug.exceptions.abort"),
        kind=SinkKind.EXCEPTION,
        params=(Param(("description",), 1),),
    ),
)

FILES: tuple[Sink, ...] = (
    Sink(names=("io.TextIOWrapper.write", "io.TextIOWrapper.writelines"), kind=SinkKind.FILE),
    Sink(
        names=("pathlib.Path.write_text", "pathlib.Path.write_bytes"),
        kind=SinkKind.FILE,
        params=(Param(("data",), 0),),
    ),
    *(
        Sink(
            names=names,
            kind=SinkKind.FILE,
            params=(Param((name,), 0),),
            stream=stream,
            stream_position=1,
            needs_stream=True,
        )
        for names, name, stream in (
            (("json.dump", "simplejson.dump", "ujson.dump"), "obj", "fp"),
            (("pickle.dump",), "obj", "file"),
            (("marshal.dump",), "value", "file"),
            (("plistlib.dump",), "value", "fp"),
            (("yaml.dump", "yaml.safe_dump"), "data", "stream"),
            (("yaml.dump_all", "yaml.safe_dump_all"), "documents", "stream"),
            (("ruamel.yaml.YAML.dump",), "data", "stream"),
            (("toml.dump",), "o", "f"),
            (("tomli_w.dump",), "obj", "fp"),
            (("tomlkit.dump",), "data", "fp"),
            (("joblib.dump",), "value", "filename"),
        )
    ),
    Sink(
        names=tuple(
            f"{writer}.{method}" for writer in ("csv.writer", "csv.DictWriter") for method in ("writerow", "writerows")
        ),
        kind=SinkKind.FILE,
        onto=True,
    ),
    Sink(
        names=("configparser.ConfigParser.write",),
        kind=SinkKind.FILE,
        # What is written is what the receiver holds, none of the arguments.
        skip=("fp", "space_around_delimiters"),
        stream="fp",
        stream_position=0,
        first=2,
        receiver=True,
    ),
    Sink(names=("shelve.Shelf.__setitem__",), kind=SinkKind.FILE, first=1),
    Sink(names=("zipfile.ZipFile.writestr",), kind=SinkKind.FILE, params=(Param(("data",), 1),), onto=True),
    Sink(names=("dotenv.set_key", "dotenv.main.set_key"), kind=SinkKind.FILE, params=(Param(("value_to_set",), 2),)),
)

ROWS: tuple[Row, ...] = (*RESPONSES, *OUTGOING, *FILES)
