"""Which file a dotted name means to the file that imports it."""

import sys

import pytest

from credlint.project.answers import Ambiguous, Answer, External, Importable, Missing, Module, Namespace
from credlint.project.file_tree import ListedFiles
from credlint.project.import_roots import PROJECT_MARKS, project_root, search_roots
from credlint.project.module_names import BOTO, COME_AND_GO
from credlint.project.resolver import Resolver


def project_of(*paths: str, root: str = "", roots: tuple[str, ...] = (".", "src")) -> Resolver:
    return Resolver(ListedFiles(paths), root, roots)


def package(path: str) -> Module:
    return Module(path, is_package=True)


# Scripts and search order.


@pytest.mark.parametrize(
    ("importer", "path"),
    [
        ("main.py", "config.py"),
        ("jobs/main.py", "jobs/config.py"),
        ("jobs/my-lambda/handler.py", "jobs/my-lambda/config.py"),
        ("jobs/lambda/handler.py", "jobs/lambda/config.py"),
        ("tests/conftest.py", "config.py"),
        ("tests/unit/test_config.py", "config.py"),
        ("notes/report.ipynb", "notes/config.py"),
        ("notes/report.md", "notes/config.py"),
        ("tools/run", "config.py"),
        ("package/module.py", "config.py"),
        ("package/report.ipynb", "package/config.py"),
    ],
)
def test_a_script_finds_what_lies_beside_it_and_then_what_lies_in_the_roots(importer: str, path: str) -> None:
    folders = ("", "jobs/", "jobs/my-lambda/", "jobs/lambda/", "notes/", "package/", "src/")
    inits = ("jobs/lambda/__init__.py", "package/__init__.py", "jobs/my-lambda/__init__.py")
    project = project_of(*(f"{folder}config.py" for folder in folders), *inits)
    assert project.resolve(importer, "config").answer == Module(path)


def test_import_roots_are_searched_in_their_order() -> None:
    files = ("src/db.py", "lib/db.py", "db.py", "tools/run.py")
    assert project_of(*files).resolve("tools/run.py", "db").answer == Module("db.py")
    assert project_of(*files, roots=("lib", "src")).resolve("tools/run.py", "db").answer == Module("lib/db.py")
    assert project_of(*files, roots=()).resolve("tools/run.py", "db").answer == Module("db.py")


def test_a_package_is_searched_from_above_its_topmost_folder() -> None:
    files = ("services/api/app/__init__.py", "services/api/app/sub/__init__.py", "services/api/app/sub/jobs.py")
    project = project_of(*files, "services/api/app/db.py", "services/api/shared.py", "app/__init__.py", "app/db.py")
    importer = "services/api/app/sub/jobs.py"
    assert project.resolve(importer, "app.db").files == (
        "services/api/app/__init__.py",
        "services/api/app/db.py",
    )
    assert project.resolve(importer, "shared").answer == Module("services/api/shared.py")
    assert project.resolve("main.py", "app.db").answer == Module("app/db.py")


def test_a_script_in_a_package_does_not_find_what_lies_beside_it() -> None:
    project = project_of("app/__init__.py", "app/tool.py", "app/config.py")
    assert project.resolve("app/tool.py", "config").answer == Missing("config")
    assert project.resolve("app/tool.py", "app.config").answer == Module("app/config.py")
    assert project.resolve("app/__main__.py", "config", 1).answer == Module("app/config.py")


def test_roots_may_lie_outside_the_project() -> None:
    files = ("/w/libs/common/keys.py", "/w/api/main.py", "/w/api/src/db.py", "/w/keys.py")
    project = project_of(*files, root="/w/api", roots=("src", "../libs/common"))
    assert project.resolve("/w/api/main.py", "keys").answer == Module("/w/libs/common/keys.py")
    assert project.resolve("/w/api/main.py", "db").answer == Module("/w/api/src/db.py")
    relative = project_of("../libs/common/keys.py", "main.py", roots=("../libs/common",))
    assert relative.resolve("main.py", "keys").answer == Module("../libs/common/keys.py")
    assert relative.resolve("../libs/common/keys.py", "main").answer == Module("main.py")


def test_what_is_outside_the_files_is_missing() -> None:
    project = project_of("app/__init__.py", "app/main.py")
    assert project.resolve("app/main.py", "requests").answer == Missing("requests")
    assert project.resolve("app/main.py", "app.keys").answer == Missing("app.keys")
    assert project.resolve("elsewhere/other.py", "app.main").answer == Module("app/main.py")


# Names.


@pytest.mark.parametrize("name", ["", ".", "a.", ".a", "a..b", "a.lambda", "a-b", "a b", "1a", "None", "a/b", "ä.§"])
def test_what_cannot_be_imported_is_missing(name: str) -> None:
    project = project_of("a.py", "lambda.py", "a/lambda.py", "a-b.py", "None.py", "a/b.py", "1a.py")
    assert project.resolve("main.py", name).answer == Missing(name)


def test_the_case_of_names_matters() -> None:
    project = project_of("Config.py", "UPPER.PY", "app/__INIT__.py")
    assert project.resolve("main.py", "config").answer == Missing("config")
    assert project.resolve("main.py", "UPPER").answer == Missing("UPPER")
    assert project.resolve("main.py", "app").answer == Namespace(("app",))


def test_names_are_read_as_python_reads_identifiers() -> None:
    assert project_of("fi.py").resolve("main.py", "ﬁ").answer == Module("fi.py")
    assert project_of("größe.py").resolve("main.py", "größe").answer == Module("größe.py")


def test_only_python_files_can_be_imported() -> None:
    project = project_of("keys.pyi", "notes.ipynb", "run", "page.md", "lib.so", "data/keys.json", "db.py", "db.pyi")
    for name in ("keys", "notes", "run", "page", "lib", "data"):
        assert project.resolve("main.py", name).answer == Missing(name)
    assert project.resolve("main.py", "db").answer == Module("db.py")


def test_a_folder_with_the_name_of_a_file_is_no_module() -> None:
    assert project_of("odd.py/inner.py").resolve("main.py", "odd").answer == Missing("odd")


@pytest.mark.parametrize("name", ["os", "logging", "secrets", "__future__", *sorted(BOTO)])
def test_the_standard_library_and_the_boto_family_always_mean_those(name: str) -> None:
    project = project_of(
        f"app/{name}.py", "app/__init__.py", f"{name}.py", f"{name}/__init__.py", f"src/{name}/deep.py"
    )
    for importer in ("main.py", "app/main.py", f"{name}.py"):
        assert project.resolve(importer, name).answer == External(name)
        assert project.resolve(importer, f"{name}.deep").answer == External(name)
    assert project.resolve("app/main.py", name, 1).answer == Module(f"app/{name}.py")
    assert project.resolve("main.py", f"app.{name}").answer == Module(f"app/{name}.py")


def test_what_only_some_versions_of_python_have_may_be_of_the_project() -> None:
    assert project_of("pipes.py").resolve("main.py", "pipes").answer == Module("pipes.py")
    assert project_of().resolve("main.py", "pipes").answer == Missing("pipes")
    if sys.version_info < (3, 12):
        assert {name for name in COME_AND_GO if name in sys.stdlib_module_names} == COME_AND_GO - {
            "annotationlib",
            "compression",
        }


def test_other_libraries_are_of_the_project_if_it_has_them() -> None:
    assert project_of("requests/__init__.py").resolve("main.py", "requests").answer == package("requests/__init__.py")
    assert project_of("requests.py").resolve("main.py", "requests.auth").answer == Missing("requests.auth")


def test_a_module_named_like_the_library_it_imports_passes_itself_over() -> None:
    project = project_of("deploy/minio.py", "deploy/put.py", "deploy/settings.py", "settings.py")
    assert project.resolve("deploy/minio.py", "minio").answer == Missing("minio")
    assert project.resolve("deploy/settings.py", "settings").answer == Module("settings.py")
    for importer in ("deploy/put.py", "deploy/minio.ipynb"):
        assert project.resolve(importer, "minio").answer == Module("deploy/minio.py")
        assert project.resolve(importer, "settings").answer == Module("deploy/settings.py")
    assert project.resolve("deploy/minio.py", "minio").answer == Missing("minio")
    within = project_of("app/__init__.py", "app/keys.py")
    assert within.resolve("app/keys.py", "app.keys").answer == Module("app/keys.py")
    assert within.resolve("app/keys.py", "keys", 1).answer == Module("app/keys.py")
    assert within.resolve("app/__init__.py", "app").answer == package("app/__init__.py")


def test_the_running_program_is_not_searched() -> None:
    project = project_of("__main__.py", "app/__init__.py", "app/__main__.py", "app/keys.py")
    assert project.resolve("app/keys.py", "__main__").answer == Missing("__main__")
    assert project.resolve("app/keys.py", "app.__main__").answer == Module("app/__main__.py")


# Packages, namespaces, two files.


def test_an_import_runs_the_packages_first() -> None:
    project = project_of("a/__init__.py", "a/b/__init__.py", "a/b/c.py")
    chain = (package("a/__init__.py"), package("a/b/__init__.py"))
    found = project.resolve("main.py", "a.b.c")
    assert (found.answer, found.parents) == (Module("a/b/c.py"), chain)
    assert found.files == ("a/__init__.py", "a/b/__init__.py", "a/b/c.py")
    missing = project.resolve("main.py", "a.b.nothing.d")
    assert (missing.answer, missing.parents) == (Missing("a.b.nothing"), chain)
    assert missing.files == ("a/__init__.py", "a/b/__init__.py")
    no_package = project.resolve("main.py", "a.b.c.d")
    assert (no_package.answer, no_package.parents) == (Missing("a.b.c.d"), (*chain, Module("a/b/c.py")))


def test_a_package_is_taken_before_a_namespace_of_any_root() -> None:
    files = ("ns/keys.py", "src/ns/__init__.py", "src/ns/db.py")
    project = project_of(*files)
    assert project.resolve("main.py", "ns.db").files == ("src/ns/__init__.py", "src/ns/db.py")
    assert project.resolve("main.py", "ns.keys").answer == Missing("ns.keys")
    assert project_of("ns/keys.py", "src/ns.py").resolve("main.py", "ns").answer == Module("src/ns.py")
    assert project_of("ns/keys.py", "ns.py").resolve("main.py", "ns").answer == Module("ns.py")


def test_a_namespace_has_the_folders_of_all_roots() -> None:
    project = project_of("ns/keys.py", "src/ns/db.py", "src/ns/deep/er/x.py", "ns/deep/y.py")
    assert project.resolve("main.py", "ns").answer == Namespace(("ns", "src/ns"))
    assert project.resolve("main.py", "ns.db") == project.resolve("tools/run.py", "ns.db")
    assert project.resolve("main.py", "ns.db").files == ("src/ns/db.py",)
    found = project.resolve("main.py", "ns.deep.er.x")
    assert found.parents == (
        Namespace(("ns", "src/ns")),
        Namespace(("ns/deep", "src/ns/deep")),
        Namespace(("src/ns/deep/er",)),
    )
    assert found.files == ("src/ns/deep/er/x.py",)


def test_two_files_in_one_place_are_ambiguous() -> None:
    project = project_of("config.py", "config/__init__.py", "config/keys.py", "src/config.py", "app/config.py")
    two = Ambiguous(("config/__init__.py", "config.py"))
    assert project.resolve("main.py", "config").answer == two
    assert project.resolve("main.py", "config.keys").answer == two
    assert project.resolve("main.py", "config").files == ()
    assert project.resolve("app/main.py", "config").answer == Module("app/config.py")
    assert project.resolve("config/main.py", "keys", 1).answer == Module("config/keys.py")
    deep = project_of("a/__init__.py", "a/b.py", "a/b/__init__.py", "a/b/c.py").resolve("main.py", "a.b.c")
    assert (deep.answer, deep.files) == (Ambiguous(("a/b/__init__.py", "a/b.py")), ("a/__init__.py",))


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("keys", Module("app/keys.py")),
        ("sub", package("app/sub/__init__.py")),
        ("plain", Namespace(("app/plain",))),
        ("both", Ambiguous(("app/both/__init__.py", "app/both.py"))),
        ("nothing", Missing("nothing")),
        ("sub.keys", Missing("sub.keys")),
        ("", Missing("")),
        ("class", Missing("class")),
    ],
)
def test_a_submodule_is_asked_of_its_package(name: str, answer: Answer) -> None:
    files = ("app/keys.py", "app/sub/__init__.py", "app/plain/x.py", "app/both.py", "app/both/__init__.py")
    project = project_of("app/__init__.py", *files)
    found = project.resolve("main.py", "app").answer
    assert isinstance(found, Module)
    assert project.submodule(found, name) == answer


def test_only_packages_have_submodules() -> None:
    project = project_of("ns/a.py", "src/ns/b.py", "app.py", "app/b.py")
    namespace = project.resolve("main.py", "ns").answer
    assert isinstance(namespace, Namespace)
    assert project.submodule(namespace, "b") == Module("src/ns/b.py")
    assert project.submodule(Module("app.py"), "b") == Missing("b")


# Relative imports.

SHOP = (
    "shop/__init__.py",
    "shop/common/__init__.py",
    "shop/common/aws.py",
    "shop/billing/__init__.py",
    "shop/billing/config.py",
    "shop/billing/jobs/__init__.py",
    "shop/billing/jobs/export.py",
    "shop/logging.py",
    "config.py",
)


@pytest.mark.parametrize(
    ("importer", "level", "module", "files"),
    [
        ("export.py", 1, "export", "shop shop/billing shop/billing/jobs shop/billing/jobs/export.py"),
        ("export.py", 1, "", "shop shop/billing shop/billing/jobs"),
        ("export.py", 2, "config", "shop shop/billing shop/billing/config.py"),
        ("export.py", 3, "common.aws", "shop shop/common shop/common/aws.py"),
        ("export.py", 3, "logging", "shop shop/logging.py"),
        ("export.py", 3, "", "shop"),
        ("__init__.py", 1, "export", "shop shop/billing shop/billing/jobs shop/billing/jobs/export.py"),
        ("__init__.py", 2, "config", "shop shop/billing shop/billing/config.py"),
        ("__main__.py", 3, "common", "shop shop/common"),
    ],
)
def test_relative_imports_begin_at_the_package(importer: str, level: int, module: str, files: str) -> None:
    found = project_of(*SHOP).resolve(f"shop/billing/jobs/{importer}", module, level)
    assert found.files == tuple(each if each.endswith(".py") else f"{each}/__init__.py" for each in files.split())


@pytest.mark.parametrize("level", [4, 5, 9])
def test_nothing_lies_beyond_the_outermost_package(level: int) -> None:
    found = project_of(*SHOP).resolve("shop/billing/jobs/export.py", "config", level)
    assert found.answer == Missing("." * level)
    assert found.parents == ()


def test_what_a_relative_import_misses_is_named_with_its_dots() -> None:
    found = project_of(*SHOP).resolve("shop/billing/jobs/export.py", "common.keys.main", 3)
    assert found.answer == Missing("...common.keys")
    assert found.files == ("shop/__init__.py", "shop/common/__init__.py")


def test_a_script_in_a_root_has_no_package() -> None:
    project = project_of("main.py", "keys.py", "src/tool.py", "src/keys.py", "app/page.ipynb", "app/keys.py")
    for importer in ("main.py", "src/tool.py", "app/page.ipynb", "page.md"):
        assert project.resolve(importer, "keys", 1).answer == Missing(".")
        assert project.packages(importer) == ()


def test_folders_below_a_root_are_packages_without_init() -> None:
    project = project_of(
        "function/app.py", "function/checks.py", "src/ns/sub/x.py", "src/ns/y.py", "ns/z.py", "src/w.py"
    )
    assert project.resolve("function/app.py", "checks", 1).answer == Module("function/checks.py")
    assert project.resolve("src/ns/sub/x.py", "y", 2).answer == Module("src/ns/y.py")
    assert project.resolve("src/ns/sub/x.py", "w", 3).answer == Missing("...")
    assert project.resolve("src/ns/sub/x.py", "z", 2).answer == Module("ns/z.py")
    assert project.packages("src/ns/sub/x.py") == (Namespace(("ns", "src/ns")), Namespace(("src/ns/sub",)))


def test_a_package_below_folders_without_init_reaches_those() -> None:
    project = project_of("google/cloud/acme/__init__.py", "google/cloud/acme/keys.py", "google/cloud/core.py")
    assert project.resolve("google/cloud/acme/keys.py", "core", 2).answer == Module("google/cloud/core.py")
    found: tuple[Importable, ...] = project.packages("google/cloud/acme/keys.py")
    assert found == (
        Namespace(("google",)),
        Namespace(("google/cloud",)),
        package("google/cloud/acme/__init__.py"),
    )


def test_a_package_that_another_one_hides_has_its_own_relatives() -> None:
    project = project_of("app/__init__.py", "app/keys.py", "lib/app/__init__.py", "lib/app/main.py", "lib/app/keys.py")
    assert project.resolve("lib/app/main.py", "keys", 1).answer == Module("lib/app/keys.py")
    assert project.resolve("lib/app/main.py", "app.keys").answer == Module("lib/app/keys.py")
    plain = project_of("ns/__init__.py", "ns/sub/__init__.py", "src/ns/sub/x.py", "src/ns/sub/y.py")
    assert plain.packages("src/ns/sub/x.py") == (Namespace(("src/ns",)), Namespace(("src/ns/sub",)))
    assert plain.resolve("src/ns/sub/x.py", "y", 1).answer == Module("src/ns/sub/y.py")
    assert plain.resolve("src/ns/sub/x.py", "ns.sub.y").answer == Missing("ns.sub.y")


def test_a_file_in_an_ambiguous_package_is_in_the_package() -> None:
    project = project_of("ns/keys.py", "src/ns/app.py", "src/ns/app/__init__.py", "src/ns/app/x.py")
    assert project.packages("src/ns/app/x.py") == (Namespace(("ns", "src/ns")), package("src/ns/app/__init__.py"))
    assert project.resolve("src/ns/app/x.py", "keys", 2).answer == Module("ns/keys.py")


def test_the_project_root_may_be_a_package() -> None:
    relative = project_of("__init__.py", "main.py", "keys.py", "sub/__init__.py", "sub/x.py")
    assert relative.resolve("main.py", "keys", 1).answer == Module("keys.py")
    assert relative.resolve("sub/x.py", "keys", 2).answer == Module("keys.py")
    assert relative.resolve("sub/x.py", "keys", 3).answer == Missing("...")
    absolute = project_of("/w/plug/__init__.py", "/w/plug/main.py", "/w/plug/keys.py", root="/w/plug")
    assert absolute.resolve("/w/plug/main.py", "keys", 1).answer == Module("/w/plug/keys.py")
    assert absolute.resolve("/w/plug/main.py", "plug.keys").answer == Module("/w/plug/keys.py")
    topmost = project_of("/__init__.py", "/main.py", "/keys.py", root="/")
    assert topmost.resolve("/main.py", "keys", 1).answer == Module("/keys.py")


def test_folders_without_a_name_for_python_are_no_packages_but_have_relatives() -> None:
    project = project_of("my-app/__init__.py", "my-app/core/__init__.py", "my-app/core/x.py", "my-app/keys.py")
    assert project.resolve("my-app/core/x.py", "keys").answer == Module("my-app/keys.py")
    assert project.resolve("my-app/core/x.py", "keys", 2).answer == Module("my-app/keys.py")


# The tree and its roots.


def test_a_tree_need_not_be_known_as_a_whole() -> None:
    asked = []

    class Disk:
        """Answers when it is asked."""

        def is_file(self, path: str) -> bool:
            asked.append(path)
            return path in ("app/__init__.py", "app/keys.py")

        def is_folder(self, path: str) -> bool:
            return path == "app"

    project = Resolver(Disk())
    assert not asked
    assert project.resolve("main.py", "app.keys").answer == Module("app/keys.py")
    count = len(asked)
    assert count < 10
    assert project.resolve("other.py", "app.keys").answer == Module("app/keys.py")
    assert len(asked) == count


@pytest.mark.parametrize(
    ("root", "roots", "found"),
    [
        ("", (".", "src"), ("", "src")),
        (".", ("lib/", "./lib"), ("lib", "")),
        ("/w/p", (".", "src", "../x", "/abs"), ("/w/p", "/w/p/src", "/w/x", "/abs")),
        ("/w/p", (), ("/w/p",)),
    ],
)
def test_the_project_root_is_searched_last(root: str, roots: tuple[str, ...], found: tuple[str, ...]) -> None:
    assert search_roots(root, roots) == found


@pytest.mark.parametrize("mark", PROJECT_MARKS)
def test_the_nearest_mark_makes_a_project_root(mark: str) -> None:
    there = {f"/w/{mark}", f"/w/api/{mark}"}
    assert project_root("/w/api/app/db", there.__contains__, "/elsewhere") == "/w/api"
    assert project_root("/w/api", there.__contains__, "/elsewhere") == "/w/api"
    assert project_root("/w/web", there.__contains__, "/elsewhere") == "/w"
    assert project_root("/x/web", there.__contains__, "/elsewhere") == "/elsewhere"
    assert project_root("/x", {f"/{mark}"}.__contains__, "/elsewhere") == "/"
