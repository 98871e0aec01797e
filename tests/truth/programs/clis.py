"""Command line programs: options and their defaults, namespaces, sub-commands, usage texts."""

PROGRAMS = {
    "default_from_the_environment": """\
import argparse
import os

parser = argparse.ArgumentParser()
parser.add_argument("--token", default=os.environ.get("GITHUB_TOKEN"))
parser.add_argument("--repository", default="acme/app")
args = parser.parse_args([])
print("repository", args.repository)
print("token", args.token)
print(args)
""",
    "default_kept_back": """\
import argparse
import os

parser = argparse.ArgumentParser()
parser.add_argument("--token", default=os.environ.get("GITHUB_TOKEN"))
parser.add_argument("--repository", default="acme/app")
parser.add_argument("--verbose", action="store_true")
args = parser.parse_args(["--verbose"])
if args.verbose:
    print("repository", args.repository, "token given:", args.token is not None)
shown = {name: value for name, value in vars(args).items() if name != "token"}
print(shown)
""",
    "parser_made_in_a_helper": """\
import argparse
import os

def build_parser():
    parser = argparse.ArgumentParser(prog="deploy")
    group = parser.add_argument_group("database")
    group.add_argument("--host", default="localhost")
    group.add_argument("--password", dest="pw", default=os.getenv("DB_PASSWORD", ""))
    return parser

def main(argv):
    args = build_parser().parse_args(argv)
    print(vars(args))
    print(args.host)
    return 0

main([])
""",
    "options_masked_for_display": """\
import argparse
import os

HIDDEN = {"password", "token"}

def describe(args):
    return {name: "***" if name in HIDDEN else value for name, value in vars(args).items()}

parser = argparse.ArgumentParser()
parser.add_argument("--password", default=os.getenv("DB_PASSWORD"))
parser.add_argument("--host", default="localhost")
args = parser.parse_args([])
print(describe(args))
""",
    "options_masked_for_another": """\
import argparse
import os

HIDDEN = {"passwd", "token"}

def describe(args):
    return {name: "***" if name in HIDDEN else value for name, value in vars(args).items()}

parser = argparse.ArgumentParser()
parser.add_argument("--password", default=os.getenv("DB_PASSWORD"))
parser.add_argument("--host", default="localhost")
args = parser.parse_args([])
print(describe(args))
""",
    "namespace_filled_later": """\
import argparse
import os

parser = argparse.ArgumentParser()
parser.add_argument("--stage", choices=["dev", "prod"], default="dev")
args = parser.parse_args(["--stage", "prod"])
print(args)
args.secret = os.environ["AWS_SECRET_ACCESS_KEY"]
print(args.stage)
print(args)
print(f"{args.secret:.4}")
""",
    "sub_commands": """\
import argparse
import os

def show(args):
    print("stage", args.stage)

def export(args):
    print(f"export DB_PASSWORD={args.password}")

parser = argparse.ArgumentParser()
commands = parser.add_subparsers(dest="command")
one = commands.add_parser("show")
one.add_argument("--stage", default="dev")
one.set_defaults(run=show)
two = commands.add_parser("export")
two.add_argument("--password", default=os.environ.get("DB_PASSWORD"))
two.set_defaults(run=export)
for command in ("show", "export"):
    args = parser.parse_args([command])
    args.run(args)
""",
    "click_command": """\
import os

import click

@click.command()
@click.option("--name", default="app")
@click.option("--token", default=lambda: os.environ["GITHUB_TOKEN"])
def main(name, token):
    click.echo(f"checking {name}")
    click.echo(f"token {token}")
    click.secho("done", fg="green")

main(args=[], standalone_mode=False)
""",
    "click_command_hidden": """\
import os

import click

@click.command()
@click.option("--name", default="app", show_default=True)
@click.option("--token", default=os.environ.get("GITHUB_TOKEN"))
@click.pass_context
def main(ctx, name, token):
    ctx.obj = {"token": token}
    click.echo(f"checking {name}")
    click.echo(f"token {'*' * len(token)}")
    click.echo(click.style("ok" if ctx.obj["token"] else "missing", bold=True))

main(args=[], standalone_mode=False)
""",
    "exit_status": """\
import os
import sys

def run(argv):
    key = os.environ.get("AWS_SECRET_ACCESS_KEY")
    if not key:
        print("no key", file=sys.stderr)
        return 2
    if len(argv) > 1 and argv[1] == "--check":
        print(f"key of {len(key)} characters, ends with {key[-4:]}")
        return 0
    return 1

sys.exit(run(["tool", "--check"]))
""",
    "exit_message": """\
import os
import sys

def fail(reason, *details):
    text = " ".join(map(str, details))
    print(reason, file=sys.stderr)
    sys.exit(f"{reason}: {text}")

key = os.environ["AWS_SECRET_ACCESS_KEY"]
if "/" not in key:
    fail("unexpected key", key)
""",
    "usage_text": """\
import os
import sys

USAGE = f"usage: {os.path.basename('/opt/tool.py')} [--region {os.environ['AWS_DEFAULT_REGION']}]"

def usage():
    for line in (USAGE, "variables: AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN"):
        sys.stderr.write(line + "\\n")

token = os.environ["AWS_SESSION_TOKEN"]
if len(token) < 100:
    usage()
""",
}
