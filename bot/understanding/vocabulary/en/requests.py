"""English phrases that ask for something. The notation is that of `en/acts.py`."""

from bot.understanding.meaning import Act

_PERSON = (
    "([real|live|actual] (human [being]|person|agent)|operator|receptionist|manager"
    "|representative|rep|employee|staff member|member of staff|somebody real|someone real)"
)
_SOMEBODY = f"(someone|somebody|anyone|anybody|you|reception|staff|[a|an|the|your|some] {_PERSON})"
_BOOKING = "(appointment|appointments|booking|bookings|reservation|visit|session)"
_MINE = (
    "(my|the|our|this|that|an) [next|upcoming|hair|nail|nails|spa|~]"
    " (appointment|appointments|booking|bookings)"
)
_THIS = "(my|the|our|this) (appointment|booking|reservation)"
_TIMES = "(options|option|times|time|choices|openings|opening|slots|slot|appointments)"

REQUESTS: dict[Act | None, str] = {
    Act.BACK: """
        go back [one|please|a step|one step|to the (previous|last|start of the) (question|step
        |one)]; one step back; take me back; undo [that]; [the] (previous|last) (question|step
        |page); back to the (previous|last) (question|step|one); back a step; step back;
        alone: back [please]; previous; oops; whoops; back up; return
    """,
    Act.START_OVER: """
        start [all] (over|again|afresh|fresh|anew); begin again; from scratch; from the (beginning
        |start|top) [again]; do over; scrap (that|everything|all that); scratch everything; clear
        everything; new conversation; (try|do) (it|this) all over again; main menu; fresh start;
        redo everything;
        alone: restart; reset; redo; menu; start
    """,
    Act.REPEAT: f"""
        repeat (that|it); say (that|it) again; come again; what did you say; what was (that|it)
        again; sorry what; say again; what were (the|my) [available] {_TIMES} [again]; (resend
        |send) (that|it|them|the (list|{_TIMES})) again; again please; show (them|me|it|that|the
        (list|{_TIMES})) again; what are (the|my) [available] (options|choices) [again]; show [me]
        [the] (options|choices|list); list them again; what was the (question|list); i didnt
        (catch|get) that; give me the (options|list) again; one more time please; can you repeat;
        alone: which [one|ones]; repeat; pardon [me]; resend; again; options; what
    """,
    Act.PERSON: f"""
        (talk|speak|chat|connect me|speaking|talking) (to|with) {_SOMEBODY}; (transfer|pass|put
        |hand) me (to|through to|over to) (someone|somebody|a person|a human|an agent|reception
        |the manager); (talk|speak|chat) (to|with) (the (owner|salon|front desk|office|shop)|your
        (owner|staff|team)); is (anyone|anybody|someone|somebody) there; (get|give|need|want
        |prefer|like) [me] [a|an|the|some] {_PERSON}; i want (someone|somebody) real; customer
        (service|support|care); (are|r) you (a|an) (bot|robot|machine|ai|real person|human
        |computer|person); are you (human|real); human being; real person; is this (a|an) [real]
        (bot|robot|person|ai|machine|human); not a (bot|robot|machine); i hate (bots|this bot
        |robots); live (agent|person); (call|phone|ring) me [back|please|now]; can (you|someone
        |somebody|anyone) (call|phone|ring) [me] [back]; give me a (call|ring); have (someone
        |somebody) (call|contact|text|phone) me; (can|may|could) i call [you];
        alone: human; person; agent; operator; representative; receptionist; a human; a person;
        manager; bot
    """,
    Act.STOP_TEXTING: """
        stop (texting|messaging|contacting|bothering|spamming|harassing) [me|us]; stop sending
        [me] [these|any|the] [more] (texts|messages|these|this|sms); unsubscribe [me]; opt (out|me
        out); (take|remove|delete|get|drop) (me|my number|my name|this number) (off|from|out) [of]
        [(this|your|the) (list|lists|contacts|system|database|texts)]; remove me; take me off [of]
        (this|your|the) list; stopall; stop all; (dont|do not|never) (text|message|contact|sms) me
        [again|anymore|any more|ever again]; no more (texts|messages|sms); leave me alone; (remove
        |delete|lose|forget) my number; quit (texting|messaging) me; end texts; (wrong number);
        you have the wrong number; i (dont|do not) want [to (get|receive)] [any] [more] [of]
        [these|your] (texts|messages);
        alone: stop [it|please|this]; cease
    """,
    Act.HELP: """
        how does (this|it) work; how do i (do this|use this|start); what can (you do|i say|i ask|i
        do); what do i (do|say|text) [now]; i am (lost|confused|stuck); i (dont|do not)
        (understand|get it|follow); what do you mean; i need help; who is this; who are you; what
        is this;
        alone: help [me] [please]; huh; info; instructions; confused; (can|could) you help [me];
        (can|could) i get [some] help
    """,
    Act.COMPLAINT: """
        (this|that|it) is (ridiculous|unacceptable|a joke|absurd|outrageous|the worst|so
        frustrating|frustrating); (nobody|no one|noone) (answers|answered|is answering|replies
        |replied|responds|responded|picks up|called|calls) [me] [back]; [i have|ive] been (waiting
        |texting|calling) [you|here] [for] [all day|hours|an hour|forever|days|a week|over]; (worst
        |terrible|awful|horrible) (service|experience|place|salon|customer service); i am
        [so|very|really] (angry|furious|pissed|pissed off|upset|fed up|annoyed); mad (at|with) (you
        |this (place|salon)); i want to
        complain; (make|file) a complaint; never coming back; what a joke; waste of [my] time
    """,
    Act.BOOK: f"""
        (make|book|schedule|set up|reserve|get|arrange|need|want|have|like|grab|set) [me|up] [for]
        (a|an|another|one more|and) [new] (appointment|booking|reservation|visit|session); (make
        |book|schedule|reserve|arrange) (my|the|an and) {_BOOKING}; new {_BOOKING}; book (an
        appointment|a time|a slot|something|another); (get|come|fit me|squeeze me|get me) in; pop
        in; (do|would) you have [any|an|some|a] [free] (availability|{_TIMES}|space|spots|spot|gap
        |gaps); [is there|are there|got|have] any [free] (availability|openings|appointments|slots
        |spots|space|gaps) [available]; got anything; (i|we) (need|want|would like|have|wish) to
        (book|schedule|reserve|make an|come in|set up); (can|could|may) (i|we) (book|schedule
        |reserve|come [in]); (when|what time|what times) (are you|do you have|is|are) [free
        |available]; what times (are|do you have|is) available; [is|are] (there|you) anything
        available; (what (do you have|have you got)|anything|what is) (available|free|open); when
        can (i|you|we) (come [in]|see me|fit me in|get in|book); set me up; looking (for|to) (an
        appointment|book|get|make|schedule); what openings; when (is|are) (someone|anyone) free;
        book with; is there (an opening|anything available|a slot|something available); (see|visit
        |go to|to) (a|the|my) (doctor|dentist|stylist|salon|barber|therapist|dermatologist);
        first: book; schedule; reserve;
        alone: book [please]; schedule; reserve; an appointment; appointment [please];
        appointments; booking; availability; what times; what days
    """,
    Act.SAME_AGAIN: f"""
        [the|exactly the] same [thing|service|one|cut|haircut|treatment|stuff|again] as (last time
        |before|always|usual|ever|i had [last time]|my last {_BOOKING}|the last time|previously
        |last {_BOOKING}); (my|the) usual [thing|one|cut|haircut|appointment|time]; what i (had
        |got|did|have had) (last time|before); what i (usually|always|normally) (get|have|do); as
        usual; repeat my last {_BOOKING}; like last time; [the] same [thing] [again]
        [(for|on)] ~; the same (again|please|for (me|him|her|them)); same as i had;
        do the same as last time;
        whole: usual; same again [please]; same as last
    """,
    Act.CANCEL: f"""
        cancel (it|that|this|everything|please|all|them|mine|on|{_MINE}|{_BOOKING}); canceling;
        cancelling; call it off; call off {_MINE}; (need|want|have|like|going|got) to cancel;
        (drop|delete|remove|get rid of) {_MINE}; (dont|do not) need {_MINE}; (can|could|may) (i
        |you|we) cancel; [i|we] (dont|do not) (need|want) (it|{_THIS}) (anymore|any more);
        first: never mind; nevermind; nvm; forget (it|about it|that|all that); cancel; abort;
        cancellation;
        alone: canceled; cancelled; withdraw
    """,
    Act.CHANGE: f"""
        change (it|that|my|the|mine|this|them|date|time|to|day|days|times|dates); (changed|change
        |changing) [my] mind; reschedule [it|that|mine|{_MINE}|to]; rescheduling; rebook; (move
        |push|shift|bump) (it|that|mine|{_MINE}|my|the|us) [back|forward|up|out|to]; (move|push
        |put) (to|back); bring [it] forward; (switch|swap) [to|it|my|the|that]; change of (plan
        |plans|mind); make (it|that) [to|for|at|on]; i made a (mistake|typo); instead; on second
        (thought|thoughts); postpone [it|{_MINE}]; delay {_MINE}; wrong (day|time|date|service
        |location|name|email|place|one|person|stylist); (change|switch) (the|my) (day|date); (need
        |want|have|like) to (change|move|reschedule|switch|swap|rearrange|adjust); rearrange;
        bring (my|the|our) (appointment|booking) forward; (push|move) (my|the|our) (appointment
        |booking) (back|forward|up|out);
        first: change; amend; modify; alter;
        asked: i meant; sorry i meant; different [kind of] (service|location|place|stylist|barber
        |person|branch|salon|shop|email|name|office|dentist|doctor); (another|other|the other)
        (location|service|place|branch|salon|office|store|shop|stylist|barber); (i would rather|i
        prefer|would prefer) [have|do|go|be]; now that i think of it; actually; rather;
        correction; edit; update
    """,
    Act.ASK_IF_BOOKED: """
        did (it|that|this) [all] (go|get|went) (through|booked); (is|so) (it|that|this|everything
        |all) [is] [all|already|now|actually] (booked|confirmed|set|reserved|done|in the system); am
        i [all|now|already] (set|booked|confirmed|good); did (you|u) [guys|all] [already] (book
        (it|me|that)|get (that|it|this|my (text|texts|message|messages|reply))|receive (that|it|this
        |my (text|texts|message|messages)))
    """,
    Act.MY_BOOKINGS: f"""
        what are my {_BOOKING}; i have (two|2|three|3)
        {_BOOKING} (right|correct|booked|scheduled|coming up|with you);
        (when|what time|what day|where|which day|what) is my [next
        |upcoming] {_BOOKING}; my (bookings|reservations); list my {_BOOKING}; do i [still
        |already] have (an|any|a) {_BOOKING}; (what|when) (did i book|have i booked|do i have
        booked|is booked); what have i got booked; (check|see|show|show me|view|look up|find|list
        |confirm|verify|see if i have) (my|our) [next|upcoming] {_BOOKING}; (when|what time|what
        day) am i (booked|coming|scheduled|in|due|supposed to be there); is {_MINE} (confirmed
        |booked|still on|on|at|for|set); my (next|upcoming) {_BOOKING}; upcoming {_BOOKING}; am i
        (booked|scheduled|confirmed) [in]; remind me (when|what time); did (my|the) {_BOOKING} go
        through; (details|time) of my {_BOOKING}; what do i have (coming up|scheduled|booked); my
        {_BOOKING} details; when do i come in; (what|which) (time|day)
        (was|were|am) (i|we) [booked|due|supposed|coming|in|for] [again]; (question|questions)
        about (my|our) [next|upcoming] {_BOOKING};
        idle: (what time|when|what day|which day) (is|was) (it|that) [again]; what time again;
        when again;
        alone: my {_BOOKING}
    """,
    None: """
        i am [so|very|really] (angry|pissed|pissed off|upset|annoyed) [that] i missed
    """,
}
