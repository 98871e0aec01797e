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
}
