"""How keys, dummies and placeholders are spelled."""

DUMMIES = frozenset(
    {
        "local", "localstack", "minio", "minioadmin", "minio123", "moto", "none", "null", "nope", "foo", "bar", "baz",
        "foobarkey", "foobarsecret",
    }
)  # fmt: skip
"""Whole values (lower case) which stand for no credential: emulators' and documentation's own."""

DUMMY_WORDS = frozenset({"test", "tests", "testing", "dummy", "fake", "mock", "mocked", "example", "sample"})
"""Words (lower case) which say that the value they are part of is for tests."""

DUMMY_ENDINGS = ("EXAMPLE", "EXAMPLEKEY")
"""Endings of the keys in AWS's documentation."""

DUMMY_PREFIXES = ("LSIA", "LKIA")
"""Beginnings of the key ids that LocalStack issues."""

DUMMY_PARTS = ("TEST", "EXAMPLE", "FAKE", "DUMMY")
"""Parts of the last 16 characters of a key id that no real one is likely to hold."""

DUMMY_DISTINCT = 4
"""A key id whose last 16 characters hold at most this many distinct ones is made up."""

PLACEHOLDER_WORDS = frozenset({"your", "my", "replace", "changeme", "insert", "paste", "here", "put", "todo"})
"""Words (lower case) of a text that asks for a key to be put in its place."""

PLACEHOLDER_PAIRS = (("<", ">"), ("{", "}"), ("[", "]"))
"""Brackets around a placeholder."""

PLACEHOLDER_STARTS = ("$", "…", "...")
"""Beginnings of a placeholder."""

AMAZON_DOMAINS = (".amazonaws.com", ".amazonaws.com.cn")
"""Ends of the host names of AWS's own endpoints."""

METADATA_HOSTS = ("169.254.169.254", "169.254.170.2", "169.254.170.23", "[fd00:ec2::254]", "[fd00:ec2::23]")
"""Hosts of the metadata services of EC2, ECS and EKS."""
