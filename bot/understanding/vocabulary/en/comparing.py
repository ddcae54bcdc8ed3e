"""English phrases for times that are said by comparison. The notation is that of `en/acts.py`.

As late as can be, earlier than what is booked, on the same day, right after it.
"""

from bot.understanding.meaning import Act

_BOOKING = "(appointment|appt|booking|reservation|visit|session)"
_SLOT = "(appointment|slot|opening|spot|booking|session)"
_THERE_IS = """
    (of the (day|evening|night|afternoon)|in the (day|evening|afternoon)|there is
    |you (guys|all) have|[that] (you|they) (have|got|have got|do|take|offer|can|can (do|offer
    |manage|fit me in|see me)|will do)|youve got|youll do|going)
"""
_COME = """
    (come|be (seen|there|in)|get (there|in|me in|us in)|(fit|squeeze|slot|book|get) (me|us)
    [in]|see (me|us)|take (me|us)|have (me|us)|make it|do it|have it|pop|swing by|go|do|be|start)
"""
_SOONER = "[in] [(a bit|a little [bit]|any|slightly|much|a tad|even)] (earlier|sooner)"
_LATER = "[in] [(a bit|a little [bit]|any|slightly|much|a tad|even)] later"
_CAN = "[(can|could|may|might|would) (i|we|you)]"
_IT = f"""
    (that|it|this|mine|hers|his|theirs|(my|the|our|her|his)
    (~|[first|other|last|previous] {_BOOKING}))
"""

_ANY = "[[is there|do you have|can we do|have you got] (anything|something|any|any time)]"
_THAT_DAY = "[in] [on] (that|the same) day"
_EARLIER_THAT_DAY = f"{_ANY} (earlier|sooner) {_THAT_DAY}"
_LATER_THAT_DAY = f"{_ANY} later {_THAT_DAY}"

COMPARING: dict[Act | None, str] = {
    Act.LAST_AVAILABLE: f"""
        [the|your|its] [very] latest [available|possible|free|open] [(time|one|{_SLOT})]
        [{_THERE_IS}|available|possible]; [the|your|a] [very] last (available|free|possible|open)
        [(time|one|{_SLOT})] [{_THERE_IS}]; [the|your|a] [very] last (time|one|{_SLOT})
        ({_THERE_IS}|[on] that day|available|possible); (the|your|any|a) last {_SLOT}; as late as
        (possible|poss|it gets|i can|you (can [do|manage|go]|have|do|go|got)); [the] later the
        better; last (minute of the day|thing [of|in] the day); how late can (i|you|we) [{_COME}];
        first: last {_SLOT}
    """,
    Act.FIRST_AVAILABLE: f"""
        [the|your] [very] (earliest|soonest) (on ~|in|for|this|~|{_THERE_IS}); [the|your|a]
        [very] first (time|one|{_SLOT}) {_THERE_IS}
    """,
    Act.EARLIER: f"""
        {_EARLIER_THAT_DAY}; [no] (earlier|sooner) (is|would be|works) [also|too] [<good>];
        {_CAN} {_COME} {_SOONER}; (an|any) (earlier|sooner) [{_SLOT}]; (earlier|sooner) on
    """,
    Act.LATER: f"""
        {_LATER_THAT_DAY}; [no] later (is|would be|works) [also|too] [<good>];
        {_CAN} {_COME} {_LATER}; a later [{_SLOT}]; later on (~|that)
    """,
    Act.SAME_DAY: f"""
        {_EARLIER_THAT_DAY}; {_LATER_THAT_DAY};
        [on|for] (the|that) [very] same day; same day; [on] that [very] day [too]
    """,
    Act.SAME_TIME: f"[at] [the] [exact] same (time|hour) [as ({_IT}|me|him|her|us)]",
    Act.RIGHT_AFTER: f"""
        [right|straight|directly|immediately|just] after {_IT}; (right|straight|directly
        |immediately) (afterwards|afterward); back to back; when (that|it|{_IT}) is (done|over
        |finished);
        last: (right|straight|directly|immediately|~) after; afterwards; afterward
    """,
    Act.RIGHT_BEFORE: f"""
        [right|straight|directly|immediately|just] before {_IT};
        last: (right|straight|directly|immediately|~) before; beforehand
    """,
    None: """
        at the [very] latest; latest (fashion|style|styles|trend|trends|news|look|looks|message|
        text); (my|our) (last|latest) <booking>; the last time; [the] same time as
        (last time|before|always|usual); same day (service|delivery|appointments)
    """,
}
