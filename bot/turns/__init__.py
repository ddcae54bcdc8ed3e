"""From received messages to one committed turn, and from a booking's end to the words about it.

`turns` receives, decides and commits; `commit` holds what a decided turn writes; `answer` finds the words
with which a waiting webhook answers; `services` is what they all need.
"""
