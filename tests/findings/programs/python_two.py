"""Statements of Python 2 that Python 3 can read."""

PROGRAMS = {
    "print_to_a_stream": """\
import os
import sys

secret = os.environ["AWS_SECRET_ACCESS_KEY"]
token = os.environ["API_TOKEN"]
print >>sys.stderr, "secret", secret  # expect: CRD201
print >> sys.stdout, "token %s" % token,  # expect: CRD201
print >>sys.stderr, "length", len(secret)
with open("x", "w") as f:
    print >>f, secret  # expect: CRD206
    print >>f, token
    print >>f


def show(log):
    print >>log, secret  # expect: CRD201


numbers = 1 >> 2, secret
1 >> 2, secret
""",
}
