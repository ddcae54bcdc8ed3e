"""What to say next. Pure: values in, values out; no I/O, clock, randomness or logging.

`advance(conversation, event, world)` in `engine` gives a `Turn`. `steps` is the table of what a
booking needs; `conversation` is the value that is saved; `events` go in, `effects` come out;
`wishes` matches what the customer wants with the openings there are.
"""
