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
}
