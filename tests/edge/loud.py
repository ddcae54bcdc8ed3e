"""Starts `app.py` with the loggers of all libraries heard down to DEBUG, but for those we silence.

`python -m tests.edge.loud serve`
"""

import logging
import sys

from app import main

if __name__ == "__main__":
    # What is set up first stays: `configure_logs` leaves it as it is.
    logging.basicConfig(stream=sys.stderr, level=logging.DEBUG, format="%(name)s %(message)s")
    logging.getLogger("loud").debug("all are heard")
    sys.exit(main())
