"""`python -m integrations.sandbox`: serve the pretend services until interrupted."""

import os
import sys

from integrations.sandbox.business import maple_and_main
from integrations.sandbox.sandbox import DEFAULT_WEBHOOK_URL, create_sandbox

DELIVERY_SECONDS = 0.4


def main() -> None:
    """Read the environment and serve."""
    sandbox = create_sandbox(
        business=maple_and_main(has_regulars=True),
        webhook_url=os.environ.get("WEBHOOK_URL", DEFAULT_WEBHOOK_URL),
        fallback_url=os.environ.get("WEBHOOK_FALLBACK_URL", ""),
        delivery_seconds=DELIVERY_SECONDS,
    )
    url = sandbox.start(int(os.environ.get("SANDBOX_PORT", "8001")))
    sys.stdout.write(f"sandbox on {url}, webhook {sandbox.parts.phones.webhook_url}\n")
    sys.stdout.flush()
    try:
        sandbox.wait()
    except KeyboardInterrupt:
        sandbox.stop()


if __name__ == "__main__":
    main()
