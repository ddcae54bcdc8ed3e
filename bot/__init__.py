"""Bookline's own code: the conversation, the turns, the durable work and the pages.

Read in this order: `dialogue` (what to say next), `understanding` (what a text means), `turns`
(one message end to end), `workflows` (what outlives a request), `store`, `web`.
"""
