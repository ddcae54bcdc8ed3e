"""Measurements. Each compares within one run, on one machine: `make bench`."""
