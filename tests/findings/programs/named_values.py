"""What is put into unknown objects under a name."""

PROGRAMS = {
    "headers_with_names": """\
import os

def sign(request, headers):
    headers.add("X-Secret", os.environ["AWS_SECRET_ACCESS_KEY"])
    for name in headers:
        print(name)
    print(headers["Accept"])
    print(", ".join(headers.keys()))
    return headers
""",
    "headers_of_a_request": """\
import os

def sign(request):
    request.headers.add("X-Secret", os.environ["AWS_SECRET_ACCESS_KEY"])
    print(request.headers["Accept"])
    print(request.headers)  # expect: CRD201
    print(request.headers["X-Secret"])  # expect: CRD201
""",
    "sets_that_are_arguments": """\
import os

def collect(known):
    known.add(os.environ["AWS_SECRET_ACCESS_KEY"])
    print(known)  # expect: CRD201
    for each in known:
        print(each)  # expect: CRD201
    print(len(known))
""",
    "queues_that_are_arguments": """\
import os

def collect(queue):
    queue.put(os.environ["AWS_SECRET_ACCESS_KEY"])
    print(queue.get())  # expect: CRD201
    print(queue.qsize())
""",
    "caches_with_names": """\
import os

def store(cache):
    cache.put("key", os.environ["AWS_SECRET_ACCESS_KEY"])
    print(cache.get("other"))
    for each in cache:
        print(each)
""",
    "positions": """\
import os

def store(rows):
    rows.insert(0, os.environ["AWS_SECRET_ACCESS_KEY"])
    print(rows[0])  # expect: CRD201
""",
    "headers_by_keyword": """\
import os

def store(headers):
    headers.add(name="x", value=os.environ["AWS_SECRET_ACCESS_KEY"])
    for x in headers:
        print(x)
""",
    "headers_of_a_query": """\
import copy
from botocore.credentials import ReadOnlyCredentials

def sign(context):
    query = context.args
    found = ReadOnlyCredentials(query["Key"], query["Secret"], query["Token"])  # expect: CRD103
    headers = copy.copy(context.headers)
    for name, value in query.items():
        low = name.lower()
        headers.add(low, value)
    missing = []
    for name, value in headers.items():
        low = name.lower()
        missing.append(low)
    print(", ".join(missing))
""",
    "keys_of_a_query_as_keys": """\
from botocore.credentials import ReadOnlyCredentials

def sign(context):
    query = context.args
    found = ReadOnlyCredentials(query["Key"], query["Secret"], query["Token"])  # expect: CRD103
    headers = {}
    for name, value in query.items():
        headers[name.lower()] = value
    print(", ".join(headers))
    for name, value in headers.items():
        print(name)
    print(headers)  # expect: CRD201
""",
    "one_value_under_many_names": """\
import os

def sign(headers, other):
    for name in other:
        headers.add(name, os.environ["AWS_SECRET_ACCESS_KEY"])
    for name, value in headers.items():
        print(name)
    for name in headers:
        print(name)
    print(headers)  # expect: CRD201
""",
    "names_of_a_query": """\
from botocore.credentials import ReadOnlyCredentials

def sign(context):
    query = context.args
    found = ReadOnlyCredentials(query["Key"], query["Secret"], query["Token"])  # expect: CRD103
    for name in query:
        print(name.lower())
    for name in query.keys():
        print(name.lower())
    for name, value in query.items():
        print(name.lower().strip())
        print(value)  # expect: CRD201
    print(query)  # expect: CRD201
""",
    "texts_made_of_a_used_one": """\
import boto3

def sign(secret, key):
    secret = secret.strip()
    boto3.client("s3", aws_access_key_id=key, aws_secret_access_key=secret)  # expect: CRD103
    print(secret)  # expect: CRD201
    for letter in secret:
        print(letter)
    print(secret.lower())  # expect: CRD201
""",
}
