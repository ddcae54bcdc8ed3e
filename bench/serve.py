"""One server of the benchmark: `python -m bench.serve floor|bookline PORT SANDBOX_URL FOLDER`."""

import sys
from pathlib import Path

from flask import Flask

from app import create_app
from bench.floor import create_floor, pin
from bot.logs import configure_logs
from bot.settings import load_settings
from bot.web.server import Server
from integrations.sandbox.business import CREDENTIALS
from integrations.sandbox.demo import demo_settings

SERVER_CORE = 0


def main() -> None:
    """Serve the named application, pinned to the first core."""
    name, port, sandbox_url, folder = sys.argv[1], int(sys.argv[2]), sys.argv[3], Path(sys.argv[4])
    public_url = f"http://127.0.0.1:{port}"
    pin(SERVER_CORE)
    configure_logs()

    def create() -> Flask:
        if name == "floor":
            return create_floor(CREDENTIALS.twilio_auth_token, public_url, folder)
        return create_app(load_settings(**demo_settings(public_url, sandbox_url, folder)))

    Server(create, "127.0.0.1", port).run()


if __name__ == "__main__":
    main()
