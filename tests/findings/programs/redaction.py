"""Secrets that are masked before they are shown, on every way or on one only."""

PROGRAMS = {
    "masked_where_it_is_true": """\
import os

secret = os.environ.get("AWS_SECRET_ACCESS_KEY")
if secret:
    secret = "*" * len(secret)
print(secret)
""",
    "masked_where_it_is_long": """\
import os

secret = os.environ.get("AWS_SECRET_ACCESS_KEY", "")
if len(secret) > 20:
    secret = "*" * len(secret)
print(secret)  # expect: CRD201
""",
    "secrets_that_are_set": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]


class Redactor:
    def __init__(self, *secrets):
        self.secrets = [secret for secret in secrets if secret]

    def __call__(self, text):
        for secret in self.secrets:
            text = text.replace(secret, "***")
        return text


redact = Redactor(key, os.environ.get("AWS_SESSION_TOKEN"))
print(redact(f"signing with {key}"))


def redacted(text, secrets):
    for secret in secrets:
        if secret and secret in text:
            text = text.replace(secret, "***")
    return text


print(redacted(f"signing with {key}", [key, os.environ.get("AWS_SESSION_TOKEN")]))
print(redacted(f"signing with {key}", [os.environ.get("AWS_SESSION_TOKEN")]))  # expect: CRD201
for secret in sorted((secret for secret in {key} if secret is not None), key=len):
    print(f"signing with {key}".replace(secret, "***"))


def long_only(text, secrets):
    for secret in secrets:
        if len(secret) > 8:
            text = text.replace(secret, "***")
    return text


print(long_only(f"signing with {key}", [key]))  # expect: CRD201
print([each for each in (os.environ.get("HOME"), key) if each][0])  # expect: CRD201
""",
    "parts_by_a_separator": """\
import os

secret = os.environ["AWS_SECRET_ACCESS_KEY"]
print(secret.split("-")[0])  # expect: CRD201
print(secret.rsplit("-", 1)[-1])  # expect: CRD201
print(secret.partition("-")[0])  # expect: CRD201
head, _, tail = secret.rpartition("-")
print(head)  # expect: CRD201
print(tail[:12])  # expect: CRD201
""",
    "separators_and_short_parts": """\
import os

secret = os.environ["AWS_SECRET_ACCESS_KEY"]
print(secret.split("-")[0][:4])
print(secret.partition("-")[1])
head, separator, tail = secret.rpartition("-")
print(separator, head[:4], tail[-4:])
print(secret.encode().partition(b"-")[1])
print(len(secret.split("-")))
print("app".partition(secret))
for separator in ("-", ":"):
    _, found, _ = secret.partition(separator)
    print(found)
""",
}
