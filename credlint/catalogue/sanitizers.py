"""Calls whose results show nothing of their arguments."""

from credlint.catalogue.schema import Row, Sanitizer

FACTS = Sanitizer(
    names=tuple(
        f"builtins.{name}"
        for name in (
            "all",
            "any",
            "bool",
            "callable",
            "float",
            "hasattr",
            "hash",
            "id",
            "int",
            "isinstance",
            "issubclass",
            "len",
            "sum",
            "type",
        )
    )
)
"""What they say of a value: its length, its truth, its type."""

DIGESTS = Sanitizer(
    names=(
        *(
            f"hashlib.{name}"
            for name in (
                "blake2b",
                "blake2s",
                "file_digest",
                "md5",
                "new",
                "pbkdf2_hmac",
                "scrypt",
                "sha1",
                "sha224",
                "sha256",
                "sha384",
                "sha3_224",
                "sha3_256",
                "sha3_384",
                "sha3_512",
                "sha512",
                "shake_128",
                "shake_256",
            )
        ),
        "hmac.HMAC",
        "hmac.compare_digest",
        "hmac.digest",
        "hmac.new",
        "uuid.uuid1",
        "uuid.uuid3",
        "uuid.uuid4",
        "uuid.uuid5",
        "zlib.adler32",
        "zlib.crc32",
        "binascii.crc32",
        "bcrypt.checkpw",
        "bcrypt.hashpw",
        "argon2.PasswordHasher.hash",
        "django.contrib.auth.hashers.make_password",
        "werkzeug.security.generate_password_hash",
    )
)

RANDOM = Sanitizer(
    names=(
        *(
            f"secrets.{name}"
            for name in (
                "choice",
                "compare_digest",
                "randbelow",
                "randbits",
                "token_bytes",
                "token_hex",
                "token_urlsafe",
            )
        ),
    )
)
"""What is drawn anew, and comparisons in constant time."""

CIPHERS = Sanitizer(
    names=(
        "boto3.client.encrypt",
        "cryptography.fernet.Fernet.encrypt",
        "cryptography.fernet.MultiFernet.encrypt",
        "keyring.set_password",
    )
)

MASKS = Sanitizer(
    names=(
        "airflow.sdk.log.mask_secret",
        "airflow.sdk.execution_time.secrets_masker.redact",
        "airflow.utils.log.secrets_masker.mask_secret",
        "airflow.utils.log.secrets_masker.redact",
        "kombu.utils.url.sanitize_url",
    )
)

WRAPPERS = Sanitizer(
    names=(
        "haystack.utils.Secret.from_token",
        "haystack.utils.auth.Secret.from_token",
        "pulumi.Output.secret",
        "pydantic.Secret",
        "pydantic.SecretBytes",
        "pydantic.SecretStr",
        "pydantic.types.SecretBytes",
        "pydantic.types.SecretStr",
        "pydantic.v1.SecretStr",
        "pydantic_v1.SecretStr",
        "langchain_core.pydantic_v1.SecretStr",
    ),
    wraps=True,
)
"""Their text is masked; the value comes back by `get_secret_value` or reaches the SDK inside."""

ROWS: tuple[Row, ...] = (FACTS, DIGESTS, RANDOM, CIPHERS, MASKS, WRAPPERS)
