"""The types of the catalogue's rows: facts about third-party interfaces, without code.

A *qualified name* is the dotted path by which Python imports something: ``boto3.client``, ``os.environ``. A method
is listed under the class of its receiver: ``boto3.Session.client``. `ClassAlias` unifies classes with several names.
A name that begins with ``*.`` matches any receiver that is not resolved to something else: ``*.execute``.
"""

from dataclasses import dataclass

from credlint.catalogue.kinds import Fallback, Lifetime, Role, SinkKind


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter of a call: passed by one of `names`, or at the 0-based `position` after the receiver."""

    names: tuple[str, ...]
    position: int | None = None


@dataclass(frozen=True, slots=True)
class SdkCall:
    """A call that takes AWS credentials (rules CRD1xx).

    `returns` is the class of the result. With `inside` the credentials and the `endpoint` are not parameters but keys
    of the mapping passed there (pandas' `storage_options`) or, with `path`, of mappings nested in it (the keys that
    lead there, "*" for any). `endpoint_paths` are further access paths to the endpoint, through nested mappings: the
    first key is a parameter's name or, with `inside`, a key of the mapping that holds the credentials.

    `location` is the parameter with the path of the data: only `s3://`, `s3a://` (or the bare protocols `s3` and `s3a`)
    and unknown paths count. With `when` the call counts only if that parameter is one of the literals `values`, which
    are given in lower case. `custom_endpoint` marks calls that never contact AWS. `refreshes` marks classes that renew
    the credentials passed to them: a value of unknown origin is assumed to be temporary there. `fallback`
    tells where credentials are found if none are passed. `parameters` are the names of the positional parameters after
    the receiver, as far as they are known.
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
    fallback: Fallback = Fallback.NONE
    parameters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyedCall:
    """A call that sets an option by its name: `key` is a literal listed in one of the tuples, `value` the credential.

    For example Spark's ``conf.set("fs.s3a.access.key", …)``. A listed name may contain one "*", which matches any text.
    With `pairs` the call sets several options: that argument gives pairs of a key and a value.
    """

    names: tuple[str, ...]
    key: Param
    value: Param
    access_keys: tuple[str, ...]
    secret_keys: tuple[str, ...]
    session_tokens: tuple[str, ...] = ()
    pairs: Param | None = None


@dataclass(frozen=True, slots=True)
class TextCall:
    """A call whose text argument (SQL, a URL) may hold credentials.

    `patterns` are regular expressions that match the text before a credential; what follows, up to one of the
    characters `ends`, is the value, after which `then` must come. They are searched ignoring case; an unknown part of
    the text matches no character; a group `name` in one is the credential's name. `needles` are for the screen: a file
    in which a pattern matches contains all texts of at least one of these groups, ignoring case. `advice` says what to
    do instead, where that is not to delete an argument.
    """

    names: tuple[str, ...]
    text: Param
    patterns: tuple[str, ...]
    ends: str = "'\";"
    then: str = ""
    needles: tuple[tuple[str, ...], ...] = ()
    advice: str = ""


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
    """A function that returns the environment's (or a .env file's) variables as a new mapping.

    `whole`: the result holds the process environment, not only a file's variables.
    """

    names: tuple[str, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Operation:
    """An AWS operation whose response holds credentials or secrets.

    `method` is the client's method name, `services` the service names of clients that have it. `path` is the access
    path from the response to the part that holds them ("[]": every item of a list), `secrets` are the keys of that part
    whose values are secret (empty: the part itself is the secret). `distinctive`: the name suffices on any unresolved
    receiver. `needs` is a keyword that must be passed and not be False (`WithDecryption`). `ambiguous`: other services
    have an operation of this name, so the client must be known to belong to one of `services`.
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

    `shows`: they are revealed by repr, and so by any output of the whole object. `sequence`: an instance can be
    unpacked, in the order of `fields`.
    """

    name: str
    fields: tuple[tuple[str, Role], ...]
    shows: bool
    sequence: bool = False
    lifetime: Lifetime = Lifetime.TEMPORARY


@dataclass(frozen=True, slots=True)
class Returns:
    """The class of a call's result, if calls of that class's methods matter.

    `bare`: only a call without arguments counts. `many`: the result is a sequence of such objects. `holds`: the object
    keeps what `Collector` rows and item assignments store in it; with `shows` its text reveals that. From the start it
    holds the arguments at `given`, each under the first of its names, or with `everything` all of them. `attribute`:
    the names are those of attributes, which are not called. `first` is the argument that later identifies the object,
    such as a path, a logger's name or a URL; by default the first one. `shares`: the object keeps its values together
    with the receiver of the call. `inherits` is an argument with objects whose values it takes over.
    """

    names: tuple[str, ...]
    returns: str
    bare: bool = False
    many: bool = False
    holds: bool = False
    shows: bool = False
    attribute: bool = False
    first: Param | None = None
    shares: bool = False
    inherits: Param | None = None
    given: tuple[Param, ...] = ()
    everything: bool = False


@dataclass(frozen=True, slots=True)
class Collector:
    """A method that stores values in its receiver, an object that a `Returns` row with `holds` has created.

    The argument at `value` is stored under the arguments at `path`, keys of nested mappings. Without `path` it is a
    mapping whose items are stored; if there is no `value`, all arguments are stored under an unknown key. With
    `keywords` every keyword is a further value of the key of that name. With `key` what is stored takes the place of
    what the object held under that name, or with `path` goes into it; the names may be those of attributes, too. With
    `removes` what is held at `path` is dropped.
    """

    names: tuple[str, ...]
    value: Param | None = None
    path: tuple[Param, ...] = ()
    keywords: bool = False
    key: str = ""
    removes: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """A call that declares an option of a command line, a value of the user's.

    Its name is the argument at `dest`, else made of the positional arguments ("--api-token": `api_token`). Where the
    user gives none it is what is at `defaults`, or what a function there returns. A method of an object with a
    `Returns` row that `holds` keeps the option in its receiver; what other calls give is the default of a parameter:
    their result is its value or, with `decorates`, a decorator of the function that has a parameter of that name.
    One whose name begins with a dash is None where it has no default, unless `required` is true.
    """

    names: tuple[str, ...]
    defaults: tuple[Param, ...]
    dest: Param | None = None
    decorates: bool = False
    required: Param | None = None


@dataclass(frozen=True, slots=True)
class OptionParser:
    """A method that gives all options that its receiver keeps, as attributes of the object at `onto` or of a new one.

    `many`: it gives the remaining arguments, too.
    """

    names: tuple[str, ...]
    onto: Param | None = None
    many: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """A decorator, or a call that gives one, that makes an object of the class `makes` of a function.

    Calls of the object give the function's parameters values of the command line.
    """

    names: tuple[str, ...]
    makes: str


@dataclass(frozen=True, slots=True)
class Handed:
    """A class whose objects a framework hands to functions: a parameter that is annotated with it is one.

    What a program stores in one (the application, the request that is handled) it finds in any other one of the class;
    `parts` are attributes that are such objects, with their classes. A class that a `Returns` row with `holds` makes is
    a response instead: each function fills one of its own.
    """

    names: tuple[str, ...]
    parts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Lookup:
    """A method that returns what its receiver, created by a `Returns` row with `holds`, holds at `path` or as `key`.

    `attribute`: the names are those of attributes. `mapping`: what is held there is a mapping, at first an empty one.
    """

    names: tuple[str, ...]
    path: tuple[Param, ...] = ()
    key: str = ""
    attribute: bool = False
    mapping: bool = False


@dataclass(frozen=True, slots=True)
class ClassLookup:
    """A function that returns a class for a name: `gives`, if the argument at `param` matches one of `values`.

    They match literals, or the last names of constants (`Provider.S3`), in lower case; "*" matches any text.
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
    """A function or object that provides values from files, options or settings (provenance "configuration")."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SecretStore:
    """A function that returns a secret from a store other than AWS's own operations.

    `needs` is a parameter that must be passed and not be False: what is not decrypted is a setting.
    """

    names: tuple[str, ...]
    needs: Param | None = None


@dataclass(frozen=True, slots=True)
class Sink:
    """A call that shows, sends or stores its arguments.

    `params` are the parameters that are output; empty means every positional argument from `first` on, up to `until`
    (counted from the end), and every keyword argument except `skip`. `stream` names a parameter that redirects the
    output (print's `file`), `stream_position` is its position; `needs_stream`: without it the call outputs nothing.
    `receiver`: what the receiver holds is output, too. `onto`: the receiver writes to the stream that it was created
    with. `services` are those whose clients are meant by names that begin with ``boto3.client.``. `lazy`: arguments
    that are functions are called, where the receiver was created so (the first argument that its `Returns` row names is
    true).
    """

    names: tuple[str, ...]
    kind: SinkKind
    params: tuple[Param, ...] = ()
    skip: tuple[str, ...] = ()
    stream: str = ""
    stream_position: int | None = None
    needs_stream: bool = False
    first: int = 0
    until: int | None = None
    receiver: bool = False
    onto: bool = False
    services: tuple[str, ...] = ()
    lazy: bool = False


@dataclass(frozen=True, slots=True)
class Propagator:
    """A call whose result reveals what its arguments hold: all of them, or those at `params`.

    `parses`: the result is the parsed text, usually a mapping whose keys are names and whose values are secret.
    `serializes`: it is a text of the first argument, from which a parser gets its structure back.
    """

    names: tuple[str, ...]
    params: tuple[Param, ...] = ()
    parses: bool = False
    serializes: bool = False


@dataclass(frozen=True, slots=True)
class Flow:
    """A function or method of a library that puts a value somewhere: `path` leads from an argument to the result.

    The source is "arg0" (an argument by position), "args" (any) or "self" (the receiver), the target "result", "self"
    or "nothing"; each ".element" behind it is one of its items, each ".value" one of a mapping under any key. `makes`:
    what a result with items is, an "iterator" or a "list". `removes`: the receiver loses items. `parses`: the result is
    a parsed text, of which nothing is known unless it is a secret.
    """

    names: tuple[str, ...]
    path: tuple[str, str]
    makes: str = "iterator"
    removes: bool = False
    parses: bool = False

    @property
    def fills(self) -> bool:
        """Whether the receiver holds the value afterwards."""
        return self.path[1].partition(".")[0] == "self"


@dataclass(frozen=True, slots=True)
class Sanitizer:
    """A call whose result reveals nothing of its arguments.

    `wraps`: the result only hides the value (pydantic's `SecretStr`): an SDK call to which it is passed still gets it.
    """

    names: tuple[str, ...]
    wraps: bool = False


@dataclass(frozen=True, slots=True)
class EnvironmentDefinition:
    """A call that defines the environment variables of a deployment (CRD304).

    `param` is the argument, `path` the access path from it to the variables ("[]": every item). They are a mapping
    name → value or, with `pair`, a list of mappings that hold name and value under those two keys (or of objects whose
    constructor takes them as keywords). With `name` the call defines a single variable: its name is that argument, its
    value the one at `param`. `services` are those whose clients are meant by names that begin with ``boto3.client.``.
    """

    names: tuple[str, ...]
    param: Param
    path: tuple[str, ...] = ()
    pair: tuple[str, str] | None = None
    name: Param | None = None
    services: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileAccess:
    """A call that opens, reads or writes a file: its path is the argument at `path` (None: the receiver)."""

    names: tuple[str, ...]
    path: Param | None = None


@dataclass(frozen=True, slots=True)
class PathUse:
    """A call that takes the argument at `path` for the path of a file: a variable passed there holds no secret."""

    names: tuple[str, ...]
    path: Param


@dataclass(frozen=True, slots=True)
class WireTrace:
    """A call that sets the level of a logger to `level`: of the logger named at `logger` (None: of the receiver).

    `default_logger` and `default_level` apply if the argument is not passed; a default level of None is never DEBUG.
    With `config` the call sets the levels that are told there: by a mapping like that of `dictConfig`, or by a file or
    parser in the format of `fileConfig`.
    """

    names: tuple[str, ...]
    logger: Param | None = None
    level: Param | None = None
    default_logger: str = ""
    default_level: str | None = None
    config: Param | None = None


@dataclass(frozen=True, slots=True)
class MetadataRequest:
    """A call that requests credentials from the metadata service at `host`.

    `path` is the argument with what is requested there, or a whole URL; without it the call always requests them, and
    what is not known is credentials if `by_default`. `returns` is the class of the result, else it is a mapping.
    """

    names: tuple[str, ...]
    host: str
    path: Param | None = None
    by_default: bool = False
    returns: str = ""


@dataclass(frozen=True, slots=True)
class EnvironmentWriter:
    """A call that sets one environment variable: its name at `key`, its value at `value`.

    With `mapping` it sets all variables of the mapping there, if the argument at `target` is the environment.
    """

    names: tuple[str, ...]
    key: Param | None = None
    value: Param | None = None
    mapping: Param | None = None
    target: Param | None = None


@dataclass(frozen=True, slots=True)
class CredentialVariable:
    """Environment variables whose value is a credential: `names` are patterns in which "*" matches any text."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DummyLiteral:
    """Literals that stand for no credential in a project; `names` are compared whole."""

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
    | Option
    | OptionParser
    | Command
    | Handed
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
    | PathUse
    | WireTrace
    | MetadataRequest
    | EnvironmentWriter
    | CredentialVariable
    | DummyLiteral
)
"""Any row of the catalogue."""
