"""Patterns of paths."""

import pytest

from credlint.config.globs import Entries, Pattern


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("tests", "tests"),
        ("tests", "tests/a.py"),
        ("tests", "pkg/tests/a/b.py"),
        ("./tests", "tests/a.py"),
        ("tests/", "tests/a.py"),
        ("tests/**", "tests/a/b.py"),
        ("./tests/", "pkg/tests/a.py"),
        ("/tests", "tests/a.py"),
        ("src/tests", "src/tests/a.py"),
        ("src/*", "src/a.py"),
        ("src/*", "src/a/b.py"),
        ("src/**/x.py", "src/x.py"),
        ("src/**/x.py", "src/a/b/x.py"),
        ("**/x.py", "x.py"),
        ("**/x.py", "a/b/x.py"),
        ("*.py", "a/b.py"),
        ("test_?.py", "test_1.py"),
        ("a[0-9].py", "a1.py"),
        ("a[!0-9].py", "ab.py"),
        ("a[]].py", "a].py"),
        ("a[.py", "a[.py"),
        ("a+(b).py", "a+(b).py"),
        (".", "anything/at/all.py"),
        ("**", "anything.py"),
    ],
)
def test_matches(pattern: str, path: str) -> None:
    assert Pattern(pattern, "/project").matches(f"/project/{path}")


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("tests", "mytests/a.py"),
        ("tests", "tests.py"),
        ("/tests", "src/tests/a.py"),
        ("src/tests", "a/src/tests/a.py"),
        ("src/*.py", "src/a/b.py"),
        ("*.py", "a.pyi"),
        ("test_?.py", "test_12.py"),
        ("a?b", "a/b"),
        ("a[!b]c", "a/c"),
        ("a.py", "axpy"),
        ("project", "a.py"),  # never the name of a folder around the project
    ],
)
def test_does_not_match(pattern: str, path: str) -> None:
    assert not Pattern(pattern, "/project").matches(f"/project/{path}")


def test_an_entry_is_matched_without_its_parents() -> None:
    pattern = Pattern("venv", "/project")
    assert pattern.matches_entry("/project/venv")
    assert pattern.matches_entry("/project/venv/lib/venv")
    assert not pattern.matches_entry("/project/venv/lib")


def test_a_pattern_is_relative_to_its_own_folder() -> None:
    assert Pattern("pkg/x.py", "/repo").matches("/repo/pkg/x.py")
    assert not Pattern("pkg/x.py", "/repo/pkg").matches("/repo/pkg/x.py")
    assert Pattern("x.py", "/elsewhere").matches("/repo/pkg/x.py")
    assert Pattern("x.py", "/").matches("/x.py")


NAMES = ("tests", "./tests", "tests/", "*.py", "a*", "/tests", "sub/tests", "**/tests", ".", "t[a-e]sts", " tests ")
PLACES = ("/p/tests", "/p/sub/tests", "/p/a.py", "/p/sub", "/q/tests", "/p/sub/tests/a.py")


@pytest.mark.parametrize("text", NAMES)
@pytest.mark.parametrize("folder", ["/p", "/p/sub", "/p/tests", "/"])
def test_entries_of_a_walk_are_matched_as_each_pattern_does(text: str, folder: str) -> None:
    pattern = Pattern(text, folder)
    entries = Entries([pattern])
    for path in PLACES:
        assert entries.match(path.rpartition("/")[2], path) == pattern.matches_entry(path), path
