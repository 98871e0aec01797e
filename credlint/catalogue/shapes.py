"""How keys, dummies and placeholders are spelled."""

DUMMIES = frozenset(
    {
        "local", "localstack", "minio", "minioadmin", "minio123", "moto", "none", "null", "nope", "foo", "bar", "baz",
        "foobarkey", "foobarsecret",
        # The published pair of MinIO's playground (https://min.io/docs/minio/linux/developers/python/minio-py.html).
        "q3am3uq867spqqa43p2f", "zuf+tfteslswru7bj86wekitnifilbzam1kyy3tg",
    }
)  # fmt: skip
"""Whole values (lower case) that are no credential: emulators' defaults and published ones."""

DUMMY_WORDS = frozenset(
    {"test", "tests", "testing", "dummy", "fake", "mock", "mocked", "example", "sample", "invalid", "expired"}
)
"""Words (lower case) which say that the value they are part of is for tests."""

DUMMY_EDGES = ("test", "dummy", "fake", "mock")
"""Beginnings and ends (lower case) of short made-up values."""

DUMMY_EDGES_BELOW = 24
"""A value of at least this length may begin or end with such a word by chance."""

DUMMY_ENDINGS = ("EXAMPLE", "EXAMPLEKEY", "SAMPLEKEY", "TESTKEY", "FAKEKEY")
"""Endings of the keys in AWS's documentation, and of their variants."""

DUMMY_PREFIXES = ("LSIA", "LKIA")
"""Beginnings of the key ids that LocalStack issues."""

DUMMY_PARTS = ("TEST", "EXAMPLE", "FAKE", "DUMMY")
"""Parts of the last 16 characters of a key id that no real one is likely to hold."""

DUMMY_DISTINCT = 4
"""A key id whose last 16 characters hold at most this many distinct ones is made up."""

PLACEHOLDER_WORDS = frozenset(
    {
        "your", "my", "replace", "changeme", "insert", "paste", "here", "put", "todo",
        "redacted", "censored", "hidden", "masked",
    }
)  # fmt: skip
"""Words (lower case) of a text that asks for a key to be put in its place, or says that one was removed."""

PLACEHOLDER_START = ("not", "a")
"""The first words of a text that denies to be a key: `not-a-real-key`."""

REFERENCES = (
    r"\$\{", r"\{\{", r"\$\(", r"`", r"%\(\w+\)s", r"<[^<>]*>", r"\{[A-Za-z_][\w.\[\]]*\}",
    r"\A\$", r"\A\{.*\}\Z", r"\A\[.*\]\Z",
    r"\A[a-z][a-z0-9+._-]+:\S", r"\Aarn:", r"\A(?:~|\.{0,2})/\w[\w .-]*/",
)  # fmt: skip
"""Patterns of references to something else: variables, templates, commands, addresses, paths. AWS keys consist of
letters, digits, `/`, `+` and `=`."""

MASKS = (r"\*{3}", r"[xX]{4}", r"\u2026", r"\.{3}", r"#{3}", r"\u2022{3}")
"""Patterns of what is put in place of characters that are not to be seen."""

EXPRESSIONS = (r"\\[dDwWsSbB]", r"\(\?[:=!<aiLmsux]", r"\][{*+?]", r"\.[*+?{]", r"\{\d+,?\d*\}", r"\A\^.*\$\Z")
"""Patterns of regular expressions, which a scanner's tables hold under the name of what they match."""

SHORTEST = 10
"""No AWS key has fewer characters: a shorter one is made up, unless it is for another service."""

AMAZON_DOMAINS = (".amazonaws.com", ".amazonaws.com.cn")
"""Ends of the host names of AWS's own endpoints."""

SIGN_IN_DOMAINS = (".signin.aws.amazon.com", ".signin.amazonaws-us-gov.com", ".signin.amazonaws.cn")
"""Those of where AWS takes a session's keys for a link to its console.

https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_enable-console-custom-url.html
"""

METADATA_HOSTS = ("169.254.169.254", "169.254.170.2", "169.254.170.23", "[fd00:ec2::254]", "[fd00:ec2::23]")
"""Hosts of the metadata services of EC2, ECS and EKS."""

PRIVATE_HOSTS = (
    r"localhost", r"127\.[\d.]+", r"10\.[\d.]+", r"192\.168\.[\d.]+", r"172\.(?:1[6-9]|2\d|3[01])\.[\d.]+",
    r"0\.0\.0\.0", r"\[?::1\]?", r"host\.docker\.internal", r".*\.(?:local|internal|localhost)", r"[^.:]+",
)  # fmt: skip
"""Patterns of hosts on this machine or in a private network."""
