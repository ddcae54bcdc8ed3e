"""Setter AI's API v1 as the bot's Recorder.

    client    Setter: the Recorder itself
    answers   reading what the booking endpoints answer, good or bad

Sources named in the comments: B "Create booking" and K "Cancel booking" pages, U "Update
contact" page (documented), I inferred. No error of the booking endpoints is documented.
"""

from integrations.setter.client import Setter

__all__ = ["Setter"]
