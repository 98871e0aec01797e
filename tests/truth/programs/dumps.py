"""Dumps of the environment: filtered in the ways people filter it, and unfiltered."""

PROGRAMS = {
    "sorted_dump": """\
import os

def dump():
    width = max(map(len, os.environ))
    for name, value in sorted(os.environ.items()):
        print(f"{name:<{width}} {value}")

print(len(os.environ), "variables")
dump()
""",
    "sorted_names_and_sizes": """\
import os

width = max(map(len, os.environ))
for name, value in sorted(os.environ.items()):
    print(f"{name:<{width}} {len(value):>4}")
print(sum(map(len, os.environ.values())), "characters")
print(max(len(value) for value in os.environ.values()))
""",
    "dump_by_prefix": """\
import os

def section(prefix):
    return {name: value for name, value in os.environ.items() if name.startswith(prefix)}

print(section("APP_"))
print("KEYBOARD_LAYOUT" in section("KEY"), len(section("AWS_")))
print(sorted(section("AWS_")))
for name, value in section("TOKENISER").items():
    print(name, value)
""",
    "dump_by_a_wide_prefix": """\
import os

def section(prefix):
    return {name: value for name, value in os.environ.items() if name.startswith(prefix)}

for prefix in ("APP_", "AWS_"):
    print(prefix, len(section(prefix)))
print(section("AWS_"))
""",
    "dump_for_support": """\
import json
import os
import platform

WORDS = ("KEY", "SECRET", "TOKEN", "PASS")

def hidden(name):
    return any(word in name.upper() for word in WORDS)

report = {
    "python": platform.python_version(),
    "environment": {name: "<hidden>" if hidden(name) else value for name, value in os.environ.items()},
}
print(json.dumps(report, indent=2, sort_keys=True))
""",
    "dump_for_support_incomplete": """\
import json
import os
import platform

WORDS = ("PASS", "SECRET")

def hidden(name):
    return any(word in name.upper() for word in WORDS)

report = {
    "python": platform.python_version(),
    "environment": {name: "<hidden>" if hidden(name) else value for name, value in os.environ.items()},
}
print(report["python"])
print(json.dumps(report))
""",
    "child_environment": """\
import os

def child_environment(**extra):
    env = os.environ.copy()
    env.update(extra)
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        env.pop(name, None)
    return env

env = child_environment(STAGE="dev")
print(env)
print(env["STAGE"])
""",
    "child_environment_logged_first": """\
import logging
import os

log = logging.getLogger("runner")
env = dict(os.environ, STAGE="dev")
log.debug("environment: %s", env)
for name in [name for name in env if name.startswith("AWS_")]:
    del env[name]
log.debug("environment: %s", env)
""",
    "command_with_variables": """\
import os
import shlex

def docker(image, *names):
    command = ["docker", "run"]
    for name in names:
        command += ["-e", f"{name}={os.environ[name]}"]
    return [*command, image]

print(shlex.join(docker("app", "AWS_DEFAULT_REGION", "APP_COLOUR")))
print(docker("app", "AWS_SECRET_ACCESS_KEY"))
""",
    "command_with_names": """\
import os
import shlex

def docker(image, names):
    command = ["docker", "run"]
    for name in names:
        if name in os.environ:
            command += ["-e", name]
    return [*command, image]

print(shlex.join(docker("app", ["AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE"])))
print(" ".join(docker("app", os.environ)))
""",
    "exports_for_a_shell": """\
import os

NAMES = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"]
exports = {name: os.environ[name] for name in NAMES if os.environ.get(name)}
print("# run: eval $(tool exports)")
for name, value in exports.items():
    print(f"export {name}='{value}'")
print(f"# {len(exports)} variables")
""",
    "difference_of_two_states": """\
import os

before = dict(os.environ)
os.environ["STAGE"] = "dev"
os.environ["COLOUR"] = "green"
added = {name: os.environ[name] for name in os.environ.keys() - before.keys()}
print(sorted(added))
changed = [name for name in before if os.environ.get(name) != before[name]]
print("changed:", changed)
""",
    "selected_variables": """\
import os

WANTED = {"AWS_DEFAULT_REGION", "APP_COLOUR", "HOME"}

selected = {name: os.environ[name] for name in os.environ.keys() & WANTED}
print(dict(sorted(selected.items())))
print(*(f"{name}={os.environ.get(name)}" for name in sorted(WANTED)), sep="\\n")
remaining = set(os.environ) - WANTED
print(len(remaining), "more:", ", ".join(sorted(remaining)))
""",
}
