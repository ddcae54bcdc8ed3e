"""Reads texts, given as JSON, and prints how many: for a process with a limit of its own."""

import json
import sys

from tests.dialogue.chat import Chat


def main() -> None:
    texts = json.load(sys.stdin)
    for text in texts:
        Chat().says("hi").says(text)
    sys.stdout.write(str(len(texts)))


if __name__ == "__main__":
    main()
