"""From received messages to one committed turn, and from a booking's end to the words about it.

`receiving` stores, `turns` decides and commits; `outcomes` writes how bookings end and tells the
customer; `deciding` asks the dialogue; `commit` holds what a decided turn writes; `repeats`
answers copies; `record_plans` has Setter told; `giving_up` is the last resort; `giving_back` ends
a take-over by staff; `services` is what they all need.
"""
