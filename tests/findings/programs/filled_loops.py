"""Loops that surely run, because a test has shown that there is something to run over."""

_ROLE = """\
import boto3

def assume(role, creds):
    sts = boto3.client("sts")
    return dict(sts.assume_role(RoleArn=role, RoleSessionName="x")["Credentials"])

def session(creds):
    return boto3.Session(
        aws_access_key_id=creds["AccessKeyId"],
        aws_secret_access_key=creds["SecretAccessKey"],
        aws_session_token=creds["SessionToken"],
    )

def own():
    creds = boto3.Session().get_credentials()
    return {"AccessKeyId": creds.access_key, "SecretAccessKey": creds.secret_key, "SessionToken": creds.token}

"""
_OWN = _ROLE.replace("return boto3.Session(", "return boto3.Session(  # expect: CRD108")

PROGRAMS = {
    "inside_the_test": _ROLE
    + """\
def chain(roles):
    if roles:
        creds = own()
        for role in roles:
            creds = assume(role, creds)
        return session(creds)
""",
    "behind_an_early_return": _ROLE
    + """\
def chain(roles):
    if not roles:
        return None
    creds = own()
    for role in sorted(roles):
        creds = assume(role, creds)
    return session(creds)
""",
    "by_length": _ROLE
    + """\
def chain(roles, region):
    if region and len(roles) > 0:
        creds = own()
        for number, role in enumerate(roles):
            creds = assume(role, creds)
        return session(creds)
""",
    "of_several_kinds": _ROLE
    + """\
def listed(role):
    if not role:
        return []
    if isinstance(role, str):
        return [role]
    return [each.strip() for each in role]

def chain(role):
    roles = listed(role)
    if roles:
        creds = own()
        for each in roles:
            creds = assume(each, creds)
        return session(creds)
""",
    "not_tested": _OWN
    + """\
def chain(roles):
    creds = own()
    for role in roles:
        creds = assume(role, creds)
    return session(creds)
""",
    "another_is_tested": _OWN
    + """\
def chain(roles, others):
    if others:
        creds = own()
        for role in roles:
            creds = assume(role, creds)
        return session(creds)
""",
    "tested_before": _OWN
    + """\
def chain(roles):
    if roles:
        print("roles")
    creds = own()
    for role in roles:
        creds = assume(role, creds)
    return session(creds)
""",
    "filtered_since": _OWN
    + """\
def chain(roles):
    if roles:
        roles = [role for role in roles if role.enabled]
        creds = own()
        for role in roles:
            creds = assume(role, creds)
        return session(creds)
""",
    "left_at_once": _OWN
    + """\
def chain(roles):
    if roles:
        creds = own()
        for role in roles:
            if role.is_own:
                break
            creds = assume(role, creds)
        return session(creds)
""",
}
