"""Setster, Setter and Twilio on one loopback port, for the demo and for tests only."""

from integrations.sandbox.sandbox import Sandbox, create_sandbox

__all__ = ["Sandbox", "create_sandbox"]
