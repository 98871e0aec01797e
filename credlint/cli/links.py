"""Links to the documentation, if the package's own metadata names one."""


def documentation() -> str:
    """The address of the documentation that this version was published with; empty if there is none."""
    # It takes 0.02 s to import.
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        urls = metadata("credlint").get_all("Project-URL") or ()
    except PackageNotFoundError:
        return ""
    named = [tuple(map(str.strip, url.split(",", 1))) for url in urls if "," in url]
    return next((url.rstrip("/") for label, url in named if label.lower() in ("documentation", "docs")), "")
