"""Deques, queues, counters, chains of mappings and sequences whose order is not known."""

PROGRAMS = {
    "deque_from_the_left": """\
import os
from collections import deque

work = deque(["start"])
work.append(os.environ["AWS_SECRET_ACCESS_KEY"])
first = work.popleft()
print(first)
print(len(work))
print(work.popleft())
""",
    "deque_pushed_left": """\
import os
from collections import deque

recent = deque(maxlen=5)
recent.appendleft("started")
recent.appendleft(os.environ["AWS_SECRET_ACCESS_KEY"])
print(recent[-1], recent.maxlen)
print(recent[0])
recent.popleft()
print(recent)
""",
    "deque_rotated": """\
import os
from collections import deque

names = deque(["AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"])
names.rotate(1)
while names:
    name = names.popleft()
    print(name, len(os.environ[name]))
names.extendleft(["b", "a"])
print(list(names), *reversed(names))
""",
    "arguments_by_condition": """\
import os

verbose = "APP_COLOUR" in os.environ
args = ["psql"]
if verbose:
    args.append("--echo-all")
args.append("--password=" + os.environ["DB_PASSWORD"])
print(args[0], len(args))
program, *rest = args
print(program)
print(rest)
""",
    "arguments_masked_by_position": """\
import os

def masked(args):
    shown = list(args)
    for index, word in enumerate(shown):
        if word in ("--password", "--token"):
            shown[index + 1] = "***"
    return shown

args = ["psql", "--host", "localhost", "--password", os.environ["DB_PASSWORD"]]
print(args[:4])
print(args[:-1])
print(masked(["psql", "--password", "x"]))
""",
    "first_of_a_set": """\
import os

kinds = {"plain"}
print(next(iter(kinds)))
kinds.add(os.environ["AWS_SECRET_ACCESS_KEY"])
print(len(kinds), "plain" in kinds)
print(sorted(kinds))
kinds.clear()
print(kinds)
""",
    "counted_words": """\
import os
from collections import Counter

words = Counter(name.partition("_")[0] for name in os.environ)
print(words.most_common(2), words["AWS"])
lengths = Counter(len(value) for value in os.environ.values())
print(lengths)
print(sum((lengths + words).values()))
""",
    "counted_values": """\
import os
from collections import Counter

seen = Counter()
for name in ("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
    seen[os.environ[name]] += 1
print(sum(seen.values()), seen.total())
print(seen.most_common(1)[0][1])
print(seen.most_common())
print(list(seen))
""",
    "chain_of_settings": """\
import os
from collections import ChainMap

defaults = {"colour": "blue", "token": ""}
environment = {"token": os.environ["GITHUB_TOKEN"]}
settings = ChainMap({}, environment, defaults)
print(settings["colour"], sorted(settings))
print(settings["token"])
settings["token"] = "***"
print(settings["token"])
print(settings.parents["token"])
""",
    "chain_without_the_environment": """\
import os
from collections import ChainMap

defaults = {"colour": "blue", "token": ""}
settings = ChainMap({"token": os.environ["GITHUB_TOKEN"]}, defaults)
public = settings.parents
print(dict(public), public["colour"])
child = settings.new_child({"token": "***"})
print(child["token"], len(child), list(child))
""",
    "groups_of_variables": """\
import os
from collections import defaultdict

groups = defaultdict(list)
for name, value in os.environ.items():
    groups[name.partition("_")[0]].append((name, len(value)))
print(groups["APP"], len(groups))
for prefix in sorted(groups):
    print(prefix, groups[prefix])
""",
    "groups_of_values": """\
import os
from collections import defaultdict

groups = defaultdict(dict)
for name in ("APP_COLOUR", "AWS_SECRET_ACCESS_KEY", "AWS_DEFAULT_REGION"):
    groups[name.partition("_")[0]][name] = os.environ[name]
print(sorted(groups), len(groups["AWS"]))
print(groups["AWS"])
for prefix, variables in groups.items():
    print(prefix, list(variables))
""",
    "queue_of_jobs_shown": """\
import os
import queue

jobs = queue.SimpleQueue()
for name in ("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
    jobs.put({"name": name, "value": os.environ[name]})
while not jobs.empty():
    job = jobs.get_nowait()
    print(job["name"])
    print("job", job)
""",
    "sorted_pairs": """\
import os

pairs = [("token", os.environ["AWS_SESSION_TOKEN"]), ("region", os.environ["AWS_DEFAULT_REGION"])]
by_name = sorted(pairs)
print([name for name, _ in by_name])
names, values = zip(*by_name)
print(names)
print(max(pairs)[0], min(pairs)[0])
print(by_name)
""",
    "list_edited": """\
import os

lines = ["[default]", f"secret = {os.environ['AWS_SECRET_ACCESS_KEY']}", "region = eu-west-1"]
print(lines[0], lines[-1], lines[2:])
print([line.split(" = ")[0] for line in lines[1:]])
lines[1:2] = ["secret = ***"]
print("\\n".join(lines))
print(lines)
""",
    "matrix_of_rows": """\
import os

rows = [["name", "value"], ["region", "eu-west-1"], ["secret", os.environ["AWS_SECRET_ACCESS_KEY"]]]
header, *body = rows
print(" | ".join(header))
columns = list(zip(*rows))
print(columns[0])
print(columns[1])
for name, value in body[:1]:
    print(name, value)
""",
}
