"""Durable work: make a booking, tell of it, record it in Setter, deliver a text, sweep up.

The rows are the truth and workflows move them: each step begins with a conditional update, and any
trouble is repaired by a new attempt from the row. `engine` runs them; `sweep` finds what got stuck.
"""
