"""English phrases about a booking that is made. The notation is that of `en/acts.py`."""

from bot.understanding.meaning import Act

_BOOKING = "(appointment|appointments|booking|bookings|reservation|visit|session)"
_MINE = f"(my|our) [next|upcoming|other] {_BOOKING}"
_DAY = """
    (today|tonight|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday
    |mon|tue|tues|wed|thu|thurs|fri|sat|sun|todays|tomorrows|mondays|tuesdays|wednesdays|thursdays
    |fridays|saturdays|sundays)
"""
_THAT = f"(it|that|this|mine|anything|(my|our|the|this|that) [next|upcoming] {_BOOKING})"
_HERE = f"(my|our|the|this) [next|upcoming] {_BOOKING}"
_CANT = """
    (wont|will not|cant|cannot|can not|not going to|unable to|might not|may not|dont think i can|do
    not think i can|wont be able to|will not be able to|not going to be able to|not gonna be able
    to|might not be able to|am not able to|not able to|not gonna)
"""
_A_FEW = "(10|15|20|30|a few|some|a couple of|five|ten|fifteen|twenty)"

MADE: dict[Act | None, str] = {
    Act.RESCHEDULE: f"""
        (move|change|switch|push|shift|bump|swap|rearrange|adjust|alter|amend|update|modify)
        {_MINE}; (move|switch|bump|push|shift) (me|us) (to|from|back|up|forward);
        (reschedule|postpone|delay|rearrange) [{_THAT}|to]; rescheduling;
        (need|want|have|like|love|hoping|able|wanted|needed|going|got) to
        (reschedule|postpone|rearrange); (need|want|have|like|love|hoping|able|wanted|needed|going
        |got) to (move|change|switch|push|shift|swap|adjust|alter) {_MINE};
        (move|change|switch|push|shift|swap) {_BOOKING}; (move|change|switch|push|shift|swap)
        [my|our|the] {_DAY}; (change|move|switch|alter) [the|my] (time|day|date|details)
        (of|for|on) {_MINE}; [is there|are there] [a|any] (different|another|new|other)
        (day|days|time|times|date|slot) for {_MINE}; (bring|pull) {_MINE} (forward|up);
        (bring|pull|move|push) (my|our|the) ~ (forward|up|back|earlier|later); rebook
        {_MINE}; change of (plan|plans); [my|our]
        plans [have] changed
    """,
    Act.CANT_COME: f"""
        [i|we] {_CANT} (make|come) [to] [it|in] (anymore|any more|after all); [i|we] {_CANT}
        (make|attend|come to|get to|keep) {_HERE}; i have to miss {_HERE}; (that|it) (does
        not|doesnt|dont|wont|will not) work [for me] (anymore|any more|after all);
        (have to|got to|gotta|need to|going to have to) bail; bailing; cant do {_DAY} (anymore|any
        more|after all);
        idle: [oh|oh no|no] [so|very|really] [sorry] [but] [i|we] {_CANT} (make it|make|come
        [in]|be there|get there|attend);
        alone: something [has|have] (came|come|has come) up
    """,
    Act.CANCEL_ALL: f"""
        cancel (both|all|all of (it|them|these|those)|both of (them|these|those)|them (all|both)|
        everything|every {_BOOKING}|[all|both] [of] (my|our|the) (appointments|bookings))
    """,
    Act.KEEP: f"""
        (keep|leave) {_MINE}; [i will|just|let us] (keep|leave) [it|that|mine|everything|things]
        (as it is|as is|the way it is|how it is|like that|like it is|alone|be|as planned|as it
        was|the same|there|as they are); (keep|leave|stick with|stay with) (the|my)
        (old|original|current|existing|first|same) (one|time|day|date|slot|{_BOOKING}); (dont|do
        not|no need to|didnt|did not) [want to|mean to|wanna|need to]
        (cancel|change|move|touch|reschedule) [{_THAT}|a thing]; not (cancel|change|move) {_THAT};
        stick (with|to) (it|that|what i have|the plan); (stay|stays) as (is|it is); (i am|we are)
        still coming; not cancelling; not canceling; never mind; nevermind; nvm;
        first: forget (it|about it|that|all that); abort;
        last: keep (it|that|mine|them|both|the (appointment|booking)); leave (it|that|them|mine);
        alone: keep; keep [it|mine]; leave it
    """,
    Act.COMING: """
        first: (i|we) (will|can|am going to|are going to|shall) be there; [i am|we are] still coming
    """,
    Act.CHANGE: "the other (location|place|branch|salon|shop|office|store)",
    Act.RUNNING_LATE: f"""
        running [really|very|so|a bit|a little|a tad|{_A_FEW} [minutes|minute]|~] late; running
        [like|about] [a bit|a little|{_A_FEW} [minutes|minute|min|mins]|~] behind;
        (be|am|gonna be) [like|about] ({_A_FEW}|~) late;
        (will|well|gonna|going to|might|may|could|i am|we are) [be] [there] [a bit|a little|a tad|a
        few minutes|bit|{_A_FEW} (minutes|minute)] late; (minutes|minute) late; stuck in
        traffic; overslept; slept through my alarm; lost track of time; my car broke down;
        got held up; be late for {_THAT};
        alone: [i am] [just] on my way [now|over|there|in|to (you|the (salon|shop|place))]; omw
        [now]; [i am] almost there; (i am|just) [just] (outside|parking|parked|arrived) [now]
    """,
    Act.MY_BOOKINGS: f"""
        (when|what time|what day|which day|where|which location|which place|who) (is|are)
        (my|our|mine); (do|did) (i|we) [already|still] have (anything|something|any|one) [already]
        (booked|scheduled|coming up|on the books); (have|have i|do i have) [i] (got)
        (anything|something) (booked|scheduled|coming up); remind me (of|about) {_MINE}; anything
        booked [for me]; what (is|are) (my|our) {_BOOKING}; what have i [got] booked; (what|which)
        {_BOOKING} (do|have) (i|we) [have|got|booked]
    """,
    Act.SAME_PLACE: """
        [at|to|in] [the|my] (same|usual) (place|location|salon|shop|branch|store|office)
        [(as|like) (before|always|usual|[the] last (time|one|visit|appointment))]; where i (went
        |was|came) (last time|before); (same place|where) as (last time|before)
    """,
    Act.SAME_PERSON: """
        [with|by] [the|my] (same|usual) (<worker>|girl|guy|lady|woman|man|one who did it)
        [(as|like|from) (before|always|usual|[the] last (time|one|visit|appointment))]; who (did
        it|i had|i saw) (last time|before)
    """,
    None: """
        running (shoes|store|club|errands|room); never mind the; (keep|leave) (it|them|that)
        (short|long|natural|light|simple|on|in); leave it (long|short|on|in); keep the length
    """,
}
