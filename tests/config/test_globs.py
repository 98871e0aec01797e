"""Patterns of paths."""

import pytest

from credlint.config.globs import Entries, Pattern, is_pattern


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
        ("a[!]].py", "ab.py"),
        ("a[[b].py", "a[.py"),
        (r"a\[.py", "a[.py"),
        ("a+(b).py", "a+(b).py"),
        (".", "anything/at/all.py"),
        ("**", "anything.py"),
        (r"\#a.py", "#a.py"),
        (r"\!a.py", "!a.py"),
        ("tests  ", "tests/a.py"),
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
        ("a.py", "axpy"),
        ("tests/", "tests"),  # folders only
        ("tests/**", "tests"),
        ("a[.py", "a[.py"),
        ("a[", "a["),
        ("[]", "[]"),
        ("a[!]", "a[!]"),
        ("a[/]b", "a[/]b"),
        ("a[b]c[", "abc["),
        ("#a.py", "#a.py"),
        ("project", "a.py"),  # never the name of a folder around the project
    ],
)
def test_does_not_match(pattern: str, path: str) -> None:
    assert not Pattern(pattern, "/project").matches(f"/project/{path}")


def test_a_class_of_letters_is_no_trouble() -> None:
    """Python warns of its brackets, and warnings are errors here."""
    assert Pattern("[[:alpha:]].py", "/project").matches("/project/a].py")
    assert not Pattern("[[:alpha:]].py", "/project").matches("/project/1.py")


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


@pytest.mark.parametrize("text", ["", "!", "/", "#a", "a\\", "a[z-a]"])
def test_what_could_match_nothing_is_no_pattern(text: str) -> None:
    assert not is_pattern(text)


@pytest.mark.parametrize("text", ["a", "!a", "*.py", "./a/", ".", "a b", "[ab].py", r"\#a"])
def test_what_is_a_pattern(text: str) -> None:
    assert is_pattern(text)


NAMES = ("tests", "./tests", "tests/", "*.py", "a*", "/tests", "sub/tests", "**/tests", ".", "t[a-e]sts", "tests/**")
PLACES = ("/p/tests", "/p/sub/tests", "/p/a.py", "/p/sub", "/q/tests", "/p/sub/tests/a.py")


@pytest.mark.parametrize("is_folder", [True, False])
@pytest.mark.parametrize("text", NAMES)
@pytest.mark.parametrize("folder", ["/p", "/p/sub", "/p/tests", "/"])
def test_entries_of_a_walk_are_matched_as_each_pattern_does(text: str, folder: str, is_folder: bool) -> None:
    pattern = Pattern(text, folder)
    for entries in (Entries([pattern]), Entries([Pattern("!nothing"), pattern])):
        for path in PLACES:
            expected = pattern.matches_entry(path, is_folder)
            assert entries.match(path.rpartition("/")[2], path, is_folder) == expected, path


TAKING_BACK = [
    (("*.py", "!keep.py"), "a/keep.py", False),
    (("*.py", "!keep.py"), "a/b.py", True),
    (("!keep.py", "*.py"), "keep.py", True),  # the last one decides
    (("gen/*", "!gen/keep.py"), "gen/keep.py", False),
    (("gen/*", "!gen/keep.py"), "gen/b.py", True),
    (("gen", "!gen/keep.py"), "gen/keep.py", True),  # as git: below an excluded folder nothing comes back
    (("gen", "!gen"), "gen/keep.py", False),
    (("keep.py/",), "keep.py", False),
    (("keep.py/",), "keep.py/a.py", True),
]


@pytest.mark.parametrize(("texts", "path", "out"), TAKING_BACK)
def test_a_pattern_takes_back_what_others_exclude(texts: tuple[str, ...], path: str, out: bool) -> None:
    patterns = [Pattern(text, "/p") for text in texts]
    assert Entries(patterns).leave_out(f"/p/{path}") is out
    walked = [f"/p/{path}"[:end] for end, letter in enumerate(f"/p/{path}/") if letter == "/" and end > 2]
    entries = Entries(patterns)
    assert any(entries.match(each.rpartition("/")[2], each, each != walked[-1]) for each in walked) is out


def test_folders_around_the_patterns_are_left_alone() -> None:
    entries = Entries([Pattern("venv", "/venv/p"), Pattern("*.d", "/venv/p")])
    assert not entries.leave_out("/venv/p/a.py")
    assert entries.leave_out("/venv/p/venv/a.py")
    assert entries.leave_out("/venv/p/conf.d/a.py")
    assert entries.leave_out("/elsewhere/venv/a.py")
