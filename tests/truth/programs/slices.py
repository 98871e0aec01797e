"""Parts of a secret: at most eight characters from either end are harmless."""

PROGRAMS = {
    "head": """\
import os

key = os.environ["AWS_ACCESS_KEY_ID"]
print(key[:4])
print(key[:8] + "...")
print(key[0], key[3])
print(f"{key[:4]}****")
print(key[0:4])
""",
    "tail": """\
import os

key = os.environ["AWS_ACCESS_KEY_ID"]
print(key[-4:])
print("..." + key[-8:])
print(key[-1])
print("*" * (len(key) - 4) + key[-4:])
""",
    "head_and_tail": """\
import os

key = os.environ["AWS_ACCESS_KEY_ID"]
print(key[:4] + "..." + key[-4:])
print(f"{key[:2]}{'*' * 10}{key[-2:]}")
print("{}...{}".format(key[:4], key[-4:]))
print("%s...%s" % (key[:4], key[-4:]))
""",
    "rest": """\
import os

key = os.environ["AWS_ACCESS_KEY_ID"]
print(key[4:])
print(key[:-4])
print(key[:4])
print(key[:])
print(key[2:-2])
""",
    "rest_in_text": """\
import os

key = os.environ["AWS_ACCESS_KEY_ID"]
print(f"****{key[4:]}")
print(f"{key[:4]}****")
print("%s****" % key[:-4])
print(key.replace(key[:4], "****"))
""",
    "long_head": """\
import os

key = os.environ["AWS_ACCESS_KEY_ID"]
print(key[:20])
print(key[:12])
print(key[-16:])
print(key[:6])
""",
    "unknown_length": """\
import os

key = os.environ["AWS_ACCESS_KEY_ID"]
print(key[: len(key) // 2])
print(key[: len(key)])
shown = 4
print(key[:shown])
print(key[-shown:])
""",
    "named_length": """\
import os

SHOWN = 4

def tail(text, count=SHOWN):
    return text[-count:]

print(tail(os.environ["AWS_ACCESS_KEY_ID"]))
print(tail(os.environ["AWS_SECRET_ACCESS_KEY"], 2))
print(os.environ["AWS_SESSION_TOKEN"][:SHOWN])
""",
    "named_length_leak": """\
import os

def head(text, count):
    return text[:count]

print(head(os.environ["AWS_ACCESS_KEY_ID"], 4))
print(head(os.environ["AWS_ACCESS_KEY_ID"], 30))
print(head(os.environ["AWS_ACCESS_KEY_ID"], -1))
""",
    "steps": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print(key[::-1])
print(key[::1])
print(key[:4][::-1])
print("region"[::-1])
""",
    "parts": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
first, rest = key[:4], key[4:]
print(first)
print(rest)
print(first + rest)
print(first + "*" * len(rest))
""",
    "parts_hidden": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
head, *middle, tail = key
print(head, len(middle), tail)
first, rest = key[:4], key[4:]
print(first + "*" * len(rest))
""",
    "slice_object": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
hidden = slice(0, 4)
print(key[hidden])
print(key[slice(4)])
print(key[slice(4, None)])
""",
    "ljust_mask": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print(key[:4].ljust(len(key), "*"))
print(key[-4:].rjust(len(key), "*"))
print(key[:4].upper())
print(key.ljust(60, "*"))
""",
    "ljust_hidden": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print(key[:4].ljust(len(key), "*"))
print(key[-4:].rjust(len(key), "*"))
print(key[:4].upper(), key[:4] == "AKIA", len(key[4:]))
""",
    "list_of_values": """\
import os

keys = [os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"]]
print([key[:4] for key in keys])
print([key[-4:] for key in keys])
print([key[4:] for key in keys])
print(keys[:1])
print(keys[1][:4])
""",
    "list_of_heads": """\
import os

keys = [os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"]]
print([key[:4] + "..." for key in keys])
print({len(key): key[-2:] for key in keys})
print(list(map(lambda key: key[:3], keys)))
print(keys[2:])
""",
    "environment_heads": """\
import os

for name, value in os.environ.items():
    print(name, value[:4])
print({name: value[:2] + "***" for name, value in os.environ.items()})
print([f"{name}={os.environ[name][:3]}" for name in os.environ])
""",
    "environment_tails": """\
import os

for name, value in os.environ.items():
    print(name, value[4:])
for name, value in os.environ.items():
    print(name[:4], value[-4:])
print({name: value[:-3] for name, value in os.environ.items()})
""",
    "sized_masks": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print("*" * len(key), "*" * max(0, len(key) - 4) + key[-4:])
print("".join(["*"] * 4) + key[-4:])
print(key[:2] + "*" * (len(key) - 4) + key[-2:])
""",
    "conditional_head": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print(key[:4] if len(key) > 8 else "***")
print("short" if len(key) < 8 else f"{key[:4]}...{key[-4:]}")
print(key[:4] == "AKIA" and key[-1])
""",
    "head_in_a_container": """\
import os

key = os.environ["AWS_ACCESS_KEY_ID"]
config = {"id": key[:4] + "...", "length": len(key)}
print(config)
config["tail"] = key[-4:]
print(config, [config["id"]])
""",
}
