"""Reads pip-audit's JSON: fails on a known vulnerability, and on whatever was not looked up.

pip-audit itself ends well when its service can't be reached and every package was skipped.
"""

import json
import sys


def objections(report: str) -> list[str]:
    """What is wrong, a line each; nothing when all is known and well."""
    try:
        found = json.loads(report)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return ["pip-audit gave no report: nothing was looked up"]
    lines = [f"{one['name']} was not looked up" for one in found if "vulns" not in one]
    for one in found:
        for known in one.get("vulns", ()):
            cure = ", ".join(known["fix_versions"]) or "no version"
            lines.append(f"{one['name']} {one['version']}: {known['id']}, mended in {cure}")
    return lines or ([] if found else ["nothing was looked up"])


if __name__ == "__main__":
    sys.exit("\n".join(objections(sys.stdin.read())) or 0)
