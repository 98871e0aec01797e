"""Regular expressions and methods of texts, judged by what they leave of a secret."""

PROGRAMS = {
    "masked_by_a_pattern": """\
import os
import re
from re import sub as replace_all

token = os.environ["API_TOKEN"]
password = os.environ["DB_PASSWORD"]
key_id = os.environ["AWS_ACCESS_KEY_ID"]
url = f"postgres://{os.environ['DB_USER']}:{password}@{os.environ['DB_HOST']}:5432/app"
print(re.sub(r"(?<=://)([^:]+):[^@]+@", r"\\1:***@", url))
print(re.sub(r"://[^@]+@", "://", url))
print(re.sub(r"(://\\w+:).*(@)", r"\\1***\\2", url))
print(re.compile(r":[^:@]+@").sub(":***@", url))
print(re.sub(r"\\S", "*", token))
print(re.sub(r".+", "***", token, flags=re.DOTALL))
print(re.sub("AKIA[0-9A-Z]{16}", "***", key_id))
print(re.sub(r"[A-Za-z0-9+/=_-]{20,}", "***", f"token is {token}"))
print(replace_all(r"\\w(?=\\w{4})", "*", token))
print(re.sub(r"password=\\S+", "password=***", f"user=x password={password}"))
print(re.sub(r"^(.{4}).*(.{4})$", r"\\1...\\2", token))
print(re.sub(r"(?<=.{4}).", "*", token))
print(re.sub(r".", lambda m: "*", token))
print(re.sub(r"^.*$", lambda m: m.group(0)[:4] + "***", token))
""",
    "not_masked_by_a_pattern": """\
import os
import re

token = os.environ["API_TOKEN"]
url = f"postgres://app:{os.environ['DB_PASSWORD']}@db/app"
print(re.sub(r"[^A-Za-z0-9]", "", token))  # expect: CRD201
print(re.sub(r"(.{4})", r"\\1-", token))  # expect: CRD201
print(re.sub(r"\\s+", " ", token))  # expect: CRD201
print(re.sub(r"^Bearer ", "", f"Bearer {token}"))  # expect: CRD201
print(re.sub(r":[^:@]+@", ":***@", f"{url} {token}"))  # expect: CRD201
print(re.sub("x", token, "x"))  # expect: CRD201
print(re.sub("x", lambda m: token, "x"))  # expect: CRD201
print(re.sub(r".*", lambda m: m.group(0).lower(), token))  # expect: CRD201
print(re.sub(r".", "*", token, count=2))  # expect: CRD201
print(re.compile(r".*://").sub("", url))  # expect: CRD201
print(re.subn("-", "_", token)[0])  # expect: CRD201
""",
    "part_of_a_text": """\
import os
import re

token = os.environ["API_TOKEN"]
url = f"postgres://app:{os.environ['DB_PASSWORD']}@{os.environ['DB_HOST']}/app"
print(url.split("@")[-1], url.rsplit("@", 1)[1], url.partition("://")[0])
scheme, _, rest = url.partition("://")
print(scheme)
print(re.search(r"://([^:]+):", url).group(1), re.match(r"(?P<scheme>\\w+)://", url)["scheme"])
print(re.findall(r"\\d", token), len(re.findall(r"\\w+", token)), re.subn("-", "_", token)[1])
if re.match(r"v1\\.", token):
    print("old")
found = re.search(r"t=(.*)", f"t={token}")
print(bool(found), found.start() if found else 0)
""",
    "secret_part_of_a_text": """\
import os
import re

token = os.environ["API_TOKEN"]
url = f"postgres://app:{token}@db/app"
print(url.split("@")[0])  # expect: CRD201
print(url.partition("://")[2])  # expect: CRD201
print(f"Bearer {token}".split()[1])  # expect: CRD201
print(f"Bearer {token}".removeprefix("Bearer "))  # expect: CRD201
print(re.split("-", token))  # expect: CRD201
print(re.search(r"://(.*)@", url).group(1))  # expect: CRD201
found = re.match(r"(?P<user>\\w+):(?P<password>.*)", f"app:{token}")
if found:
    print(found["password"])  # expect: CRD201
    print(found.groupdict()["password"])  # expect: CRD201
    print(found.groups())  # expect: CRD201
    print(found[2])  # expect: CRD201
    print(found["user"], found.group(1))
    print(found.group("user", "password"))  # expect: CRD201
for each in re.finditer(r"\\w+", token):
    print(each.group())  # expect: CRD201
print(re.compile(r"\\w+").findall(token))  # expect: CRD201
""",
}
