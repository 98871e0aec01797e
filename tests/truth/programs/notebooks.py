"""Scripts that grew in a notebook: cells at module level, names used again, quick looks at values."""

PROGRAMS = {
    "names_used_again": """\
# %%
import os

value = os.environ["AWS_SECRET_ACCESS_KEY"]
size = len(value)
# %%
value = os.environ["AWS_DEFAULT_REGION"]
print(value, size)
# %%
value = {"region": value, "size": size}
print(value)
""",
    "names_used_again_shown": """\
# %%
import os

value = os.environ["AWS_DEFAULT_REGION"]
print(value)
# %%
for value in (os.environ[name] for name in ("HOME", "AWS_SECRET_ACCESS_KEY")):
    size = len(value)
# %%
print(size)
print(value)
""",
    "frame_of_variables": """\
# %%
import os

columns = {"name": [], "size": []}
for name, value in os.environ.items():
    columns["name"].append(name)
    columns["size"].append(len(value))
# %%
print(list(columns), len(columns["name"]))
print(*zip(columns["name"], columns["size"]), sep="\\n")
""",
    "frame_of_values": """\
# %%
import os

names = ["AWS_DEFAULT_REGION", "AWS_SECRET_ACCESS_KEY"]
table = {"name": names, "value": [os.environ[name] for name in names]}
# %%
print(table["name"])
print(table["value"][0])
print(table["value"])
# %%
for row in zip(*table.values()):
    print(row)
""",
    "quick_look": """\
# %%
import os

settings = dict(region=os.environ["AWS_DEFAULT_REGION"], key=os.environ["AWS_SECRET_ACCESS_KEY"])
{name: len(value) for name, value in settings.items()}
# %%
settings
# %%
print(f"{len(settings)} settings: {', '.join(settings)}")
_ = settings.pop("key")
print(settings)
""",
    "quick_look_printed": """\
# %%
import os
from pprint import pprint

settings = dict(region=os.environ["AWS_DEFAULT_REGION"], key=os.environ["AWS_SECRET_ACCESS_KEY"])
pprint(list(settings))
# %%
pprint(settings, width=40)
# %%
pprint({**settings, "key": "..."})
""",
    "temporary_keys_in_cells": """\
# %%
import boto3

sts = boto3.client("sts")
keys = sts.get_session_token()["Credentials"]
# %%
print(keys["Expiration"])
access, secret = keys["AccessKeyId"], keys["SecretAccessKey"]
# %%
print(access[:4], "...", len(secret))
del access, secret
keys = {name: str(type(value)) for name, value in keys.items()}
print(keys)
""",
    "temporary_keys_in_cells_shown": """\
# %%
import boto3

sts = boto3.client("sts")
keys = sts.get_session_token()["Credentials"]
print(list(keys))
# %%
access, secret = keys["AccessKeyId"], keys["SecretAccessKey"]
print("access", access)
# %%
print(f"%env AWS_SECRET_ACCESS_KEY={secret}")
""",
    "written_over_in_a_loop": """\
# %%
import os

rows = []
for name in ("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "HOME"):
    row = {"name": name, "value": os.environ[name]}
    row["value"] = f"{row['value'][:2]}…"
    rows.append(row)
# %%
print(rows)
print(max(rows, key=lambda row: row["name"]))
""",
    "helper_cell": """\
# %%
import os

def look(value, limit=6):
    text = str(value)
    return text if len(text) <= limit else text[:limit] + "…"

# %%
print(look(os.environ["AWS_SECRET_ACCESS_KEY"][:6]))
print(look(12), look(None))
print({name: look(len(value)) for name, value in os.environ.items()})
""",
}
