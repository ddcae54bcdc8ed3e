"""What the demo needs beside the app: its settings, and the sandbox in a process of its own."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from integrations.sandbox.business import CREDENTIALS

START_LIMIT_S = 20.0
DEMO_WEBHOOK_SECRET = "only-for-the-demo-on-this-machine"  # noqa: S105
DEMO_SECRET_KEY = "only-for-the-demo-on-this-machine"  # noqa: S105


def demo_settings(public_url: str, sandbox_url: str, folder: Path) -> dict[str, object]:
    """Settings that point Bookline at the sandbox; nothing of the environment is used."""
    return {
        "_env_file": None,
        "database_url": f"sqlite:///{folder / 'demo.sqlite'}",
        "public_url": public_url,
        "secret_key": DEMO_SECRET_KEY,
        "twilio_account_sid": CREDENTIALS.twilio_account_sid,
        "twilio_auth_token": CREDENTIALS.twilio_auth_token,
        "twilio_sender": f"{CREDENTIALS.sms_number},whatsapp:{CREDENTIALS.whatsapp_number}",
        "twilio_api_url": f"{sandbox_url}/twilio",
        "setster_api_url": f"{sandbox_url}/setster/api/v2",
        "setster_email": CREDENTIALS.setster_email,
        "setster_api_key": CREDENTIALS.setster_api_key,
        "setster_company_id": CREDENTIALS.setster_company_id,
        "setster_webhook_secret": DEMO_WEBHOOK_SECRET,
        "setter_api_url": f"{sandbox_url}/setter/api/v1",
        "setter_api_key": CREDENTIALS.setter_api_key,
        "setter_bot_id": CREDENTIALS.setter_bot_id,
        "business_name": "Maple & Main",
        "business_time_zone": "America/New_York",
        "default_country": "US",
    }


@contextmanager
def sandbox_process(port: int, webhook_url: str) -> Iterator[str]:
    """The sandbox, ready; its address. It ends with the block."""
    environment = os.environ | {"SANDBOX_PORT": str(port), "WEBHOOK_URL": webhook_url}
    url = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(
        [sys.executable, "-m", "integrations.sandbox"],
        env=environment,
        stdout=subprocess.DEVNULL,
        cwd=Path(__file__).parents[2],
    )
    try:
        _await(url, process)
        yield url
    finally:
        process.terminate()
        process.wait()


def _await(url: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + START_LIMIT_S
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            httpx.get(f"{url}/control/faults", trust_env=False).raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"the sandbox did not start on {url}: is the port in use? Set SANDBOX_PORT")
