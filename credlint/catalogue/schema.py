"""The types of the catalogue's rows: facts about other people's interfaces, without code.

A *qualified name* is dotted, as Python's import system would reach it: ``boto3.client``, ``os.environ``. A method
stands under the class of its receiver: ``boto3.Session.client``. `ClassAlias` unifies classes with several names.
A name that begins with ``*.`` stands for any receiver that is not resolved to something else: ``*.execute``.
"""

from dataclasses import dataclass

from credlint.catalogue.kinds import Lifetime, Role, SinkKind


@dataclass(frozen=True, slots=True)
class Param:
    """Where a call takes a value: by one of `names`, or at the 0-based `position` after the receiver."""

    names: tuple[str, ...]
    position: int | None = None


@dataclass(frozen=True, slots=True)
class SdkCall:
    """A call that takes AWS credentials (rules CRD1xx).

    With `inside` the three credential parameters are keys of the mapping passed there (pandas' `storage_options`), at
    the end of `path` (keys into nested mappings, "*" for any); then `location` names the parameter with the path of the
    data, and only `s3://`, `s3a://` (or the bare protocols `s3` and `s3a`) and unknown ones count; so it does without
    `inside`. `returns` is the class of the result. `custom_endpoint` marks calls that never speak to AWS.
    `endpoint_paths` are further places of the endpoint, as keys into nested mappings: the first is a parameter's name.
    With `inside` it is, as `endpoint` then, a key of the mapping that holds the credentials. With `when` the call
    counts only if that parameter is one of the literals `values`, which stand here in lower case. `refreshes` marks
    classes that replace what they are given: a value of unknown origin is taken to be temporary there.
    """

    names: tuple[str, ...]
    access_key: Param | None
    secret_key: Param | None
    session_token: Param | None = None
    endpoint: Param | None = None
    inside: Param | None = None
    path: tuple[str, ...] = ()
    location: Param | None = None
    returns: str = ""
    custom_endpoint: bool = False
    endpoint_paths: tuple[tuple[str, ...], ...] = ()
    when: Param | None = None
    values: tuple[str, ...] = ()
    refreshes: bool = False


@dataclass(frozen=True, slots=True)
class KeyedCall:
    """A call that sets an option by its name: `key` is a literal among the three tuples, `value` the credential.

    Spark's ``conf.set("fs.s3a.access.key", …)``. A name may hold one "*" for any text.
    """

    names: tuple[str, ...]
    key: Param
    value: Param
    access_keys: tuple[str, ...]
    secret_keys: tuple[str, ...]
    session_tokens: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextCall:
    """A call whose text argument (SQL, a URL) may hold credentials: `pattern` is a regular expression for the text
    before the credential; what follows it, up to one of the characters `ends`, is the value. Behind that must come
    `then`. Patterns are searched ignoring case; a part of the text that is not known matches no character. A
    file in which a pattern matches holds all texts of one group of `needles`, in any case: they are for the screen."""

    names: tuple[str, ...]
    text: Param
    patterns: tuple[str, ...]
    ends: str = "'\";"
    then: str = ""
    needles: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class ClassAttributes:
    """Credentials as attributes of a class body: of a subclass of `base`, or of its inner class `inner`."""

    base: str
    inner: str
    access_key: tuple[str, ...]
    secret_key: tuple[str, ...]
    session_token: tuple[str, ...] = ()
    endpoint: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Environment:
    """An object that *is* the process environment (`os.environ`, `os.environb`)."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EnvironmentReader:
    """A function that reads one environment variable: its name at `key`, its fallback at `default`."""

    names: tuple[str, ...]
    key: Param
    default: Param | None = None


@dataclass(frozen=True, slots=True)
class EnvironmentMapping:
    """A function that returns the environment's (or a .env file's) variables as a mapping of its own.

    `whole` says that the result holds the process environment, not only a file's variables.
    """

    names: tuple[str, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Operation:
    """An AWS operation whose response holds credentials or secrets.

    `method` is the client's method name, `services` the service names of clients that have it. `path` leads from the
    response to the part that holds them ("[]": every item of a list), `secrets` are the keys of that part which hold
    secret values (empty: the part itself is the secret). `distinctive`: the name counts on any unresolved receiver.
    `needs` is a keyword that must be given and not be False (`WithDecryption`). `ambiguous`: other services have an
    operation of this name, so that the client must be known to be of one of `services`.
    """

    method: str
    services: tuple[str, ...]
    path: tuple[str, ...]
    secrets: tuple[str, ...]
    lifetime: Lifetime
    distinctive: bool = False
    needs: str = ""
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class CredentialClass:
    """A class whose instances carry credentials: `fields` are (attribute, role) pairs.

    `shows` says that its repr, and so any output of the whole object, contains them. `sequence` gives the fields' order
    where it can be unpacked.
    """

    name: str
    fields: tuple[tuple[str, Role], ...]
    shows: bool
    sequence: bool = False
    lifetime: Lifetime = Lifetime.TEMPORARY


@dataclass(frozen=True, slots=True)
class Returns:
    """The class of a call's result, where later methods of that result matter.

    `bare`: only a call without arguments counts. `many`: the result is several such objects. `holds`: what `Collector`
    rows and item assignments put into the object is remembered, and shown by the object's text with `shows`.
    `attribute`: the names are those of attributes, which are not called. `first` is the argument that the object is
    known by afterwards, such as a path, a logger's name or a URL: the first one unless another is named.
    """

    names: tuple[str, ...]
    returns: str
    bare: bool = False
    many: bool = False
    holds: bool = False
    shows: bool = False
    attribute: bool = False
    first: Param | None = None


@dataclass(frozen=True, slots=True)
class Collector:
    """A method that puts values into its receiver, of a class which `Returns` says to hold them.

    They lie under the keys at `path`, one inside the other: the value at `value`, or all positional arguments. Without
    a path the value is a mapping whose items are put in.
    """

    names: tuple[str, ...]
    value: Param | None = None
    path: tuple[Param, ...] = ()


@dataclass(frozen=True, slots=True)
class Lookup:
    """A method that gives what its receiver, of a class which `Returns` says to hold things, holds at `path`."""

    names: tuple[str, ...]
    path: tuple[Param, ...]


@dataclass(frozen=True, slots=True)
class ClassLookup:
    """A function that gives a class for a name: for an argument at `param` that is one of `values` the class `gives`.

    The values are literals, or the last names of constants (`Provider.S3`), in lower case; "*" stands for any text.
    """

    names: tuple[str, ...]
    param: Param
    values: tuple[str, ...]
    gives: str


@dataclass(frozen=True, slots=True)
class ClassAlias:
    """Names under which one class is known; `name` is the one that other rows use."""

    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Configuration:
    """A function or object that gives values from files, options or settings (provenance "configuration")."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SecretStore:
    """A function that returns a secret from a store other than AWS's own operations."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sink:
    """A call that shows, sends or stores its arguments.

    `params` are the parameters that are put out; empty means every positional and keyword argument but `skip`.
    `stream` names a parameter that redirects the output (print's `file`), `stream_position` is its place;
    `needs_stream`: without it the call puts nothing out. The positional arguments before `first` are not output.
    `receiver`: what the object whose method is called holds is put out too. `onto`: the object writes to the stream
    that it was made of. `services` are the services of the clients meant by names that begin with ``boto3.client.``.
    """

    names: tuple[str, ...]
    kind: SinkKind
    params: tuple[Param, ...] = ()
    skip: tuple[str, ...] = ()
    stream: str = ""
    stream_position: int | None = None
    needs_stream: bool = False
    first: int = 0
    receiver: bool = False
    onto: bool = False
    services: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Propagator:
    """A call whose result shows what its arguments hold: all of them, or those at `params`.

    `parses`: the result is what the text describes, a mapping as a rule: its keys are names, its values are secret.
    """

    names: tuple[str, ...]
    params: tuple[Param, ...] = ()
    parses: bool = False


@dataclass(frozen=True, slots=True)
class Flow:
    """A function or method of a library that puts a value somewhere: `path` leads from an argument to the result.

    The source is "arg0" (an argument by position), "args" (any) or "self" (the receiver), the target "result", "self"
    or "nothing"; each ".element" behind it is one of its items. `makes`: what a result with items is, an "iterator" or
    a "list". `removes`: the receiver loses items.
    """

    names: tuple[str, ...]
    path: tuple[str, str]
    makes: str = "iterator"
    removes: bool = False

    @property
    def changes(self) -> bool:
        """Whether the receiver is another one afterwards."""
        return self.removes or self.path[1].partition(".")[0] == "self"


@dataclass(frozen=True, slots=True)
class Sanitizer:
    """A call whose result shows nothing of its arguments.

    `wraps`: the result still is the value for an SDK call that gets it, it only hides it (pydantic's `SecretStr`).
    """

    names: tuple[str, ...]
    wraps: bool = False


@dataclass(frozen=True, slots=True)
class EnvironmentDefinition:
    """A call that defines the environment of something deployed (CRD304).

    `param` is the argument; `path` leads to the variables ("[]": every item). They are a mapping name → value, or with
    `pair` a list of mappings that give name and value under those two keys (or keyword arguments of a constructor).
    With `name` the call defines a single variable: its name is there, its value at `param`. `services` are the services
    of the clients meant by names that begin with ``boto3.client.``.
    """

    names: tuple[str, ...]
    param: Param
    path: tuple[str, ...] = ()
    pair: tuple[str, str] | None = None
    name: Param | None = None
    services: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileAccess:
    """A call that opens, reads or writes a file: its path is at `path`, or the receiver is it."""

    names: tuple[str, ...]
    path: Param | None = None


@dataclass(frozen=True, slots=True)
class WireTrace:
    """A call that switches a logger's level: to `level`, of the logger named at `logger` (None: of the receiver).

    `default_logger` and `default_level` hold where an argument is not given; a level of None is never DEBUG.
    """

    names: tuple[str, ...]
    logger: Param | None = None
    level: Param | None = None
    default_logger: str = ""
    default_level: str | None = None


@dataclass(frozen=True, slots=True)
class EnvironmentWriter:
    """A call that sets one environment variable: its name at `key`, its value at `value`.

    With `mapping` it sets all variables of the mapping there, provided that `target` is the environment.
    """

    names: tuple[str, ...]
    key: Param | None = None
    value: Param | None = None
    mapping: Param | None = None
    target: Param | None = None


@dataclass(frozen=True, slots=True)
class CredentialVariable:
    """Environment variables whose value is a credential: `names` are patterns in which "*" stands for any text."""

    names: tuple[str, ...]


Row = (
    SdkCall
    | KeyedCall
    | TextCall
    | ClassAttributes
    | Environment
    | EnvironmentReader
    | EnvironmentMapping
    | Operation
    | CredentialClass
    | Returns
    | Collector
    | Lookup
    | ClassLookup
    | ClassAlias
    | Configuration
    | SecretStore
    | Sink
    | Propagator
    | Flow
    | Sanitizer
    | EnvironmentDefinition
    | FileAccess
    | WireTrace
    | EnvironmentWriter
    | CredentialVariable
)
"""Any row of the catalogue."""
