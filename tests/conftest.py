"""What holds for all tests."""

from hypothesis import settings

# A busy machine is no failure.
settings.register_profile("credlint", deadline=None)
settings.load_profile("credlint")
