"""Whether pyproject.toml, uv.lock and the exported requirements say the same, seen without uv."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

REMEDY = "run: uv lock && ./tools/export-requirements"
PUBLIC = ("https://pypi.org/", "https://files.pythonhosted.org/")


def findings(root: Path) -> Iterator[str]:
    """Each disagreement, as one line."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    lock = tomllib.loads((root / "uv.lock").read_text(encoding="utf-8"))
    own = next(package for package in lock["package"] if package["name"] == project["project"]["name"])
    yield from names_no_mirror(root)
    yield from same_demands(project, own, lock)
    locked = {package["name"]: package for package in lock["package"]}
    nothing = {**own, "dependencies": []}
    films = {**own, "dependencies": [*own["dependencies"], *own["optional-dependencies"]["video"]]}
    shown = {**own, "dependencies": [*own["dependencies"], *own["optional-dependencies"]["desktop"]]}
    listings = (
        ("run", own, ["build"]),
        ("video", films, ["build"]),
        ("desktop", shown, ["build"]),
        ("dev", films, project["tool"]["uv"]["default-groups"]),
        ("figures", nothing, ["figures"]),
        ("node", nothing, ["node"]),
        ("pose", nothing, ["pose"]),
    )
    for name, start, groups in listings:
        yield from same_parts(root / "requirements" / f"{name}.txt", locked, reachable(start, locked, groups))
    read_only = {entry["name"] for entry in own["dev-dependencies"]["camera"]}
    yield from same_parts(root / "requirements" / "camera.txt", locked, read_only)


def names_no_mirror(root: Path) -> Iterator[str]:
    """Each file that names a package index other than the public one."""
    for path in (root / "uv.lock", *sorted((root / "requirements").glob("*.txt"))):
        named = set(re.findall(r"https?://[^\s\"']+", path.read_text(encoding="utf-8")))
        for url in sorted(url for url in named if not url.startswith(PUBLIC)):
            yield f"{path.name} names {url}, which is not the public index"


def same_demands(project: Mapping[str, Any], own: Mapping[str, Any], lock: Mapping[str, Any]) -> Iterator[str]:
    """Each way in which the lock was made from other demands than pyproject.toml has."""
    if lock["requires-python"] != project["project"]["requires-python"]:
        yield f"uv.lock was made for Python {lock['requires-python']}; {REMEDY}"
    metadata = own.get("metadata", {})
    wanted = {demand(text) for text in project["project"]["dependencies"]}
    for extra, texts in project["project"].get("optional-dependencies", {}).items():
        wanted |= {(*demand(text)[:2], extra) for text in texts}
    if wanted != {written(entry) for entry in metadata.get("requires-dist", ())}:
        yield f"uv.lock was made from other dependencies than pyproject.toml has; {REMEDY}"
    for group, texts in project["dependency-groups"].items():
        if {demand(text) for text in texts} != {written(entry) for entry in metadata["requires-dev"].get(group, ())}:
            yield f"uv.lock was made from another group {group!r} than pyproject.toml has; {REMEDY}"


def demand(text: str) -> tuple[str, str, str]:
    """Name, version range and extra of a requirement as pyproject.toml writes it."""
    found = re.match(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?\s*([^;]*)", text)
    name, versions = found.groups() if found else (text, "")
    return re.sub(r"[-_.]+", "-", name).lower(), ",".join(sorted(versions.replace(" ", "").split(","))), ""


def written(entry: Mapping[str, Any]) -> tuple[str, str, str]:
    """The same three as uv.lock writes them."""
    extra = re.search(r"extra == '([^']+)'", entry.get("marker", ""))
    versions = ",".join(sorted(entry.get("specifier", "").replace(" ", "").split(",")))
    return entry["name"], versions, extra.group(1) if extra else ""


def reachable(own: Mapping[str, Any], locked: Mapping[str, Any], groups: list[str]) -> set[str]:
    """The names of all parts that unhunch needs with these groups."""
    ahead = list(own.get("dependencies", ()))
    for group in groups:
        ahead += own.get("dev-dependencies", {}).get(group, ())
    seen: set[tuple[str, str]] = set()
    while ahead:
        entry = ahead.pop()
        for extra in ("", *entry.get("extra", ())):
            if (entry["name"], extra) in seen:
                continue
            seen.add((entry["name"], extra))
            part = locked[entry["name"]]
            ahead += part.get("optional-dependencies", {}).get(extra, ()) if extra else part.get("dependencies", ())
    return {name for name, _ in seen}


def same_parts(path: Path, locked: Mapping[str, Any], wanted: set[str]) -> Iterator[str]:
    """Each part that the exported requirements miss, add, or hold with another version or hash than the lock."""
    exported: dict[str, tuple[str, set[str]]] = {}
    for block in re.split(r"\n(?=[A-Za-z0-9])", path.read_text(encoding="utf-8")):
        head = re.match(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(\S+)", block)
        if head:
            exported[head.group(1)] = (head.group(2), set(re.findall(r"sha256:[0-9a-f]{64}", block)))
    for name in sorted(wanted ^ exported.keys()):
        yield f"{path.name} {'misses' if name in wanted else 'holds the unneeded'} {name}; {REMEDY}"
    for name in sorted(wanted & exported.keys()):
        version, hashes = exported[name]
        package = locked[name]
        files = [*package.get("wheels", ()), *([package["sdist"]] if "sdist" in package else ())]
        if version != package["version"] or hashes != {file["hash"] for file in files}:
            yield f"{path.name} holds {name} with another version or hash than uv.lock; {REMEDY}"
