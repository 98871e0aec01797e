"""Requests that a program signs by hand: they tell who asks, and never the secret."""

_SIGN = """\
import base64, hashlib, hmac, os, urllib.parse
import requests

KEY, SECRET = os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"]
TOKEN = os.environ.get("AWS_SESSION_TOKEN")

def sign(text):
    return base64.b64encode(hmac.new(SECRET.encode(), text.encode(), hashlib.sha256).digest())

"""

PROGRAMS = {
    "query_in_a_dict": _SIGN
    + """\
def ask(endpoint, params):
    query = params.copy()
    query["AWSAccessKeyId"] = KEY
    query["SignatureVersion"] = "2"
    query["Signature"] = sign(urllib.parse.urlencode(sorted(query.items())))
    if TOKEN:
        query["SecurityToken"] = TOKEN
    return requests.get(endpoint, params=query)
""",
    "query_in_a_text": _SIGN
    + """\
def ask(endpoint, params):
    query = urllib.parse.urlencode(dict(params, AWSAccessKeyId=KEY))
    return requests.get("{}?{}&Signature={}".format(endpoint, query, sign(query)))
""",
    "query_in_pairs": _SIGN
    + """\
def ask(endpoint):
    return requests.post(endpoint, data=[("AWSAccessKeyId", KEY), ("Signature", sign(endpoint))])
""",
    "keys_of_the_metadata_service": _SIGN
    + """\
def ask(endpoint, role, params):
    url = f"http://169.254.169.254/latest/meta-data/iam/security-credentials/{role}"
    keys = requests.get(url).json()  # expect: CRD303
    return requests.get(
        endpoint,
        params={"AWSAccessKeyId": keys["AccessKeyId"], "SecurityToken": keys["Token"], "Signature": sign(endpoint)},
    )
""",
    "the_secret_in_the_query": _SIGN
    + """\
def ask(endpoint):
    query = {"AWSAccessKeyId": KEY, "Secret": SECRET, "Signature": sign(endpoint)}
    requests.get(endpoint, params=query)  # expect: CRD206
    requests.get(f"{endpoint}?AWSAccessKeyId={KEY}&Secret={SECRET}&Signature=1")  # expect: CRD206
""",
    "not_signed": _SIGN
    + """\
def ask(endpoint):
    return requests.get(endpoint, params={"AWSAccessKeyId": KEY})  # expect: CRD206
""",
    "signed_and_shown": _SIGN
    + """\
def ask(endpoint):
    print(f"{endpoint}?AWSAccessKeyId={KEY}&Signature={sign(endpoint)}")  # expect: CRD201
""",
}
