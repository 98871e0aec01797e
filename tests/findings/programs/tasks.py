"""Functions that threads, executors and event loops call, and the results that are waited for."""

PROGRAMS = {
    "results of an executor": """
import os
from concurrent.futures import ThreadPoolExecutor, as_completed

NAMES = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"]


def read(name):
    return os.environ.get(name)


with ThreadPoolExecutor(max_workers=2) as pool:
    size = pool.submit(len, os.environ["AWS_SESSION_TOKEN"])
    print(size.result(), size.done())
    value = pool.submit(read, "AWS_SESSION_TOKEN")
    print(value)
    print(value.result())  # expect: CRD201
    print(list(pool.map(read, NAMES)))  # expect: CRD201
    print(list(pool.map(len, NAMES)))
    for future in as_completed([pool.submit(read, name) for name in NAMES]):
        print(future.result(timeout=3))  # expect: CRD201
""",
    "results of tasks": """
import asyncio
import os


async def secret():
    return os.environ["AWS_SECRET_ACCESS_KEY"]


async def region():
    return os.environ.get("AWS_REGION")


async def main():
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, os.environ.get, "AWS_REGION"))
    print(await loop.run_in_executor(None, os.environ.get, "AWS_SESSION_TOKEN"))  # expect: CRD201
    async with asyncio.TaskGroup() as group:
        one = group.create_task(region())
        two = group.create_task(secret())
    print(one.result(), two.done())
    print(two.result())  # expect: CRD201
    task = asyncio.create_task(secret())
    await asyncio.wait_for(task, 3)
    print(task)
    print(task.result())  # expect: CRD201


asyncio.run(main())
""",
    "only regions are waited for": """
import asyncio
import os


async def read(name):
    return os.environ.get(name)


async def main():
    first, second = await asyncio.gather(read("AWS_REGION"), read("AWS_SECRET_ACCESS_KEY"))
    print(first, bool(second))
    tasks = [asyncio.create_task(read(name)) for name in ("AWS_REGION", "AWS_PROFILE")]
    print(await asyncio.gather(*tasks))
    task = asyncio.create_task(read("AWS_SECRET_ACCESS_KEY"))
    task.add_done_callback(lambda done: print(done.done()))
    print(task)


asyncio.run(main())
""",
    "arguments of threads": """
import os
import threading


def show(label, value=None, hidden=None):
    print(label, value)  # expect: CRD201
    print(len(hidden or ""))


secret = os.environ["AWS_SECRET_ACCESS_KEY"]
threading.Thread(target=show, args=("a",), kwargs={"value": secret}).start()
threading.Timer(3, show, ["b"], {"hidden": secret}).start()
""",
    "threads that are given nothing to show": """
import os
import threading


def show(label, value=None, hidden=None):
    print(label, value)
    print(len(hidden or ""))


secret = os.environ["AWS_SECRET_ACCESS_KEY"]
threading.Thread(target=show, args=("a",), kwargs={"hidden": secret}).start()
""",
}
