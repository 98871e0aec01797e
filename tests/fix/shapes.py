"""Ways to hand credentials of the environment to boto3: those whose deletion is safe, and those whose is not."""

from functools import cache

from credlint.model.fix import Applicability
from credlint.pipeline import check_source

HEAD = "import os\n\nimport boto3\n\n"
KEY, SECRET, TOKEN = (
    'os.environ["AWS_ACCESS_KEY_ID"]',
    'os.environ["AWS_SECRET_ACCESS_KEY"]',
    'os.environ.get("AWS_SESSION_TOKEN")',
)
ALL = f"aws_access_key_id={KEY}, aws_secret_access_key={SECRET}, aws_session_token={TOKEN}"
GOT = (
    'aws_access_key_id=os.getenv("AWS_ACCESS_KEY_ID"), aws_secret_access_key=os.getenv("AWS_SECRET_ACCESS_KEY"), '
    'aws_session_token=os.getenv("AWS_SESSION_TOKEN")'
)
PAIR = f"aws_access_key_id={KEY}, aws_secret_access_key={SECRET}"
ITEMS = f'"aws_access_key_id": {KEY}, "aws_secret_access_key": {SECRET}, "aws_session_token": {TOKEN}'

SAFE: dict[str, str] = {
    "client": f'made = boto3.client("sqs", {ALL})\n',
    "client got": f'made = boto3.client("sqs", {GOT})\n',
    "resource": f'made = boto3.resource("sqs", {ALL})\n',
    "session": f"made = boto3.Session({ALL})\n",
    "session got": f"made = boto3.Session({GOT})\n",
    "session module": f"made = boto3.session.Session({ALL})\n",
    "session positional": f"made = boto3.Session({KEY}, {SECRET}, {TOKEN})\n",
    "session positional and region": f'made = boto3.Session({KEY}, {SECRET}, {TOKEN}, "eu-west-1")\n',
    "client positional": f'made = boto3.client("sqs", None, None, True, None, None, {KEY}, {SECRET}, {TOKEN})\n',
    "client positional and config": (
        f'made = boto3.client("sqs", None, None, True, None, None, {KEY}, {SECRET}, {TOKEN}, None)\n'
    ),
    "client of a session": f'made = boto3.Session().client("sqs", {ALL})\n',
    "client of a variable": f'session = boto3.Session(region_name="eu-west-1")\nmade = session.client("sqs", {ALL})\n',
    "resource of a session": f'made = boto3.Session().resource("sqs", {ALL})\n',
    "session for a client": f'made = boto3.Session({ALL}).client("sqs")\n',
    "client with an endpoint": (
        f'made = boto3.client("sqs", endpoint_url="https://sqs.eu-west-1.amazonaws.com", {ALL})\n'
    ),
    "order": f'made = boto3.client(aws_session_token={TOKEN}, {PAIR}, service_name="sqs")\n',
    "variables": f"_key, _secret = {KEY}, {SECRET}\nmade = boto3.Session(_key, _secret, {TOKEN})\n",
    "public variables": (
        f"KEY = {KEY}\nSECRET = {SECRET}\nTOKEN = {TOKEN}\n"
        "made = boto3.Session(aws_access_key_id=KEY, aws_secret_access_key=SECRET, aws_session_token=TOKEN)\n"
    ),
    "variable of a variable": f"one = {KEY}\ntwo = one\nmade = boto3.Session(two, {SECRET}, {TOKEN})\n",
    "annotated": f"key: str = {KEY}\nmade = boto3.Session(key, {SECRET}, {TOKEN})\n",
    "function": (
        f"def connect():\n    key = {KEY}\n    return boto3.Session(key, {SECRET}, {TOKEN})\n\n\nmade = connect()\n"
    ),
    "private function": (
        "def _connect(key, secret, token):\n    return boto3.Session(key, secret, token)\n\n\n"
        f"made = _connect({KEY}, {SECRET}, {TOKEN})\n"
    ),
    "private function by keyword": (
        "def _connect(service, *, key, secret, token=None):\n"
        "    return boto3.Session(key, secret, token).client(service)\n"
        f'\n\nmade = _connect("sqs", key={KEY}, secret={SECRET}, token={TOKEN})\n'
    ),
    "attributes": (
        f"class Store:\n    def __init__(self):\n        self._key = {KEY}\n        self._secret = {SECRET}\n"
        f"        self._token = {TOKEN}\n\n    def open(self):\n"
        "        return boto3.Session(self._key, self._secret, self._token)\n\n\nmade = Store().open()\n"
    ),
    "class attributes": (
        f"class Store:\n    _key = {KEY}\n    _secret = {SECRET}\n    _token = {TOKEN}\n\n    def open(self):\n"
        "        return boto3.Session(self._key, self._secret, self._token)\n\n\nmade = Store().open()\n"
    ),
    "unpacked display": f'made = boto3.client("sqs", **{{{ITEMS}}})\n',
    "unpacked display with more": f'made = boto3.client(**{{"service_name": "sqs", {ITEMS}}})\n',
    "unpacked variable": f'options = {{"region_name": "eu-west-1", {ITEMS}}}\nmade = boto3.client("sqs", **options)\n',
    "unpacked variable of keys": f'options = {{{ITEMS}}}\nmade = boto3.client("sqs", **options)\n',
    "unpacked dict call": f'options = dict({ALL}, region_name="eu-west-1")\nmade = boto3.client("sqs", **options)\n',
    "filled dictionary": (
        f'options = {{}}\noptions["aws_access_key_id"] = {KEY}\noptions["aws_secret_access_key"] = {SECRET}\n'
        f'options.update(aws_session_token={TOKEN}, region_name="eu-west-1")\nmade = boto3.client("sqs", **options)\n'
    ),
    "dictionary for two": (
        f'options = {{{ITEMS}}}\nother = boto3.client("sts", **options)\nmade = boto3.client("sqs", **options)\n'
    ),
    "partial": f'from functools import partial\n\nmade = partial(boto3.client, "sqs", {ALL})()\n',
    "partial of a session": (
        f"import functools\n\nmade = functools.partial(boto3.Session, {KEY}, {SECRET}, {TOKEN})()\n"
    ),
    "imported client": f'from boto3 import client as make\n\nmade = make("sqs", {ALL})\n',
    "imported session": f"from boto3.session import Session\n\nmade = Session({KEY}, {SECRET}, {TOKEN})\n",
    "imported environ": (
        "from os import environ, getenv\n\n"
        'made = boto3.Session(environ["AWS_ACCESS_KEY_ID"], environ["AWS_SECRET_ACCESS_KEY"], '
        'getenv("AWS_SESSION_TOKEN"))\n'
    ),
    "botocore client": (
        f'import botocore.session\n\nmade = botocore.session.get_session().create_client("sqs", {ALL})\n'
    ),
    "botocore session": (
        f'import botocore.session\n\nsession = botocore.session.Session()\nmade = session.create_client("sqs", {ALL})\n'
    ),
    "condition": (
        f'key, secret, token = {KEY}, {SECRET}, {TOKEN}\nif "AWS_REGION" in os.environ:\n'
        '    made = boto3.client("sqs", aws_access_key_id=key, aws_secret_access_key=secret, aws_session_token=token)\n'
        "else:\n    made = boto3.Session(key, secret, token)\n"
    ),
    "lambda": f'connect = lambda service: boto3.client(service, {ALL})\nmade = connect("sqs")\n',
    "in a list": f'made = [boto3.client(each, {ALL}) for each in ("sqs", "sts")][0]\n',
    "filled on a condition": (
        'options = {}\nif "AWS_REGION" not in os.environ:\n'
        f'    options["aws_access_key_id"] = {KEY}\n    options["aws_secret_access_key"] = {SECRET}\n'
        f'    options["aws_session_token"] = {TOKEN}\nmade = boto3.client("sqs", **options)\n'
    ),
    "token where there is one": (
        f'options = {{"aws_access_key_id": {KEY}, "aws_secret_access_key": {SECRET}}}\ntoken = {TOKEN}\nif token:\n'
        '    options["aws_session_token"] = token\nmade = boto3.client("sqs", **options)\n'
    ),
    "or None": f"made = boto3.Session({KEY} or None, {SECRET} or None, {TOKEN} or None)\n",
    "default session": f"boto3.setup_default_session({ALL})\nmade = boto3.client('sqs')\n",
}
"""Programs whose credentials stay the same wherever they run."""

UNSAFE: dict[str, str] = {
    "no token": f'made = boto3.client("sqs", {PAIR})\n',
    "no token by position": f"made = boto3.Session({KEY}, {SECRET})\n",
    "profile": f'made = boto3.Session({ALL}, profile_name="work")\n',
    "other variables": f"made = boto3.Session({KEY.replace('AWS', 'BACKUP')}, {SECRET}, {TOKEN})\n",
    "swapped": f"made = boto3.Session({SECRET}, {KEY}, {TOKEN})\n",
    "empty default": f'made = boto3.client("sqs", {GOT})\n'.replace('KEY_ID")', 'KEY_ID", "")'),
    "default": f'made = boto3.Session({KEY}, {SECRET}, os.environ.get("AWS_SESSION_TOKEN", "dummy"))\n',
    "text of None": f"made = boto3.Session(str(os.environ.get('AWS_ACCESS_KEY_ID')), {SECRET}, {TOKEN})\n",
    "stripped": f"made = boto3.Session({KEY}.strip(), {SECRET}, {TOKEN})\n",
    "session of a profile": f'made = boto3.Session(profile_name="work").client("sqs", {ALL})\n',
    "unknown session": (
        f'def connect(session):\n    return session.client("sqs", {ALL})\n\n\nmade = connect(boto3.Session())\n'
    ),
    "default session of a profile": (
        f'boto3.setup_default_session(profile_name="work")\nmade = boto3.client("sqs", {ALL})\n'
    ),
    "missing is handled": (
        f"try:\n    made = boto3.Session({KEY}, {SECRET}, {TOKEN})\nexcept KeyError:\n"
        '    made = boto3.Session(profile_name="work")\n'
    ),
    "public class attributes": (
        f"class Store:\n    key = {KEY}\n\n    def open(self):\n"
        f"        return boto3.Session(self.key, {SECRET}, {TOKEN})\n\n\nmade = Store().open()\n"
    ),
    "missing is handled elsewhere": (
        f"def connect():\n    return boto3.Session({KEY}, {SECRET}, {TOKEN})\n\n\n"
        "try:\n    made = connect()\nexcept KeyError:\n    made = None\n"
    ),
    "popped": f'key = os.environ.pop("AWS_ACCESS_KEY_ID")\nmade = boto3.Session(key, {SECRET}, {TOKEN})\n',
    "written": f'os.environ["AWS_PROFILE"] = "work"\nmade = boto3.Session({ALL})\n',
    "public function": (
        "def connect(key, secret, token):\n    return boto3.Session(key, secret, token)\n\n\n"
        f"made = connect({KEY}, {SECRET}, {TOKEN})\n"
    ),
    "token on a condition": (
        f'options = {{"aws_access_key_id": {KEY}, "aws_secret_access_key": {SECRET}}}\nif "WITH_TOKEN" in os.environ:\n'
        f'    options["aws_session_token"] = {TOKEN}\nmade = boto3.client("sqs", **options)\n'
    ),
    "token of a condition": f"made = boto3.Session({KEY}, {SECRET}, {TOKEN} if 'X' in os.environ else None)\n",
    "one path": f"made = boto3.Session({KEY} if os.environ.get('X') else input(), {SECRET}, {TOKEN})\n",
    "further arguments": (
        f'def connect(**more):\n    return boto3.Session({ALL}, **more)\n\n\nmade = connect(profile_name="work")\n'
    ),
}
"""Programs in which other credentials might be used without the arguments."""

SHAPES = {name: HEAD + source for name, source in (SAFE | UNSAFE).items()}


@cache
def fixed(source: str) -> tuple[str, str]:
    """The worst applicability of the fixes of a program, and what they make of it."""
    data, worst = source.encode(), ""
    for _ in range(9):
        found = check_source("program.py", data).diagnostics
        fixes = [each.fix for each in found if each.fix is not None and each.code == "CRD102"]
        if not fixes:
            break
        for edit in sorted(fixes[0].edits, reverse=True):
            data = data[: edit.start] + edit.content + data[edit.end :]
        if not worst or fixes[0].applicability is Applicability.UNSAFE:
            worst = fixes[0].applicability.value
    return worst, data.decode()
