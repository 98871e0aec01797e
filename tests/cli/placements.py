"""Where a program may hold a key: a text for each place, in which words in capitals stand for forms of the key.

Each program has a finding on the line of the key or leads it there, so that the line is shown.
"""

import json
import re
from collections.abc import Iterator, Mapping

from .keys import Key

_IMPORTS = "import base64, boto3, codecs, json, logging, os, string, subprocess, sys, urllib.parse, yaml\n"

STATEMENTS = {
    "literal": 'boto3.client("s3", aws_access_key_id="KEY", aws_secret_access_key="KEY", aws_session_token="KEY")',
    "positional": 'boto3.client("s3", None, None, True, None, None, "KEY", "KEY")',
    "split by +": 'give("LEFT" + "RIGHT")',
    "split in three": 'give("ONE" + "TWO" + "THREE")',
    "implicit": 'give("LEFT" "RIGHT")',
    "implicit over lines": 'give("LEFT"\n    "RIGHT")',
    "implicit f-string": 'x = 1\ngive("ONE" f"TWO{x}" "THREE")',
    "f-string": "give(f\"LEFT{os.environ['A']}RIGHT\")",
    "nested f-string": 'give(f\'{"LEFT"}{"RIGHT"}\')',
    "f-string's format": 'give(f"{unknown:LEFT}{unknown!r:RIGHT}")',
    "f-string's key": "give(f'{unknown[\"KEY\"]}')",
    "join": 'give("".join(["LEFT", "RIGHT"]))',
    "join with": 'give("TWO".join(("ONE", "THREE")))',
    "join of letters": 'give("".join([LETTERS]))',
    "codes": 'give("".join(map(chr, [CODES])))',
    "bytes of codes": "give(bytes([CODES]).decode())",
    "format": 'give("{}RIGHT".format("LEFT"))',
    "format by name": 'give("{x}TWO{y}".format(x="ONE", y="THREE"))',
    "format of unknown": 'give("LEFT{}RIGHT".format(unknown))',
    "format before": 'v = "{}RIGHT".format("LEFT")\ngive(v)',
    "format_map": 'give("{x}RIGHT".format_map({"x": "LEFT"}))',
    "template": 'v = string.Template("LEFT$x").substitute(x="RIGHT")\ngive(v)',
    "percent": 'give("%sRIGHT" % "LEFT")',
    "percent of names": 'give("%(x)sRIGHT" % {"x": "LEFT"})',
    "percent before": 'v = "LEFT%s" % ("RIGHT",)\ngive(v)',
    "replace": 'give("LEFT-RIGHT".replace("-", ""))',
    "strip": 'give(" KEY ".strip())',
    "split": 'boto3.client("s3", aws_access_key_id="x:KEY".split(":")[1], aws_secret_access_key=unknown)',
    "partition": 'v = "KEY|KEY".partition("|")\ngive(v[2])',
    "repeated": 'give("LEFT" * 2)',
    "reversed": 'give("REVERSED"[::-1])',
    "sliced": 'give("KEY.."[:-2])',
    "base64": 'give(base64.b64decode("BASE64").decode())',
    "base64 before": 'v = base64.b64decode("BASE64")\nw = v.decode()\ngive(w)',
    "hex": 'give(bytes.fromhex("HEX").decode())',
    "hex before": 'v = bytes.fromhex("HEX").decode()\ngive(v)',
    "rot13": 'give(codecs.decode("KEY", "rot13"))',
    "rot13 before": 'v = codecs.decode("KEY", "rot13")\ngive(v)',
    "unquote": 'v = urllib.parse.unquote("QUOTED")\ngive(v)',
    "url": 'v = urllib.parse.urlparse("https://x:QUOTED@h/")\ngive(v.password)',
    "\\x": 'give("BYTES")',
    "\\u": 'give("SHORT")',
    "\\U": 'give("LONG")',
    "\\0": 'give("OCTAL")',
    "\\N": 'give("NAMES")',
    "\\N beside": 'give(unknown); old = "NAMES"',
    "\\x beside": 'give(unknown); old = "BYTES"',
    "letters and escapes": 'give("SPELLED"); old = "SPELLED"',
    "line continued": 'give("CONTINUED")',
    "bytes": 'give(b"KEY".decode())',
    "bytes with escapes": 'give(b"BYTES".decode())',
    "raw": 'give(r"KEY", aws_access_key_id=rb"KEY")',
    "triple quotes": 'give("""KEY""")',
    "lines of a text": 'give("""\nLEFT\nRIGHT""".replace("\\n", ""))',
    "text with more": 'KEYS = """\n[default]\naws_secret_access_key = KEY\n"""\ngive(KEYS)',
    "json": 'v = json.loads(\'{"k": "KEY"}\')["k"]\ngive(v)',
    "json split": 'v = json.loads(\'{"k": "LEFT\' \'RIGHT"}\')["k"]\ngive(v)',
    "json at once": 'give(json.loads(\'{"k": "SLASHED"}\')["k"])',
    "json given": "boto3.client('s3', **json.loads('{\"aws_secret_access_key\": \"KEY\"}'))",
    "yaml": 'v = yaml.safe_load("k: KEY")["k"]\ngive(v)',
    "yaml at once": 'give(yaml.safe_load("""\nk: LEFT\\\n  RIGHT\n""")["k"])',
    "dict": 'D = {"secret": "KEY"}\ngive(D["secret"])',
    "dict's keyword": 'D = dict(secret="LEFT" "RIGHT")\ngive(D["secret"])',
    "dict of the name": 'D = {"aws_secret_access_key": "LEFT" "RIGHT"}',
    "dict of the name +": 'D = {"aws_secret_access_key": "LEFT" + "RIGHT"}; E = dict(aws_secret_access_key="KEY")',
    "dict's key": 'give({"KEY": unknown}["KEY"])',
    "dict's key before": 'D = {"KEY": 1}; give(next(iter(D)))',
    "dict unpacked": 'boto3.client("s3", **{"aws_secret_access_key": "LEFT" + "RIGHT"})',
    "list": 'give(["LEFT" "RIGHT", "KEY"][0])',
    "list and loop": 'for v in ["KEY", "LEFT" + "RIGHT"]: give(v)',
    "tuple": 'a, b = "LEFT", "RIGHT"; give(a + b)',
    "set": 'give({"KEY"}.pop())',
    "comprehension": 'give("".join(x for x in ("LEFT", "RIGHT")))',
    "default": 'def f(k="KEY"): return give(k)',
    "default split": 'def f(k="LEFT" "RIGHT"): return give(k)',
    "default format": 'def f(k="{}RIGHT".format("LEFT")):\n    return give(k)',
    "default of a keyword": 'def f(*, k="LEFT" + "RIGHT"):\n    return give(k)',
    "argument": 'def f(k): return give(k)\nf("KEY"); f(k="LEFT" + "RIGHT")',
    "argument of another": 'def f(k, l): return give(k)\nf(unknown, "KEY")',
    "lambda": 'f = lambda k="LEFT": give(k + "RIGHT"); f()',
    "lambda body": 'f = lambda: "KEY"; give(f())',
    "returned": 'def f():\n    return "LEFT" + "RIGHT"\ngive(f())',
    "yielded": 'def f():\n    yield "KEY"\ngive(next(f()))',
    "walrus": 'give((v := "KEY")), len(v := "LEFT" "RIGHT")',
    "ternary": 'give("KEY" if unknown == "KEY" else None)',
    "fallback": 'give(os.environ.get("A", "KEY") or "LEFT" + "RIGHT")',
    "compared": 'give(unknown) if unknown != "KEY" else None',
    "compared with the name": 'if aws_secret_access_key == "LEFT" "RIGHT": pass',
    "repeated in the line": 'give("KEY"), old("KEY")',
    "default compared": 'def f(k="KEY"): return give(k) if k != "KEY" else None',
    "beside": 'old = "KEY"; give(secret())',
    "behind": 'give(unknown); old = ["LEFT", "RIGHT", "LEFT" "RIGHT"]',
    "beside a print": 'print(secret(), "KEY"); old = "LEFT" + "RIGHT"',
    "in a print": 'print("with KEY:", secret(), f"LEFT{unknown}RIGHT")',
    "in a log": 'logging.info("with %s KEY=%s LEFTRIGHT", "KEY", secret())',
    "in an exception": 'raise ValueError("KEY", secret(), {"k": "LEFT" "RIGHT"})',
    "in a command": 'subprocess.run(["x", "--k", "KEY", secret(), "--k=LEFT" "RIGHT"])',
    "in a header": 'requests.get("https://h/?k=QUOTED", headers={"k": "KEY", "s": secret()})',
    "service": 'boto3.client("KEY", aws_secret_access_key=unknown, region_name="KEY", endpoint_url="https://KEY")',
    "configuration": 'give(unknown, config=Config(user_agent="KEY"))',
    "profile": 'boto3.Session(profile_name="KEY", aws_secret_access_key=unknown)',
    "environment": 'secret() = "KEY"',
    "environment split": 'secret() = "LEFT" + "RIGHT"',
    "environment updated": 'os.environ.update(AWS_SECRET_ACCESS_KEY="LEFT" + "RIGHT", OTHER="KEY")',
    "environment by |": 'os.environ |= {"AWS_SECRET_ACCESS_KEY": "LEFT" + unknown, "OTHER": "RIGHT" + unknown}',
    "environment by putenv": 'os.putenv("AWS_SECRET_ACCESS_KEY", "".join(("LEFT", "RIGHT")))',
    "environment of a child": 'subprocess.run(["x"], env={"AWS_SECRET_ACCESS_KEY": "LEFT" + "RIGHT"})',
    "environment by dict": 'subprocess.run(["x"], env=dict(AWS_SECRET_ACCESS_KEY="".join(["LEFT", "RIGHT"])))',
    "variable's name": 'give(os.environ["KEY"])',
    "variable's name, unlike": 'give(os.environ.get("KEY_SECRET"))',
    "variable's name shown": 'print(os.environ["KEY_SECRET_KEY"], os.getenv("UPPER_SECRET_KEY"))',
    "variable's name set": 'v = os.environ["KEY"]; give(v)',
    "key of a setting": 'give(config["KEY"]["LEFT"], aws_access_key_id=c.get("KEY"))',
    "key before a call": 'clients["KEY"].client("s3", aws_secret_access_key=unknown, aws_access_key_id=get("KEY").x)',
    "file opened": 'open(os.path.expanduser("~/.aws/credentials"), "w").write("[x]\\naws_secret_access_key = KEY")',
    "file's name": 'open("KEY.txt", "w").write(secret())',
    "file with a key": 'open("x", "w").write("aws_secret_access_key = " + "LEFT" + "RIGHT" + str(dict(os.environ)))',
    "comment": "give(unknown)  # KEY",
    "comment with more": 'give("KEY")  # was KEY, and LEFT RIGHT before, k=KEY; "KEY"',
    "comment with a url": "give(unknown)  # https://h/KEY?x=LEFT https://x:KEY@h",
    "comment in a call": 'boto3.client("s3",  # KEY\n    aws_secret_access_key=unknown)',
    "noqa": "give(unknown)  # noqa: KEY  # nosec KEY  # type: ignore[KEY]",
    "reason": "give(unknown)  # credlint: ignore[CRD103] was KEY, LEFT and RIGHT",
    "reason for a file": "# credlint: file-ignore[CRD103] KEY\ngive(unknown)",
    "code of a suppression": "give(unknown)  # credlint: ignore[KEY]",
    "code among others": "give(unknown)  # credlint: ignore[CRD103, LEFT, RIGHT] x",
    "no suppression": "x = 1  # credlint: KEY\ny = 1  # credlint: ignore KEY",
    "no end of a suppression": "z = 1  # credlint: ignore[CRD101] until=KEY",
    "suppression unused": "x = 1  # credlint: ignore[CRD101] KEY",
    "suppression until": "print(secret())  # credlint: ignore[CRD201] KEY until=2000-01-01",
    "docstring": 'def f(k):\n    "KEY"\n    return give(k)',
    "docstring beside": 'class C: "KEY"; c = give(unknown)',
    "annotation": 'def f(k: "KEY" = None) -> "KEY": return give(k)',
    "annotation of a type": 'v: Literal["KEY"] = g(); give(v)',
    "decorator": '@deco("KEY", k="LEFT" "RIGHT")\ndef f(k): return give(k)',
    "class body": 'class C:\n    aws_secret_access_key = "LEFT" "RIGHT"\n    c = give(aws_secret_access_key)',
    "class body split": 'class C: a = "LEFT"; b = "RIGHT"; c = give(a + b)',
    "attribute": 'class C:\n    def __init__(self): self.k = "KEY"\n    def f(self): return give(self.k)',
    "dataclass": "from dataclasses import dataclass\n"
    '@dataclass\nclass C:\n    k: str = "LEFT" + "RIGHT"\n    def f(self): return give(self.k)',
    "enum": 'import enum\nclass C(enum.Enum): K = "KEY"\ngive(C.K.value)',
    "match": 'match unknown:\n    case "KEY": give(unknown)',
    "match of a mapping": 'match unknown:\n    case {"k": "LEFT" "RIGHT" as v}: give(v)',
    "__all__": '__all__ = ["KEY", "LEFT"]; give(unknown)',
    "function's name": "def NAME(k): return give(k)",
    "class's name": "class c_NAME:\n    def f(self, k): give(k)",
    "parameter's name": "def f(k_NAME): return give(k_NAME)",
    "variable of the name": "v_NAME = unknown; give(v_NAME)",
    "keyword's name": "give(f(v_NAME=1)).v_NAME()",
    "attribute's name": "give(settings.v_NAME)",
    "callee's name": 'v_NAME.client("s3", aws_secret_access_key=unknown)',
    "logger's name": 'logging.getLogger("botocore.KEY").setLevel(logging.DEBUG)',
    "module's name": 'import v_NAME as m\nm.client("s3", aws_secret_access_key=unknown)',
    "metadata": 'requests.get("http://169.254.169.254/latest/meta-data/iam/security-credentials/KEY")',
    "deployed": 'boto3.client("lambda").create_function(Environment={"Variables": '
    '{"AWS_SECRET_ACCESS_KEY": "LEFT" + "RIGHT", "O": "KEY"}})',
    "deployed by name": 'boto3.client("lambda").create_function(Environment={"Variables": {"KEY": secret()}})',
    "statement in a query": "cursor.execute(\"COPY t FROM 's3://b' CREDENTIALS "
    "'aws_access_key_id=%s;aws_secret_access_key=KEY'\" % unknown)",
    "number's place": 'give(str(unknown) + "KEY"[1:] + "LEFT")',
    "assert": 'assert unknown == "KEY", secret()',
    "with": 'with x("KEY") as v: give(v)',
    "try": 'try: v = os.environ["A"]\nexcept KeyError: v = "KEY"\ngive(v)',
    "await": "async def f(): return await aioboto3.Session(aws_secret_access_key=await "
    'g("KEY")).client("LEFT" "RIGHT")',
    "global": 'K = "LEFT"\nK += "RIGHT"\ngive(K)',
    "one of many": 'give([*"LEFT", *"RIGHT"][0]); v = "KEY" "KEY"',
    "a very long line": f'x = {"+".join(["unknown"] * 2_000)}; give("KEY"); o("KEY")',
    "a long text": 'give(unknown); o("' + "word " * 300 + 'KEY")',
    "not ASCII": 'ключ = "KEY"; give(ключ, ü="éLEFT"); "\U0001f511KEY\u202e"',
    "tabs": 'if 1:\n\tboto3.client("s3",\taws_secret_access_key="LEFT"\t"RIGHT"); o("\tKEY")',
    "form feed": "give(unknown)\f # \fKEY",
}
"""Programs that hold a key; they are also run as a cell of a notebook and as a block of Markdown."""

BROKEN = {
    "syntax error": 'boto3.client("s3", aws_secret_access_key = = "KEY")',
    "error behind": 'give("KEY")\nx = = "KEY"',
    "no end of a string": 'give("KEY',
    "no end of a text": 'give("""KEY',
    "bytes not ASCII": 'give(b"KEYé")',
    "unknown name": 'give("\\N{KEY}")',
    "bad escape": 'give("\\xKEY")',
    "bad f-string": 'give(f"{KEY!}")',
    "bad number": "give(0xKEY)",
    "bad identifier": "give(€NAME)",
    "duplicate argument": "def f(v_NAME, v_NAME): give(1)",
    "duplicate keyword": "give(unknown, v_NAME=1, v_NAME=2)",
    "global too late": "def f():\n    v_NAME = 1\n    global v_NAME\n    give(1)",
    "no coding": '# coding: KEY\ngive("KEY")',
    "no coding of the name": '# coding: NAME\ngive("KEY")',
    "codec of another kind": '# coding: rot13\ngive("KEY")',
    "indented wrongly": 'if 1:\n    give("KEY")\n  x("KEY")',
    "future": 'from __future__ import v_NAME\ngive("KEY")',
}
"""Programs that are none."""

CELLS = {
    "!": "!aws configure set aws_secret_access_key KEY",
    "! quoted": '!aws configure set aws_secret_access_key "LEFT""RIGHT"',
    "! twice": "!echo KEY; aws configure set aws_secret_access_key KEY",
    "! with more": "!KEY=1 aws configure set aws_secret_access_key KEY --profile KEY # KEY",
    "! continued": "!aws configure set \\\n  aws_secret_access_key LEFT\\\nRIGHT",
    "! assigned": 'x = !aws configure set aws_secret_access_key "KEY"',
    "!export": "!export AWS_SECRET_ACCESS_KEY=KEY OTHER=KEY",
    "!export split": '!export AWS_SECRET_ACCESS_KEY="LEFT"RIGHT',
    "!export and use": "!export AWS_SECRET_ACCESS_KEY=KEY && x --k KEY",
    "! env": "!AWS_SECRET_ACCESS_KEY=KEY aws s3 ls s3://KEY",
    "! python": "!python -c 'import boto3; give(\"KEY\")' AWS_SECRET_ACCESS_KEY=LEFT",
    "! with a name": 'v = "KEY"\n!aws configure set aws_secret_access_key {v} --x LEFT$v',
    "! with an expression": 'v = unknown\n!aws configure set aws_secret_access_key {v["KEY"]} KEY',
    "%env": "%env AWS_SECRET_ACCESS_KEY=KEY",
    "%env blank": "%env AWS_SECRET_ACCESS_KEY KEY",
    "%env other": "%env UNKNOWN_SECRET KEY\n%set_env AWS_SESSION_TOKEN=LEFTRIGHT",
    "%env quoted": "%env AWS_SECRET_ACCESS_KEY='LEFT''RIGHT'",
    "%env name": "x = %env KEY_SECRET_KEY\nx",
    "%%bash": "%%bash\nexport AWS_SECRET_ACCESS_KEY=KEY\naws s3 ls KEY",
    "%%bash split": '%%bash\nexport AWS_SECRET_ACCESS_KEY="LEFT""RIGHT"; echo KEY',
    "%%bash twice": "%%bash\necho KEY; aws configure set aws_secret_access_key KEY",
    "%%sh continued": "%%sh\nexport AWS_SECRET_ACCESS_KEY=LEFT\\\nRIGHT",
    "%%bash heredoc": "%%bash\ncat >> ~/.aws/credentials <<EOF\naws_secret_access_key = KEY\nEOF",
    "%%script": "%%script bash\nexport AWS_SECRET_ACCESS_KEY=KEY",
    "%%writefile": "%%writefile ~/.aws/credentials\n[KEY]\naws_secret_access_key = KEY",
    "%%writefile name": "%%writefile KEY/.aws/credentials\naws_secret_access_key = KEY ; KEY",
    "%%writefile other": "%%writefile x.py\nboto3.client(aws_secret_access_key='KEY')",
    "! echo >>": "!echo 'aws_secret_access_key = KEY' >> ~/.aws/credentials",
    "%time": '%time give("LEFT" "RIGHT"), "KEY"',
    "%%time": '%%time\ngive("LEFT" "RIGHT"), "KEY"',
    "%run": '%run x.py KEY\ngive("KEY")',
    "shown": 'print(os.environ)\n"KEY", os.environ, "LEFT" "RIGHT"',
    "help": 'give("KEY")\nNAME?',
    "unknown magic": '%KEY\ngive("KEY")',
}
"""Cells of notebooks."""

OUTPUTS = {
    "variable": "AWS_SECRET_ACCESS_KEY=KEY",
    "variable twice": "AWS_SECRET_ACCESS_KEY=KEY KEY",
    "row with more": "it was KEY and export AWS_SECRET_ACCESS_KEY=KEY",
    "response": "{'AccessKeyId': 'KEY', 'SecretAccessKey': 'KEY', 'x': 'LEFT', 'y': 'RIGHT'}",
    "json": '{"SecretAccessKey": "SLASHED", "SessionToken": "QUOTED"}',
    "table": "aws_secret_access_key    KEY",
    "traceback": "      1 give('KEY')  # KEY",
    "traceback split": "----> 1 give('LEFT' 'RIGHT')",
    "colours": "\x1b[31mAWS_SECRET_ACCESS_KEY\x1b[0m=\x1b[32mKEY\x1b[0m KEY",
    "an id beside": "AKIAQ7T3XW5LKZP4M2RD KEY LEFT:RIGHT",
    "html": "<td>SecretAccessKey</td><td title='KEY'>KEY</td> SecretAccessKey='KEY'",
}
"""What a cell has put out and a notebook has saved."""

CONFIGURATIONS = {
    "unknown key": '"KEY" = 1',
    "unknown key of a table": '[[sdk-call]]\ncallable = "a"\naccess-key = 0\n"KEY" = 1',
    "unknown rule": 'select = ["KEY"]',
    "unknown rule behind others": 'ignore = ["CRD101", "LEFT", "RIGHT"]',
    "choice": 'fail-level = "KEY"',
    "level": 'severity = {CRD101 = "KEY"}',
    "level of a rule": 'severity = {"KEY" = "error"}',
    "kind": '[[sink]]\ncallable = "a"\nkind = "KEY"',
    "dotted name": '[[sanitizer]]\ncallable = "KEY"',
    "pattern's rules": 'per-file-ignores = {"*.py" = ["KEY"]}',
    "dummies": 'dummies = ["KEY", "LEFT RIGHT"]',
    "wrong type": 'fail-level = ["KEY"]',
    "no value": "KEY",
    "no end": 'select = "KEY',
    "twice": '["KEY"]\n["KEY"]',
    "twice over": 'x."KEY" = 1\nx."KEY" = 2',
    "no bracket": 'select = ["KEY", ] KEY',
    "after a value": 'select = [] "KEY"',
    "a bare word": "select = KEY",
    "comment": 'select = ["CRD101"] # KEY',
    "a table": "[tool.KEY]\n",
}
"""Configurations, most of them wrong."""

COMMANDS = {
    "option": ("--KEY",),
    "option with a value": ("--KEY=KEY",),
    "short option": ("-KEY",),
    "format": ("--output-format", "KEY"),
    "report": ("--output", "KEY"),
    "report's format": ("--output", "KEY=x"),
    "rule": ("--select", "KEY"),
    "rules": ("--ignore", "CRD101,LEFT,RIGHT"),
    "level": ("--fail-level", "KEY"),
    "severity": ("--severity", "CRD101:KEY"),
    "number": ("--jobs", "KEY"),
    "switch": ("--color", "KEY"),
    "patterns": ("--per-file-ignores", "KEY"),
    "pattern's rule": ("--per-file-ignores", "x.py:KEY"),
    "more than wanted": ("config", "KEY", "LEFT", "RIGHT"),
    "reason": ("--reason", "KEY"),
    "rule to explain": ("rule", "KEY"),
    "two rules to explain": ("rule", "CRD101", "KEY"),
    "baseline's command": ("baseline", "KEY"),
    "option of a command": ("baseline", "create", "--KEY"),
    "flag with a value": ("--verbose=KEY",),
    "confidence": ("--min-confidence", "KEY"),
}
"""Command lines that are wrong, though not for a path."""

NAMED = {
    "path": ("KEY",),
    "paths": ("FILE/x.py", "y/FILE.py"),
    "report": ("--output", "json=FILE/x"),
    "configuration": ("--config", "FILE.toml"),
    "baseline": ("--baseline", "FILE.json"),
    "list": ("--files-from", "FILE"),
    "revision": ("--since", "KEY"),
    "why": ("why", "FILE.py:1"),
    "why without a line": ("why", "FILE.py"),
    "cache": ("--cache-dir", "y.FILE"),
    "name of standard input": ("-", "--stdin-filename", "FILE.py", "--verbose"),
}
"""Command lines that name a path: people must know which, and only what is shaped like a key is masked in it."""


def filled(text: str, key: Key) -> str:
    """A text with the forms of a key, a call that is given one, and a read of one for what stands for them."""
    text = text.replace("give(", 'boto3.client("s3", aws_secret_access_key=')
    text = text.replace("secret()", 'os.environ["AWS_SECRET_ACCESS_KEY"]')
    found = re.compile(
        rf"(?<![A-Z])(?<!ACCESS_)(?<!SECRET_)(?:{'|'.join(sorted(key.forms, key=len, reverse=True))})(?![A-Z])"
    )
    return found.sub(lambda match: key.forms[match[0]], text)


def programs(key: Key) -> Iterator[tuple[str, str, str]]:
    """The name of a file, its text, and where the key is in it."""
    number = 0
    for place, text in STATEMENTS.items():
        program = _IMPORTS + filled(text, key) + "\n"
        yield f"p{number}.py", program, place
        yield f"m{number}.md", f"# A page\n\n- a list\n  ```python\n{_indented(program)}  ```\n", f"Markdown: {place}"
        yield f"n{number}.ipynb", notebook(program), f"cell: {place}"
        number += 1
    for place, text in BROKEN.items():
        program = _IMPORTS + filled(text, key) + "\n"
        program = filled(text, key) + "\n" + _IMPORTS if text.startswith("# coding") else program
        yield f"b{number}.py", program, place
        yield f"d{number}.ipynb", notebook(program), f"cell: {place}"
        number += 1
    for place, text in CELLS.items():
        yield (
            f"c{number}.ipynb",
            notebook(_IMPORTS.strip(), filled(text, key), f"x = 1  # {key.text}"),
            f"cell: {place}",
        )
        number += 1
    for place, text in OUTPUTS.items():
        yield f"o{number}.ipynb", notebook("x()", output=filled(text, key)), f"output: {place}"
        number += 1


def _indented(text: str) -> str:
    return "".join(f"  {line}" for line in text.splitlines(keepends=True))


def notebook(*cells: str, output: str = "") -> str:
    """A notebook with these cells; the first of them has put out a text."""
    saved = [{"output_type": "stream", "name": "stdout", "text": output.splitlines(True)}] if output else []
    found: list[Mapping[str, object]] = [
        {
            "cell_type": "code",
            "metadata": {},
            "execution_count": None,
            "outputs": saved if index == 0 else [],
            "source": cell.splitlines(True),
        }
        for index, cell in enumerate(cells)
    ]
    return json.dumps({"cells": found, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1)
