"""Made-up keys of several kinds, and the forms in which a program may write one."""

import base64
import random
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

PIECE = 12
"""Characters in a row that no output may hold."""

_NAMES = frozenset({"NAME", "UPPER", "FILE"})
"""Forms with other characters: of a passphrase they are as good as any name."""

_BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


@dataclass(frozen=True)
class Key:
    """One key, which nobody has ever used."""

    kind: str
    text: str

    @cached_property
    def forms(self) -> dict[str, str]:
        """What stands for the words of a program that are written in capitals."""
        text = self.text
        half, third = len(text) // 2, len(text) // 3
        return {
            "KEY": text,
            "LEFT": text[:half],
            "RIGHT": text[half:],
            "ONE": text[:third],
            "TWO": text[third : 2 * third],
            "THREE": text[2 * third :],
            "REVERSED": text[::-1],
            "BASE64": base64.b64encode(text.encode()).decode(),
            "HEX": text.encode().hex(),
            "BYTES": "".join(f"\\x{ord(letter):02x}" for letter in text),
            "SHORT": "".join(f"\\u{ord(letter):04x}" for letter in text),
            "LONG": "".join(f"\\U{ord(letter):08X}" for letter in text),
            "OCTAL": "".join(f"\\{ord(letter):03o}" for letter in text),
            "NAMES": "".join(f"\\N{{{unicodedata.name(letter)}}}" for letter in text),
            "CONTINUED": f"{text[:half]}\\\n{text[half:]}",
            "SPELLED": "".join(f"\\x{ord(letter):02x}" if index % 3 else letter for index, letter in enumerate(text)),
            "LETTERS": ", ".join(f'"{letter}"' for letter in text),
            "CODES": ", ".join(str(ord(letter)) for letter in text),
            "QUOTED": quote(text, safe=""),
            "SLASHED": text.replace("/", "\\/"),
            "NAME": "".join(letter if letter.isalnum() else "_" for letter in text),
            "UPPER": "".join(letter if letter.isalnum() else "_" for letter in text).upper(),
            "FILE": text.replace("/", "_"),
        }

    @cached_property
    def pieces(self) -> frozenset[str]:
        """All that no output may hold."""
        return frozenset(
            form[start : start + PIECE]
            for name, form in self.forms.items()
            if name not in _NAMES
            for start in range(len(form) - PIECE + 1)
        )

    def shown(self, text: str) -> list[str]:
        """The lines of a text that hold a piece of the key."""
        return [line for line in text.split("\n") if self._is_in(line)]

    def _is_in(self, line: str) -> bool:
        return any(line[start : start + PIECE] in self.pieces for start in range(len(line) - PIECE + 1))


def _drawn(seed: str, letters: str, length: int) -> str:
    return "".join(random.Random(seed).choices(letters, k=length))


def keys(seed: str = "") -> tuple[Key, ...]:
    """One key of each kind; another seed gives others."""
    made = {
        "long-term id": "AKIA" + _drawn(f"{seed}id", _BASE32, 16),
        "temporary id": "ASIA" + _drawn(f"{seed}temporary", _BASE32, 16),
        "secret": _drawn(f"{seed}secret", _BASE64[:-2], 18) + "+/" + _drawn(f"{seed}rest", _BASE64[:-2], 20),
        "session token": "IQoJb3JpZ2luX2Vj" + _drawn(f"{seed}token", _BASE64, 218) + "==",
        "older token": "FwoGZXIvYXdzE" + _drawn(f"{seed}older", _BASE64, 148) + "=",
        "Bedrock key": "ABSK" + _drawn(f"{seed}bedrock", _BASE64, 126) + "==",
        "passphrase": "correct-horse-battery-staple-91-orchid",
        "signs": "Tr0ub4dor&3!Zebra_Quilt.77@lamp",
        "digits": _drawn(f"{seed}digits", "0123456789abcdef", 32),
    }
    return tuple(Key(kind, text) for kind, text in made.items())
