"""The name of an instance's role, which the metadata service tells."""

PROGRAMS = {
    "name_only": """\
import requests, urllib.request

BASE = "http://169.254.169.254/latest/meta-data/iam/"

def name():
    return requests.get(BASE + "security-credentials/", timeout=1).text

def has_role():
    with urllib.request.urlopen(f"{BASE}security-credentials") as answer:
        return bool(answer.read())
""",
    "name_by_a_helper": """\
import requests

def get(path):
    return requests.get(f"http://169.254.169.254/latest/meta-data/{path}", timeout=1)

def role():
    return get("iam/security-credentials/").text

def zone():
    return get("placement/availability-zone").text
""",
    "name_and_credentials": """\
import requests

URL = "http://169.254.169.254/latest/meta-data/iam/security-credentials/"

def role():
    return requests.get(URL, timeout=1).text  # expect: CRD303

def keys():
    return requests.get(f"{URL}{role()}").json()  # expect: CRD303
""",
    "both_by_one_request": """\
import requests

URL = "http://169.254.169.254/latest/meta-data/iam/security-credentials/"

class Service:
    def _get(self, path=""):
        return requests.get(URL + path, timeout=1)  # expect: CRD303

    def role(self):
        return self._get().text

    def keys(self):
        return self._get(self.role()).json()
""",
}
