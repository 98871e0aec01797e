"""Ways to the terminal other than a plain print."""

PROGRAMS = {
    "print_options": """\
import os
import sys

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print("region", file=sys.stderr)
print(key, file=sys.stderr)
print("a", "b", sep=key)
print("end", end=key)
print("a", len(key), sep="-", end="!\\n", flush=True)
""",
    "print_options_hidden": """\
import os
import sys

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print("region", len(key), file=sys.stderr)
print("a", "b", sep=key[:1], end="!\\n", flush=bool(key))
print(*["*" for _ in key], sep="")
""",
    "starred": """\
import os

values = ["region", os.environ["AWS_SECRET_ACCESS_KEY"]]
print(*values[:1])
print(*values)
print(*sorted(os.environ))
print(*os.environ.values(), sep="\\n")
print(**{"sep": ", "})
""",
    "write": """\
import os
import sys

key = os.environ["AWS_SECRET_ACCESS_KEY"]
sys.stdout.write("region\\n")
sys.stdout.write(key + "\\n")
sys.stderr.write(f"{key}\\n")
sys.stderr.write(f"{len(key)}\\n")
""",
    "write_hidden": """\
import os
import sys

key = os.environ["AWS_SECRET_ACCESS_KEY"]
sys.stdout.write("region\\n")
sys.stderr.write(f"{len(key)} {key[:4]}\\n")
sys.stdout.writelines(["a\\n", "*" * len(key), "\\n"])
sys.stdout.buffer.write(str(len(key)).encode())
""",
    "writelines": """\
import os
import sys

key = os.environ["AWS_SECRET_ACCESS_KEY"]
sys.stdout.writelines(["region\\n", "eu-west-1\\n"])
sys.stdout.writelines(["key\\n", key])
sys.stderr.writelines(f"{name}\\n" for name in os.environ)
sys.stderr.writelines(f"{name}={value}\\n" for name, value in os.environ.items())
""",
    "buffer": """\
import os
import sys

key = os.environ["AWS_SECRET_ACCESS_KEY"]
sys.stdout.buffer.write(b"region\\n")
sys.stdout.buffer.write(key.encode())
sys.stderr.buffer.write(f"{key}\\n".encode())
""",
    "stream_alias": """\
import os
import sys

out = sys.stdout
out.write("region\\n")
out.write(os.environ["AWS_SECRET_ACCESS_KEY"])
write = sys.stderr.write
write("done\\n")
write(os.environ["AWS_SESSION_TOKEN"])
print(os.environ["AWS_SESSION_TOKEN"], file=out)
""",
    "stream_parameter": """\
import os
import sys

def report(text, stream=sys.stdout):
    print(text, file=stream)
    stream.write("\\n")

report(len(os.environ["AWS_SECRET_ACCESS_KEY"]))
report("plain", sys.stderr)
report(os.environ["AWS_DEFAULT_REGION"], stream=sys.stderr)
""",
    "stream_parameter_leak": """\
import os
import sys

def report(text, stream=sys.stdout):
    print(text, file=stream)

report("plain", sys.stderr)
report(os.environ["AWS_SECRET_ACCESS_KEY"])
""",
    "os_write": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
os.write(1, b"region\\n")
os.write(1, key.encode())
os.write(2, f"key {key}\\n".encode())
os.write(2, str(len(key)).encode())
""",
    "os_write_hidden": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
os.write(1, b"region\\n")
os.write(2, f"key of {len(key)}\\n".encode())
os.write(1, key[:4].encode())
""",
    "click_echo": """\
import os

import click

key = os.environ["AWS_SECRET_ACCESS_KEY"]
click.echo("region")
click.echo(key)
click.echo(f"key {key}", err=True)
click.secho(f"{len(key)} characters", fg="green")
click.secho(key, fg="red")
""",
    "click_echo_hidden": """\
import os

import click

key = os.environ["AWS_SECRET_ACCESS_KEY"]
click.echo("region")
click.echo(f"key {key[:4]}...", err=True)
click.secho(f"{len(key)} characters", fg="green")
click.echo(click.style("set" if key else "unset", bold=True))
""",
    "pprint_stream": """\
import os
import sys
from pprint import PrettyPrinter, pprint

config = {"region": "eu-west-1", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}
pprint(config, stream=sys.stderr)
pprint({"region": config["region"]}, stream=sys.stderr)
PrettyPrinter(indent=2).pprint(config)
PrettyPrinter(indent=2).pprint(sorted(config))
""",
    "into_memory": """\
import io
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
buffer = io.StringIO()
print("key", key, file=buffer)
print(len(buffer.getvalue()))
print(buffer.closed)
""",
    "into_memory_shown": """\
import io
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
buffer = io.StringIO()
print("region", file=buffer)
print("key", key, file=buffer)
print(buffer.getvalue())
""",
    "print_as_expression": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
done = [print(len(value)) for value in (key,)]
shown = [print(value) for value in (key,)]
print(done)
key and print("set")
key and print(key)
""",
    "builtins_print": """\
import builtins
import os

builtins.print("region")
builtins.print(os.environ["AWS_SECRET_ACCESS_KEY"])
builtins.print(len(os.environ["AWS_SECRET_ACCESS_KEY"]))
""",
    "multi_line_calls": """\
import os

print(
    "region",
    os.environ["AWS_DEFAULT_REGION"],
)
print(
    "key",
    os.environ["AWS_SECRET_ACCESS_KEY"],
)
print("length",
      len(os.environ["AWS_SECRET_ACCESS_KEY"]))
""",
    "add_mask_not_alone": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print("::group::deploy")
print(f"key {key}")
print(f"{len(key)} characters")
print("::endgroup::")
""",
    "stderr_states": """\
import os
import sys

for name in ("AWS_ACCESS_KEY_ID", "AWS_PROFILE"):
    if not os.environ.get(name):
        print(f"{name} is not set", file=sys.stderr)
sys.stderr.write(f"{len(os.environ)} variables\\n")
sys.stderr.flush()
""",
    "write_alias_hidden": """\
import os
import sys

write = sys.stdout.write
write("region\\n")
write("*" * len(os.environ["AWS_SECRET_ACCESS_KEY"]))
print(os.environ["AWS_ACCESS_KEY_ID"][-4:], file=sys.stdout)
""",
    "starred_hidden": """\
import os

values = ["region", os.environ["AWS_SECRET_ACCESS_KEY"]]
print(*values[:1])
print(*map(len, values))
print(*sorted(os.environ), sep="\\n")
print(*(value[:3] for value in values))
""",
    "pprint_stream_hidden": """\
import os
import sys
from pprint import pp, pprint

pprint(sorted(os.environ), stream=sys.stderr)
pp({"length": len(os.environ["AWS_SECRET_ACCESS_KEY"])}, width=20)
pprint([name for name, _ in os.environ.items()], compact=True)
""",
    "silenced_hidden": """\
import builtins
import os
import sys

builtins.print("region", os.environ["AWS_DEFAULT_REGION"])
builtins.print(len(os.environ["AWS_SECRET_ACCESS_KEY"]), file=sys.stderr)
sys.__stdout__ is not None and print("done")
""",
    "progress": """\
import os
import sys

key = os.environ["AWS_SECRET_ACCESS_KEY"]
for index, _ in enumerate(key):
    sys.stdout.write("." if index % 10 else "|")
print()
print(f"{len(key)} characters checked", end="\\r")
""",
}
