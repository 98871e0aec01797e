"""Options of command lines: what they are where the user gives none, and the object that holds them all."""

PROGRAMS = {
    "parsers_of_a_helper_with_parents_and_commands": """\
import argparse
import logging
import os

import boto3

log = logging.getLogger(__name__)


def build():
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--secret", default=os.getenv("AWS_SECRET_ACCESS_KEY"))
    parser = argparse.ArgumentParser(parents=[common])
    parser.add_argument("-v", "--verbose", action="store_true")
    subparsers = parser.add_subparsers(dest="command", required=True)
    sync = subparsers.add_parser("sync")
    sync.add_argument("source")
    sync.add_argument("--access-key", "-a", default=os.environ.get("AWS_ACCESS_KEY_ID"))
    sync.set_defaults(func=run_sync, token=os.environ.get("API_TOKEN"))
    return parser


def run_sync(args):
    log.info("source %s", args.source)
    log.info("token %s", args.token)  # expect: CRD202
    print(args.func, args.command, args.verbose)
    client = boto3.client("s3", aws_access_key_id=args.access_key, aws_secret_access_key=args.secret)  # expect: CRD102
    log.debug("args: %r", args)  # expect: CRD202
    return client


def main(argv=None):
    args = build().parse_args(argv)
    args.func(args)


if __name__ == "__main__":
    main()
""",
    "groups_in_a_class": """\
import argparse
import json
import os
import sys


class App:
    def __init__(self):
        self.parser = argparse.ArgumentParser()
        group = self.parser.add_mutually_exclusive_group()
        group.add_argument("--password", default=os.environ.get("DB_PASSWORD", ""), help="x")
        group.add_argument("--password-file", dest="password_file")
        self.parser.add_argument("--host", default=os.environ.get("DB_HOST"))
        self.options, self.rest = self.parser.parse_known_args()

    def show(self):
        print(self.options.host, self.rest, self.options.password_file)
        print(json.dumps(vars(self.options)))  # expect: CRD201
        print(f"{self.options}")  # expect: CRD201
        print(self.options.__dict__)  # expect: CRD201
        masked = {name: "***" if name == "password" else value for name, value in vars(self.options).items()}
        print(masked)
        print(len(self.options.password), bool(self.options.password), "password" in self.options)
        vars(self.options).pop("password")


App().show()
""",
    "commands_of_click": """\
import os

import boto3
import click


@click.group()
def cli():
    pass


@cli.command()
@click.option("--aws-secret", "secret", default=lambda: os.environ["AWS_SECRET_ACCESS_KEY"])
@click.option("--key", default=os.getenv("AWS_ACCESS_KEY_ID"), show_default=True)
@click.option("--region", default="eu-west-1")
@click.argument("bucket")
def copy(secret, key, region, bucket):
    click.echo(region)
    click.echo(bucket)
    click.echo(f"key {key}")  # expect: CRD201
    boto3.client("s3", aws_access_key_id=key, aws_secret_access_key=secret)  # expect: CRD102


def token():
    return os.environ.get("API_TOKEN")


@click.command
@click.option("-t", "--api-token", default=token)
@click.option("--given", envvar="API_TOKEN")
@click.pass_context
def send(ctx, api_token, given):
    click.echo(given)
    click.echo(len(api_token))
    raise click.ClickException(api_token)  # expect: CRD205


@click.command()
@click.option("--secret", envvar="AWS_SECRET_ACCESS_KEY")
@click.option("--key", envvar="AWS_ACCESS_KEY_ID")
def given(secret, key):
    print(secret)  # expect: CRD201
    boto3.client("s3", aws_access_key_id=key, aws_secret_access_key=secret)  # expect: CRD103


if __name__ == "__main__":
    cli()
    send()
    given()
""",
    "options_of_typer": """\
import os
from typing import Annotated

import boto3
import typer

app = typer.Typer()


@app.command()
def copy(
    bucket: str,
    secret: str = typer.Option(os.environ.get("AWS_SECRET_ACCESS_KEY"), "--secret", help="the secret"),
    key: str = typer.Option(default=os.environ.get("AWS_ACCESS_KEY_ID")),
    made: str = typer.Option(default_factory=lambda: os.environ["API_TOKEN"]),
    region: str = typer.Option("eu-west-1", "--region"),
    given: str = typer.Option(..., envvar="API_TOKEN"),
):
    typer.echo(bucket)
    typer.echo(region)
    typer.echo(given)
    typer.echo(made)  # expect: CRD201
    boto3.client("s3", aws_access_key_id=key, aws_secret_access_key=secret)  # expect: CRD102


@app.command()
def other(token: Annotated[str, typer.Option()] = os.environ.get("API_TOKEN"), count: int = typer.Option(3)):
    print(token)  # expect: CRD201
    print(count)


if __name__ == "__main__":
    app()
""",
    "options_with_and_without_a_secret": """\
import argparse
import os

import boto3


def add_options(parser):
    parser.add_argument("--region", default=os.environ.get("AWS_REGION"))
    parser.add_argument("--key")
    parser.add_argument("--secret")
    parser.add_argument("--debug", action="store_true")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    add_options(parser)
    args = parser.parse_args()
    print(args)
    print(vars(args))
    if args.debug:
        print("debug", args.region)
    for name, value in vars(args).items():
        print(name, value)
    boto3.client("s3", aws_access_key_id=args.key, aws_secret_access_key=args.secret)  # expect: CRD103


def second():
    parser = argparse.ArgumentParser()
    parser.add_argument("--aws-secret-access-key", required=True)
    parser.add_argument("--bucket", required=True)
    args = parser.parse_args()
    print(args.bucket)
    print(args.aws_secret_access_key is None, args.aws_secret_access_key[:4])
    print(sorted(vars(args)))


def third():
    parser = argparse.ArgumentParser()
    parser.add_argument("--aws-secret-access-key", required=True)
    args = parser.parse_args()
    shown = dict(vars(args))
    del shown["aws_secret_access_key"]
    print(shown)
    print(vars(args))  # expect: CRD201


main()
""",
    "options_in_a_loop_and_a_configuration": """\
from argparse import ArgumentParser
from os import environ

OPTIONS = (("--token", "API_TOKEN"), ("--region", "AWS_REGION"))


def parse():
    p = ArgumentParser()
    for flag, variable in OPTIONS:
        p.add_argument(flag, default=environ.get(variable))
    p.add_argument("--port", type=int, default=80)
    return p.parse_args()


class Config:
    def __init__(self, **options):
        self.__dict__.update(options)


def main():
    args = parse()
    print(args.region, args.port)
    config = Config(**vars(args))
    print(config.token)  # expect: CRD201
    with open("x", "w") as f:
        f.write(str(args.token))
    raise SystemExit("bad token " + args.token)  # expect: CRD205


if __name__ == "__main__":
    main()
""",
    "parsers_of_other_kinds": """\
import argparse
import optparse
import os
import sys
import logging

import boto3


class Parser(argparse.ArgumentParser):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.add_argument("--token", default=os.environ.get("API_TOKEN"))


def one():
    args = Parser().parse_args()
    print(args.token)  # expect: CRD201


def two():
    parser = optparse.OptionParser()
    parser.add_option("-t", "--token", dest="token", default=os.environ.get("API_TOKEN"))
    options, args = parser.parse_args()
    print(args)
    print(options.token)  # expect: CRD201


class Holder:
    pass


def three():
    parser = argparse.ArgumentParser()
    parser.add_argument("--token", default=os.environ.get("API_TOKEN"))
    holder = Holder()
    parser.parse_args(namespace=holder)
    print(holder)
    print(holder.token)  # expect: CRD201


async def four(parser=None):
    parser = parser or argparse.ArgumentParser()
    parser.add_argument("token", nargs="?", default=os.environ.get("API_TOKEN"))
    args = parser.parse_args(sys.argv[1:])
    await five(args)


async def five(args):
    logging.info("starting with %(token)s", vars(args))  # expect: CRD202
    logging.info("starting with %(region)s", vars(args))


def six():
    parser = argparse.ArgumentParser()
    parser.add_argument("--token", default=os.environ.get("API_TOKEN"))
    args = parser.parse_args()
    args.token = "***"
    print(args)
    for name, value in sorted(vars(args).items()):
        logging.info("%s=%s", name, value)


def seven():
    parser = argparse.ArgumentParser()
    parser.add_argument("--token", default=os.environ.get("API_TOKEN"))
    args = parser.parse_args()
    for name, value in sorted(vars(args).items()):
        if name == "token":
            value = "hidden"
        logging.info("%s=%s", name, value)
    for name in vars(args):
        logging.info("%s=%s", name, getattr(args, name))  # expect: CRD202
    del args.token
    print(args)


one()
two()
""",
    "namespaces_without_secrets": """\
import argparse
import logging
import os

parser = argparse.ArgumentParser()
parser.add_argument("--region", default=os.environ.get("AWS_REGION"))
parser.add_argument("--token-file", default=os.environ.get("API_TOKEN_FILE"))
parser.add_argument("--aws-session-token-given", action="store_true")
parser.add_argument("--secret-access-key", action="store_true", help="ask for the key")
parser.set_defaults(stage=os.environ.get("STAGE"))
args, rest = parser.parse_known_args()
print(args, rest, vars(args), args.__dict__)
logging.info("%s", args)
for name, value in vars(args).items():
    print(f"{name}={value}")
""",
    "options_that_are_not_shown": """\
import argparse
import os

import click
import requests

parser = argparse.ArgumentParser()
parser.add_argument("--token", default=os.environ.get("API_TOKEN"), required="API_TOKEN" not in os.environ)
parser.add_argument("--url", default="https://example.com")
args = parser.parse_args()
print(args.url, "with" if args.token else "without", "token", len(args.token or ""))
requests.get(args.url, headers={"Authorization": args.token}, timeout=9)
shown = {name: value for name, value in vars(args).items() if name != "token"}
print(shown, parser)


@click.command()
@click.option("--token", default=os.environ.get("API_TOKEN"))
@click.option("--url", default="https://example.com")
def send(token, url):
    click.echo(url)
    requests.get(url, headers={"Authorization": token}, timeout=9)
""",
    "options_given_by_a_variable": """\
import os

import click


@click.command()
@click.option("--token", envvar="API_TOKEN", prompt=True)
@click.option("--stage", default=lambda: os.environ.get("STAGE"))
def send(token, stage):
    print(token, stage)


send([], standalone_mode=False)
""",
    "a_function_that_is_called_with_another_value": """\
import os

import typer


def show(token: str = typer.Option(os.environ.get("API_TOKEN"))):
    print(token)


show("none")
""",
    "options_that_were_changed": """\
import argparse
import os

parser = argparse.ArgumentParser()
parser.add_argument("--token", default=os.environ.get("API_TOKEN"))
parser.add_argument("--password", default=os.environ.get("DB_PASSWORD"))
args = parser.parse_args()
args.token = "***" if args.token else None
delattr(args, "password")
print(args)
""",
}
