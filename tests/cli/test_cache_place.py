"""Where a configuration may put the cache: it may have come with a checkout."""

from pathlib import Path

import pytest

from .helpers import LEAK, Run, git, write


def configure(folder: Path, place: str) -> None:
    (folder / "pyproject.toml").write_text(f'[tool.credlint]\ncache-dir = "{place}"\n')


def all_of(folder: Path) -> dict[str, bytes | None]:
    """Everything below a folder."""
    return {str(path): path.read_bytes() if path.is_file() else None for path in sorted(folder.rglob("*"))}


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    """A folder outside of the project, full of files that are named like indices."""
    folder = tmp_path / "victim"
    folder.mkdir()
    for number in range(12):
        (folder / f"index-{number:020}.json").write_text("data")
    return folder


@pytest.mark.parametrize("place", ["{0}/victim", "../victim", "{0}/new", "../new", "sub/../../new", "..", "/", "link"])
@pytest.mark.parametrize("args", [(), ("clean",), ("--no-baseline", "a.py")])
def test_not_outside(run: Run, project: Path, victim: Path, tmp_path: Path, place: str, args: tuple[str, ...]) -> None:
    write(project, a=LEAK)
    (project / "link").symlink_to(victim)
    configure(project, place.format(tmp_path))
    before = all_of(tmp_path)
    ran = run(*args)
    assert (ran.code, ran.out) == (2, "")
    assert "pyproject.toml:2: cache-dir: the folder lies neither in the project nor in your own cache folder" in ran.err
    assert all_of(tmp_path) == before
    assert run("--no-cache").code == 1


@pytest.mark.parametrize("place", [".", "sub", "a.py", "sub/b.py", "./", ".git"])
def test_not_where_something_else_is(run: Run, project: Path, place: str) -> None:
    write(project, a=LEAK, sub__b=LEAK)
    git(project, "init", "-q")
    configure(project, place)
    before = all_of(project)
    for _ in range(2):
        ran = run()
        assert (ran.code, ran.out) == (2, "")
        assert "pyproject.toml:2: cache-dir: the folder holds something else than a cache of credlint" in ran.err
    assert run("clean").code == 2
    assert all_of(project) == before
    named = run("--isolated", "--cache-dir", place)
    assert (named.code, named.err) == (
        2,
        "error: --cache-dir: the folder holds something else than a cache of credlint\n",
    )


def test_in_the_users_cache_folder(run: Run, project: Path, user_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(project, a=LEAK)
    for place in (f"{user_cache}/credlint/of-this-project", "~/.cache/of-this-project"):
        configure(project, place)
        assert run().code == 1
        if place.startswith("~"):
            continue
        assert (user_cache / "credlint" / "of-this-project" / "CACHEDIR.TAG").exists()
        monkeypatch.setenv("HOME", str(user_cache.parent))
        monkeypatch.setenv("XDG_CACHE_HOME", "")
    assert (user_cache.parent / ".cache" / "of-this-project" / "CACHEDIR.TAG").exists()
    configure(project, "~/.cache/credlint")
    assert run().code == 2  # there is the secret
    assert run("clean").code == 2
    assert (user_cache.parent / ".cache" / "credlint" / "key").exists()


def test_in_the_repository_around_a_project(run: Run, project: Path, user_cache: Path) -> None:
    """The member of a monorepo extends what stands above it."""
    write(project, one__a=LEAK)
    git(project, "init", "-q")
    (project / "base.toml").write_text('cache-dir = ".cache"\n')
    (project / "one" / "credlint.toml").write_text('extend = "../base.toml"\n')
    assert run(cwd=project / "one").code == 1
    assert (project / ".cache" / "CACHEDIR.TAG").exists()


def test_each_configuration_of_a_monorepo_is_judged(run: Run, project: Path, victim: Path) -> None:
    write(project, a=LEAK, member__b=LEAK)
    configure(project / "member", str(victim))
    before = all_of(victim)
    ran = run()
    assert ran.code == 2
    assert "member/pyproject.toml:2: cache-dir: " in ran.err
    assert all_of(victim) == before


def test_a_link_in_the_place_of_the_default(run: Run, project: Path, victim: Path, tmp_path: Path) -> None:
    write(project, a=LEAK)
    (tmp_path / "empty").mkdir()
    for target in (victim, tmp_path / "empty", tmp_path / "missing"):
        (project / ".credlint_cache").symlink_to(target)
        before = all_of(tmp_path)
        assert run().code == 1
        assert all_of(tmp_path) == before
        assert run("clean").code == 2
        assert all_of(tmp_path) == before
        (project / ".credlint_cache").unlink()


def test_the_user_may_put_it_anywhere(run: Run, project: Path, tmp_path: Path) -> None:
    write(project, a=LEAK)
    configure(project, "../victim")
    assert run("--cache-dir", str(tmp_path / "mine")).code == 1
    assert (tmp_path / "mine" / "CACHEDIR.TAG").exists()
    assert run(env={"CREDLINT_CACHE_DIR": "../too"}).code == 1
    assert (tmp_path / "too" / "CACHEDIR.TAG").exists()
