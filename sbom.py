"""Prints what a deployment installs as a CycloneDX bill of materials, from requirements.txt.

python sbom.py > bookline.cdx.json
"""

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent
PIN = re.compile(
    r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;]+)(?: ; ([^\\\n]+?))? \\\n", re.MULTILINE
)
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def bill(requirements: str, project: dict[str, Any]) -> dict[str, Any]:
    """The bill of a compiled requirements file. The same file gives the same bill."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "name": project["name"],
                "version": project["version"],
            }
        },
        "components": list(_components(requirements)),
    }


def _components(requirements: str) -> Iterator[dict[str, Any]]:
    pins = list(PIN.finditer(requirements))
    ends = [*(one.start() for one in pins[1:]), len(requirements)]
    for pin, end in zip(pins, ends, strict=True):
        name, version, condition = pin.groups()
        files = HASH.findall(requirements, pin.end(), end)
        found: dict[str, Any] = {
            "type": "library",
            "name": name,
            "version": version,
            "purl": f"pkg:pypi/{name}@{version}",
            # One hash for each file that may be installed of it.
            "externalReferences": [
                {
                    "type": "distribution",
                    "url": f"https://pypi.org/project/{name}/{version}/",
                    "hashes": [{"alg": "SHA-256", "content": one} for one in files],
                }
            ],
        }
        if condition:
            found["properties"] = [{"name": "environment marker", "value": condition}]
        yield found


def main() -> None:
    """Print the bill."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    found = bill((ROOT / "requirements.txt").read_text(), project)
    sys.stdout.write(json.dumps(found, indent=2) + "\n")


if __name__ == "__main__":
    main()
