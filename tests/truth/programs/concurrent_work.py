"""Threads, futures, asyncio, and values that belong to a thread or a task."""

PROGRAMS = {
    "thread_local": """\
import os
import threading

state = threading.local()

def login():
    state.user = "app"
    state.token = os.environ["GITHUB_TOKEN"]

def report():
    print(state.user, len(state.token))
    print(state.token)

login()
report()
""",
    "thread_local_states": """\
import os
import threading

state = threading.local()

def login():
    state.user = "app"
    state.token = os.environ["GITHUB_TOKEN"]
    state.size = len(state.token)

def report():
    print(state.user, state.size)
    print("token" if hasattr(state, "token") else "no token", getattr(state, "colour", "none"))

login()
report()
""",
    "context_variable": """\
import contextvars
import os

token = contextvars.ContextVar("token", default="")

def login():
    return token.set(os.environ["GITHUB_TOKEN"])

def report():
    print(len(token.get()), token.name)
    print(token.get())

before = login()
report()
token.reset(before)
""",
    "context_variable_masked": """\
import contextvars
import os

current = contextvars.ContextVar("current")

def login(password):
    current.set({"user": "app", "password": "*" * len(password)})

def report():
    print(current.get()["user"], current.get())

login(os.environ["DB_PASSWORD"])
report()
contextvars.copy_context().run(report)
""",
    "futures": """\
import os
from concurrent.futures import ThreadPoolExecutor

def size(name):
    return name, len(os.environ[name])

names = ["AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"]
with ThreadPoolExecutor(max_workers=1) as pool:
    print(dict(pool.map(size, names)))
    futures = [pool.submit(size, name) for name in names]
print([future.result() for future in futures])
""",
    "futures_shown": """\
import os
from concurrent.futures import ThreadPoolExecutor, as_completed

def read(name):
    return os.environ[name]

with ThreadPoolExecutor(max_workers=1) as pool:
    future = pool.submit(read, "AWS_SECRET_ACCESS_KEY")
    print(future.done() in (True, False))
    print(future.result())
    for done in as_completed([pool.submit(read, "AWS_SESSION_TOKEN")]):
        print(done.result())
""",
    "thread_with_arguments": """\
import os
import threading

def work(name, secret, results):
    results[name] = len(secret)

results = {}
threads = [
    threading.Thread(target=work, args=(name, os.environ[name], results))
    for name in ("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(results)
""",
    "thread_that_prints": """\
import os
import threading

def work(name, secret):
    print("working on", name)
    print("with", secret)

thread = threading.Thread(target=work, args=("upload", os.environ["AWS_SECRET_ACCESS_KEY"]))
thread.start()
thread.join()
print(thread.is_alive())
""",
    "gathered_tasks": """\
import asyncio
import os

async def fetch(name):
    return os.environ[name]

async def main():
    region, key = await asyncio.gather(fetch("AWS_DEFAULT_REGION"), fetch("AWS_SECRET_ACCESS_KEY"))
    print(region, len(key))
    print(key)
    task = asyncio.create_task(fetch("AWS_SESSION_TOKEN"))
    print(await task)

asyncio.run(main())
""",
    "gathered_sizes": """\
import asyncio
import os

async def fetch(name):
    return os.environ[name]

async def size(name):
    return name, len(await fetch(name))

async def main():
    names = ("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
    print(dict(await asyncio.gather(*map(size, names))))
    print(await asyncio.wait_for(size("AWS_ACCESS_KEY_ID"), 5))

asyncio.run(main())
""",
    "asynchronous_queue": """\
import asyncio
import os

async def produce(queue):
    for name in ("AWS_DEFAULT_REGION", "AWS_SECRET_ACCESS_KEY"):
        await queue.put((name, os.environ[name]))
    await queue.put(None)

async def main():
    queue = asyncio.Queue()
    await produce(queue)
    while (item := await queue.get()) is not None:
        print(item[0], len(item[1]))

asyncio.run(main())
""",
    "asynchronous_manager": """\
import asyncio
import os
from contextlib import asynccontextmanager

@asynccontextmanager
async def connection(password):
    print("opening with", len(password))
    yield {"host": "localhost", "password": password}
    print("closed")

async def main():
    async with connection(os.environ["DB_PASSWORD"]) as db:
        print(db["host"])
        print(db)

asyncio.run(main())
""",
    "asynchronous_comprehension": """\
import asyncio
import os

async def variables(*names):
    for name in names:
        yield name, os.environ[name]

async def main():
    sizes = {name: len(value) async for name, value in variables("AWS_SECRET_ACCESS_KEY")}
    print(sizes)
    async for name, value in variables("AWS_DEFAULT_REGION", "HOME"):
        print(name, value)

asyncio.run(main())
""",
    "called_soon": """\
import asyncio
import os

def report(name, value):
    print(name, value)

async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(report, "region", "eu-west-1")
    loop.call_soon(report, "key", os.environ["AWS_SECRET_ACCESS_KEY"])

asyncio.run(main())
""",
}
