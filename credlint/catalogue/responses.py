"""Responses and requests as objects: what they are made of, and the methods and attributes that fill them later."""

from credlint.catalogue.schema import Collector, Flow, Lookup, Param, Returns, Row
from credlint.catalogue.sinks_store import RESPONSES

MADE: tuple[Returns, ...] = tuple(
    Returns(names, cls, holds=True, shows=True, given=sink.params, everything=not sink.params)
    for cls, packages in (
        ("flask.Response", ("flask", "quart", "werkzeug")),
        ("starlette.responses.Response", ("fastapi", "starlette")),
        ("django.http.HttpResponse", ("django", "rest_framework")),
        ("aiohttp.web.Response", ("aiohttp",)),
        ("chalice.Response", ("chalice",)),
        ("aws_lambda_powertools.event_handler.Response", ("aws_lambda_powertools",)),
        ("sanic.response.HTTPResponse", ("sanic",)),
        ("litestar.Response", ("litestar",)),
    )
    for sink in RESPONSES
    for names in (
        tuple(name for name in sink.names if name.partition(".")[0] in packages and "render_template" not in name),
    )
    if names
)
"""A template that is rendered is a text."""

FILLED: tuple[Row, ...] = (
    *(
        Collector(tuple(f"{cls}.{name}" for name in names))
        for cls, names in (
            ("flask.Response", ("set_cookie",)),
            ("starlette.responses.Response", ("set_cookie",)),
            ("django.http.HttpResponse", ("set_cookie", "set_signed_cookie", "setdefault", "write", "writelines")),
            ("aiohttp.web.Response", ("set_cookie",)),
            ("sanic.response.HTTPResponse", ("add_cookie",)),
            ("litestar.Response", ("set_cookie", "set_header")),
        )
    ),
    *(
        Collector(tuple(f"{cls}.{name}" for name in names), value=Param((value,), 0), key=key)
        for cls, names, value, key in (
            ("flask.Response", ("data", "response", "set_data"), "value", "response"),
            ("flask.Response", ("headers",), "headers", "headers"),
            ("flask.Response", ("location",), "location", "location"),
            ("starlette.responses.Response", ("body",), "body", "content"),
            ("starlette.responses.Response", ("init_headers",), "headers", "headers"),
            ("django.http.HttpResponse", ("content",), "content", "content"),
            ("django.http.HttpResponse", ("data",), "data", "data"),
            ("django.http.HttpResponse", ("headers",), "headers", "headers"),
            ("django.http.HttpResponse", ("streaming_content",), "streaming_content", "streaming_content"),
            ("aiohttp.web.Response", ("body",), "body", "body"),
            ("aiohttp.web.Response", ("text",), "text", "text"),
            ("chalice.Response", ("body",), "body", "body"),
            ("chalice.Response", ("headers",), "headers", "headers"),
            ("aws_lambda_powertools.event_handler.Response", ("body",), "body", "body"),
            ("aws_lambda_powertools.event_handler.Response", ("headers",), "headers", "headers"),
        )
    ),
    Collector(("django.http.HttpResponse.__setitem__",), value=Param(("value",), 1), path=(Param(("header",), 0),)),
)

READ: tuple[Lookup, ...] = (
    *(
        Lookup((f"{cls}.headers",), key="headers", attribute=True, mapping=True)
        for cls in (
            "flask.Response",
            "starlette.responses.Response",
            "django.http.HttpResponse",
            "aiohttp.web.Response",
            "chalice.Response",
            "aws_lambda_powertools.event_handler.Response",
            "sanic.response.HTTPResponse",
            "litestar.Response",
        )
    ),
    *(
        Lookup((f"{cls}.cookies",), key="cookies", attribute=True, mapping=True)
        for cls in ("django.http.HttpResponse", "aiohttp.web.Response", "sanic.response.HTTPResponse")
    ),
    *(
        Lookup((f"{cls}.{name}",), key=key, attribute=True)
        for cls, name, key in (
            ("flask.Response", "data", "response"),
            ("flask.Response", "json", "response"),
            ("flask.Response", "response", "response"),
            ("starlette.responses.Response", "body", "content"),
            ("django.http.HttpResponse", "content", "content"),
            ("django.http.HttpResponse", "data", "data"),
            ("aiohttp.web.Response", "body", "body"),
            ("aiohttp.web.Response", "text", "text"),
            ("chalice.Response", "body", "body"),
            ("aws_lambda_powertools.event_handler.Response", "body", "body"),
        )
    ),
    Lookup(("flask.Response.get_data", "flask.Response.get_json"), key="response"),
    Lookup(("django.http.HttpResponse.getvalue",), key="content"),
)

AUTHENTICATION = (Param(("auth",)), Param(("headers",)), Param(("cookies",)))

REQUESTS: tuple[Row, ...] = (
    Returns(
        ("urllib.request.Request",),
        "urllib.request.Request",
        holds=True,
        first=Param(("url",), 0),
        given=(Param(("url",), 0), Param(("data",), 1), Param(("headers",), 2)),
    ),
    Collector(
        ("urllib.request.Request.add_header", "urllib.request.Request.add_unredirected_header"),
        value=Param(("val",), 1),
        path=(Param(("key",), 0),),
        key="headers",
    ),
    Lookup(("urllib.request.Request.header_items",), key="headers", mapping=True),
    Returns(
        ("requests.Request",),
        "requests.Request",
        holds=True,
        first=Param(("url",), 1),
        given=(
            Param(("url",), 1),
            Param(("headers",), 2),
            Param(("data",), 4),
            Param(("params",), 5),
            Param(("auth",), 6),
            Param(("cookies",), 7),
            Param(("json",), 9),
        ),
    ),
    Flow(("requests.Request.prepare", "requests.Request.copy"), ("self", "result")),
    Flow(("requests.Session.prepare_request",), ("arg0", "result")),
    Returns(
        ("httpx.Request", "httpx.Client.build_request", "httpx.AsyncClient.build_request"),
        "httpx.Request",
        holds=True,
        first=Param(("url",), 1),
        given=(
            Param(("url",), 1),
            Param(("params",)),
            Param(("headers",)),
            Param(("cookies",)),
            Param(("content",)),
            Param(("data",)),
            Param(("json",)),
        ),
    ),
    *(
        Collector((f"{cls}.{name}",), value=Param((name,), 0), key=name)
        for cls, names in (
            ("urllib.request.Request", ("data",)),
            ("requests.Request", ("auth", "body", "cookies", "data", "headers", "json", "params", "url")),
            ("httpx.Request", ("headers",)),
        )
        for name in names
    ),
    Collector(("urllib.request.Request.full_url",), value=Param(("url",), 0), key="url"),
    *(
        Lookup((f"{cls}.{name}",), key=name, attribute=True, mapping=True)
        for cls, names in (
            ("urllib.request.Request", ("headers",)),
            ("requests.Request", ("cookies", "headers", "params")),
            ("httpx.Request", ("headers",)),
        )
        for name in names
    ),
)
"""Requests that are sent by a later call, which is to know their URL."""

CLIENTS: tuple[Row, ...] = (
    Returns(("requests.Session",), "requests.Session", holds=True),
    *(
        Returns((cls,), cls, holds=True, given=(Param(("base_url",), position), Param(("params",)), *AUTHENTICATION))
        for cls, position in (("httpx.Client", None), ("httpx.AsyncClient", None), ("aiohttp.ClientSession", 0))
    ),
    Returns(
        ("urllib3.PoolManager", "urllib3.ProxyManager"), "urllib3.PoolManager", holds=True, given=(Param(("headers",)),)
    ),
    *(
        Collector((f"{cls}.{name}",), value=Param((name,), 0), key=name)
        for cls, names in (
            ("requests.Session", ("auth", "cookies", "headers", "params")),
            ("httpx.Client", ("auth", "cookies", "headers", "params")),
            ("httpx.AsyncClient", ("auth", "cookies", "headers", "params")),
            ("urllib3.PoolManager", ("headers",)),
        )
        for name in names
    ),
    *(
        Lookup((f"{cls}.{name}",), key=name, attribute=True, mapping=True)
        for cls, names in (
            ("requests.Session", ("cookies", "headers", "params")),
            ("httpx.Client", ("cookies", "headers", "params")),
            ("httpx.AsyncClient", ("cookies", "headers", "params")),
            ("aiohttp.ClientSession", ("headers",)),
            ("urllib3.PoolManager", ("headers",)),
        )
        for name in names
    ),
    *(
        Returns((name,), name, holds=True, everything=True)
        for name in (
            "aiohttp.BasicAuth",
            "httpx.BasicAuth",
            "httpx.DigestAuth",
            "requests.auth.HTTPBasicAuth",
            "requests.auth.HTTPDigestAuth",
            "requests.auth.HTTPProxyAuth",
        )
    ),
)
"""What a client holds is part of each of its requests."""

ROWS: tuple[Row, ...] = (*MADE, *FILLED, *READ, *REQUESTS, *CLIENTS)
