"""Classes of the file: what Python runs when an attribute is read or set, and where it looks methods up."""

PROGRAMS = {
    "a property that can be set": """
import os


class Account:
    def __init__(self, password):
        self.password = password

    @property
    def password(self):
        return self._password

    @password.setter
    def password(self, value):
        self._password = value.strip()


account = Account(os.environ["DB_PASSWORD"])
print(account.password)  # expect: CRD201
account.password = "none"
print(account.password)
""",
    "properties made of methods": """
import os


class Vault:
    def __init__(self, token):
        self._token = token

    def _get(self):
        return self._token

    def _length(self):
        return len(self._token)

    token = property(_get)
    length = property(fget=_length)


vault = Vault(os.environ["VAULT_TOKEN"])
print(vault.length)
print(vault.token)  # expect: CRD201
""",
    "a setter that masks": """
import os


class Field:
    @property
    def value(self):
        return self._shown

    @value.setter
    def value(self, text):
        self._shown = "*" * len(text)

    @value.deleter
    def value(self):
        self._shown = ""


field = Field()
field.value = os.environ["API_TOKEN"]
setattr(field, "value", os.environ["API_TOKEN"])
print(field.value, vars(field))
""",
    "a setter that keeps it elsewhere": """
import os


class Session:
    @property
    def token(self):
        return "***"

    @token.setter
    def token(self, value):
        self.header = "Bearer " + value


session = Session()
session.token = os.environ["API_TOKEN"]
print(session.token)
print(session.header)  # expect: CRD201
""",
    "a property with another getter in a subclass": """
import os


class Base:
    @property
    def token(self):
        return self._token

    @token.setter
    def token(self, value):
        self._token = value


class Masked(Base):
    @Base.token.getter
    def token(self):
        return "***"


for masked in (Masked(),):
    masked.token = os.environ["API_TOKEN"]
    print(masked.token)
""",
    "a property given to a class later": """
import os


class Holder:
    pass


def put(holder, value):
    holder.size = len(value)


Holder.token = property(lambda holder: holder.size, put)
holder = Holder()
holder.token = os.environ["API_TOKEN"]
print(holder.token, holder.size)
""",
    "descriptors that store": """
import os


class Plain:
    def __init__(self, name):
        self.name = name

    def __get__(self, instance, owner=None):
        return getattr(instance, self.name)

    def __set__(self, instance, value):
        setattr(instance, self.name, value)


class Masked(Plain):
    def __set__(self, instance, value):
        setattr(instance, self.name, f"{value[:4]}****")


class Options:
    plain = Plain("_plain")
    masked = Masked("_masked")


options = Options()
options.plain = options.masked = os.environ["API_TOKEN"]
print(options.masked)
print(options.plain)  # expect: CRD201
""",
    "a constructor that hands on to its sibling": """
import os


class Base:
    def __init__(self, **rest):
        self.rest = rest


class Named(Base):
    def __init__(self, name="", **rest):
        super().__init__(**rest)
        self.name = name


class Signed(Base):
    def __init__(self, token="", **rest):
        super().__init__(**rest)
        self.token = token


class Job(Named, Signed):
    pass


job = Job(name="x", token=os.environ["API_TOKEN"])
print(job.rest)
print(job.token)  # expect: CRD201
""",
    "the nearer of two bases of one base": """
import os


class Root:
    def value(self):
        return os.environ["API_TOKEN"]


class Left(Root):
    pass


class Right(Root):
    def value(self):
        return "***"


class Both(Left, Right):
    pass


print(Both().value())
""",
    "super() of a class method": """
import os


class Base:
    @classmethod
    def made(cls, token):
        self = cls()
        self.token = token
        return self


class Masking:
    @classmethod
    def made(cls, token):
        return super().made("*" * len(token))


class Job(Masking, Base):
    pass


print(Job.made(os.environ["API_TOKEN"]).token)
print(Base.made(os.environ["API_TOKEN"]).token)  # expect: CRD201
""",
}
