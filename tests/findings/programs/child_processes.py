"""Commands whose words are arguments of their own, with the environment last."""

COMMAND = """\
import os

import boto3

keys = boto3.client("sts").assume_role(RoleArn="a", RoleSessionName="b")["Credentials"]
word = f"AWS_SECRET_ACCESS_KEY={keys['SecretAccessKey']}"
command = ["docker", "run", "--env", word]
"""

PROGRAMS = {
    "a_key_among_the_words": f"""\
{COMMAND}
os.execle("/usr/bin/docker", "docker", word, {{}})  # expect: CRD206
os.execlpe("docker", *command, os.environ)  # expect: CRD206
os.spawnle(os.P_WAIT, "/usr/bin/docker", "docker", word, {{}})  # expect: CRD206
os.spawnlpe(os.P_NOWAIT, "docker", "docker", word, dict(os.environ))  # expect: CRD206
os.execlpe(word, "docker", *os.sys.argv, {{}})  # expect: CRD206
""",
    "a_key_in_the_environment_of_the_child": f"""\
{COMMAND}
environment = {{**os.environ, "AWS_SECRET_ACCESS_KEY": keys["SecretAccessKey"]}}
os.execle("/usr/bin/docker", "docker", "run", environment)
os.execlpe("docker", "docker", "run", os.environ)
os.execlpe("docker", *os.sys.argv, os.environ)
os.spawnle(os.P_WAIT, "/usr/bin/docker", "docker", environment)
os.spawnlpe(os.P_WAIT, "docker", "docker", dict(os.environ))
os.execvpe("docker", ["docker"], environment)
""",
}
