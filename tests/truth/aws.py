"""The pretended AWS account in which programs run: moto, with credentials and secrets that the test knows."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import Any
from unittest.mock import patch

from moto import mock_aws

from .canaries import SECRET_VARIABLES, SETTINGS, canary

ISSUED = ("AccessKeyId", "SecretAccessKey", "SessionToken")

# Neither package has type hints.
boto3: Any = import_module("boto3")
client_module: Any = import_module("botocore.client")


@contextmanager
def account() -> Iterator[set[str]]:
    """Pretend an account with a user, a secret and two parameters; gives the set of secrets that it has issued."""
    issued: set[str] = set()
    call = client_module.BaseClient._make_api_call

    def known(client: object, operation: str, parameters: Mapping[str, object]) -> object:
        answer = call(client, operation, parameters)
        # moto does not encrypt: what it gives without decryption still holds the text.
        if operation == "GetParameter" and not parameters.get("WithDecryption"):
            _encrypt(answer["Parameter"])
        _reissue(answer, operation, issued)
        return answer

    planted = SETTINGS | dict.fromkeys(SECRET_VARIABLES, "moto")
    with (
        patch.dict("os.environ", planted),
        mock_aws(config={"core": {"mock_credentials": False}}),
        patch.object(client_module.BaseClient, "_make_api_call", known),
    ):
        _set_up(issued)
        yield issued


def _set_up(issued: set[str]) -> None:
    session = boto3.Session()
    session.client("iam").create_user(UserName="robot")
    secrets = {name: canary(name) for name in ("app/db", "/app/password")}
    issued |= set(secrets.values())
    session.client("secretsmanager").create_secret(Name="app/db", SecretString=secrets["app/db"])
    ssm = session.client("ssm")
    ssm.put_parameter(Name="/app/password", Value=secrets["/app/password"], Type="SecureString")
    ssm.put_parameter(Name="/app/colour", Value="a pale shade of green", Type="String")


def _encrypt(parameter: dict[str, object]) -> None:
    if parameter["Type"] == "SecureString":
        parameter["Value"] = "AQICAHgSealedByKms"


def _reissue(answer: object, operation: str, issued: set[str]) -> None:
    """Replace the random credentials of an answer by known ones."""
    if isinstance(answer, dict):
        for key, value in answer.items():
            if key in ISSUED and isinstance(value, str):
                answer[key] = canary(f"{operation} {key}")
                issued.add(answer[key])
            else:
                _reissue(value, operation, issued)
