"""Secrets masked in copies, and in every item of a container."""

PROGRAMS = {
    "deep_copy": """\
import copy
import os

settings = {"aws": {"secret": os.environ["AWS_SECRET_ACCESS_KEY"]}, "regions": ["eu-west-1"]}
shown = copy.deepcopy(settings)
shown["aws"]["secret"] = "***"
print(shown)
print(settings)  # expect: CRD201
""",
    "shallow_copy": """\
import copy
import os

settings = {"aws": {"secret": os.environ["AWS_SECRET_ACCESS_KEY"]}}
shown = copy.copy(settings)
shown["aws"]["secret"] = "***"
print(settings)
""",
    "deep_copy_of_what_holds_itself": """\
import copy
import os

node = {"secret": os.environ["AWS_SECRET_ACCESS_KEY"]}
node["self"] = node
shown = copy.deepcopy(node)
shown.pop("secret")
shown.pop("self")
print(shown)
""",
    "every_item": """\
import os

users = [{"name": name.strip(), "secret": os.environ["AWS_SECRET_ACCESS_KEY"]} for name in open("users.txt")]
for user in users:
    user["secret"] = "***"
print(users)
""",
    "every_item_by_its_key": """\
import os

users = {name: {"secret": os.environ["AWS_SECRET_ACCESS_KEY"]} for name in open("users.txt")}
for name, user in users.items():
    user["secret"] = f"of {name}"
print(users)
""",
    "some_items": """\
import os

users = [{"name": name.strip(), "secret": os.environ["AWS_SECRET_ACCESS_KEY"]} for name in open("users.txt")]
for user in users:
    if user["name"] != "root":
        user["secret"] = "***"
print(users)  # expect: CRD201
""",
    "items_up_to_one": """\
import os

users = [{"name": name.strip(), "secret": os.environ["AWS_SECRET_ACCESS_KEY"]} for name in open("users.txt")]
for user in users:
    if user["name"] == "root":
        break
    user["secret"] = "***"
print(users)  # expect: CRD201
""",
}
