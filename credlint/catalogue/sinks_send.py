"""Calls that send their arguments: in a request, in a message, on a command line."""

from credlint.catalogue.kinds import SinkKind
from credlint.catalogue.schema import Param, Row, Sink

HEADERS = Param(("headers",))
FILES = (Param(("files",)), Param(("cookies",)), Param(("auth",)))
BODY = (Param(("data",)), Param(("json",)), Param(("content",)), Param(("params",)), HEADERS, *FILES)

NETWORK: tuple[Sink, ...] = tuple(
    Sink(names=names, kind=SinkKind.NETWORK, params=params, receiver=True)
    for names, params in (
        (
            tuple(
                f"{owner}.{verb}"
                for owner in ("requests", "requests.Session")
                for verb in ("head", "options", "delete")
            ),
            (Param(("url",), 0), *BODY),
        ),
        (
            ("requests.get",),
            (Param(("url",), 0), Param(("params",), 1), Param(("data",)), Param(("json",)), HEADERS, *FILES),
        ),
        (("requests.Session.get",), (Param(("url",), 0), *BODY)),
        (
            ("requests.post", "requests.Session.post"),
            (Param(("url",), 0), Param(("data",), 1), Param(("json",), 2), Param(("params",)), HEADERS, *FILES),
        ),
        (
            tuple(f"{owner}.{verb}" for owner in ("requests", "requests.Session") for verb in ("put", "patch")),
            (Param(("url",), 0), Param(("data",), 1), Param(("json",)), Param(("params",)), HEADERS, *FILES),
        ),
        (("requests.request",), (Param(("url",), 1), *BODY)),
        (
            ("requests.Session.request",),
            (
                Param(("url",), 1),
                Param(("params",), 2),
                Param(("data",), 3),
                Param(("headers",), 4),
                Param(("json",)),
                *FILES,
            ),
        ),
        (("requests.Session.send", "httpx.Client.send", "httpx.AsyncClient.send"), (Param(("request",), 0),)),
        (
            tuple(
                f"{owner}.{verb}"
                for owner in ("httpx", "httpx.Client", "httpx.AsyncClient")
                for verb in ("get", "head", "options", "delete")
            ),
            (Param(("url",), 0), Param(("params",)), HEADERS, *FILES),
        ),
        (
            (
                *(
                    f"{owner}.{verb}"
                    for owner in ("httpx", "httpx.Client", "httpx.AsyncClient")
                    for verb in ("post", "put", "patch")
                ),
                *(
                    f"aiohttp.ClientSession.{verb}"
                    for verb in ("get", "head", "options", "delete", "post", "put", "patch")
                ),
            ),
            (Param(("url",), 0), *BODY),
        ),
        (
            (
                *(
                    f"{owner}.{verb}"
                    for owner in ("httpx", "httpx.Client", "httpx.AsyncClient")
                    for verb in ("request", "stream")
                ),
                "aiohttp.ClientSession.request",
                "aiohttp.request",
            ),
            (Param(("url",), 1), *BODY),
        ),
        (("urllib.request.urlopen",), (Param(("url",), 0), Param(("data",), 1))),
        (("urllib.request.urlretrieve",), (Param(("url",), 0), Param(("data",), 3))),
        (
            ("urllib3.request", "urllib3.PoolManager.request"),
            (
                Param(("url",), 1),
                Param(("body",)),
                Param(("fields",)),
                Param(("headers",)),
                Param(("json",)),
            ),
        ),
        (
            ("http.client.HTTPConnection.request",),
            (Param(("url",), 1), Param(("body",), 2), Param(("headers",), 3)),
        ),
    )
)
"""What the client holds is part of each request."""

MESSAGES: tuple[Sink, ...] = tuple(
    Sink(
        names=(f"boto3.client.{method}",),
        kind=SinkKind.MESSAGE,
        params=tuple(Param((name,)) for name in params),
        services=(service,),
    )
    for service, method, params in (
        ("sns", "publish", ("Message", "Subject", "MessageAttributes")),
        ("sns", "publish_batch", ("PublishBatchRequestEntries",)),
        ("sqs", "send_message", ("MessageBody", "MessageAttributes")),
        ("sqs", "send_message_batch", ("Entries",)),
        ("s3", "put_object", ("Body", "Metadata", "Tagging")),
        ("events", "put_events", ("Entries",)),
        ("kinesis", "put_record", ("Data",)),
        ("kinesis", "put_records", ("Records",)),
        ("firehose", "put_record", ("Record",)),
        ("firehose", "put_record_batch", ("Records",)),
        ("stepfunctions", "start_execution", ("input",)),
        ("lambda", "invoke", ("Payload",)),
        ("iot-data", "publish", ("payload",)),
        ("ses", "send_email", ("Message",)),
        ("sesv2", "send_email", ("Content",)),
        ("logs", "put_log_events", ("logEvents",)),
        ("apigatewaymanagementapi", "post_to_connection", ("Data",)),
    )
)

RESOURCE_MESSAGES: tuple[Sink, ...] = tuple(
    Sink(
        names=(f"boto3.resource.{method}",),
        kind=SinkKind.MESSAGE,
        params=tuple(Param((name,)) for name in params),
    )
    for method, params in (
        ("Topic.publish", ("Message", "Subject", "MessageAttributes")),
        ("Queue.send_message", ("MessageBody", "MessageAttributes")),
        ("Queue.send_messages", ("Entries",)),
        ("Object.put", ("Body", "Metadata", "Tagging")),
        ("Bucket.put_object", ("Body", "Metadata", "Tagging")),
    )
)

UPLOADS: tuple[Sink, ...] = tuple(
    Sink(names=(name,), kind=SinkKind.MESSAGE, params=(Param(("Fileobj",), 0),), services=services)
    for name, services in (
        ("boto3.client.upload_fileobj", ("s3",)),
        ("boto3.resource.Bucket.upload_fileobj", ()),
        ("boto3.resource.Object.upload_fileobj", ()),
    )
)
"""A file that is read from its beginning."""

COMMANDS: tuple[Sink, ...] = tuple(
    Sink(names=names, kind=SinkKind.COMMAND, params=params, skip=skip, first=first)
    for names, params, skip, first in (
        (
            tuple(f"subprocess.{name}" for name in ("run", "Popen", "call", "check_call", "check_output")),
            (Param(("args",), 0),),
            (),
            0,
        ),
        (("subprocess.getoutput", "subprocess.getstatusoutput"), (Param(("cmd",), 0),), (), 0),
        (("os.system",), (Param(("command",), 0),), (), 0),
        (("os.popen",), (Param(("cmd",), 0),), (), 0),
        (
            tuple(f"os.{name}" for name in ("execv", "execvp", "execve", "execvpe", "posix_spawn", "posix_spawnp")),
            (Param(("args", "argv"), 1),),
            (),
            0,
        ),
        (("os.execl", "os.execlp"), (), (), 0),
        (("os.spawnl", "os.spawnlp"), (), (), 1),
        (
            tuple(f"os.{name}" for name in ("spawnv", "spawnvp", "spawnve", "spawnvpe")),
            (Param(("args",), 2),),
            (),
            0,
        ),
        (
            ("asyncio.create_subprocess_exec", "asyncio.subprocess.create_subprocess_exec"),
            (),
            ("cwd", "env", "limit", "stderr", "stdin", "stdout"),
            0,
        ),
        (
            ("asyncio.create_subprocess_shell", "asyncio.subprocess.create_subprocess_shell"),
            (Param(("cmd",), 0),),
            (),
            0,
        ),
        (("pexpect.spawn", "pexpect.run", "pexpect.runu"), (Param(("command",), 0), Param(("args",), 1)), (), 0),
        (
            (
                *(f"fabric.Connection.{name}" for name in ("local", "run", "sudo")),
                "invoke.run",
                "invoke.sudo",
            ),
            (Param(("command",), 0),),
            (),
            0,
        ),
        (("paramiko.SSHClient.exec_command",), (Param(("command",), 0),), (), 0),
    )
)
"""The environment handed to a child process is no output."""

WITH_ENVIRONMENT: tuple[Sink, ...] = (
    Sink(names=("os.execle", "os.execlpe"), kind=SinkKind.COMMAND, until=-1),
    Sink(names=("os.spawnle", "os.spawnlpe"), kind=SinkKind.COMMAND, first=1, until=-1),
)
"""Commands whose words are arguments of their own, the environment last."""

ROWS: tuple[Row, ...] = (*NETWORK, *MESSAGES, *RESOURCE_MESSAGES, *UPLOADS, *COMMANDS, *WITH_ENVIRONMENT)
