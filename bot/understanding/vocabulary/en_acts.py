"""English phrases for what a text does.

Notation: phrases are parted by ";", (a|b) is one of, [a] may be left out, and both may be nested. Phrases
behind "first:" count only where a clause begins, those behind "alone:" only where they are all of a clause,
those behind "anywhere:", or at the start, everywhere. Apostrophes are gone and text-message spellings written
out: "don't" is "dont", "it's" is "it is", "let's" is "let us". The longest phrase at a place wins.
"""

from bot.understanding.meaning import Act

_GOOD = "(perfect|great|fine|good|ok|okay|lovely|cool|nice|excellent|amazing|awesome|wonderful)"
_THAT = "(that|it|this|[that|this] one|those|all that|everything)"
_PERSON = (
    "([real|live|actual] (human [being]|person|agent)|operator|receptionist|manager"
    "|representative|rep|employee|staff member|member of staff|somebody real|someone real)"
)
_SOMEBODY = f"(someone|somebody|anyone|anybody|you|reception|staff|[a|an|the|your|some] {_PERSON})"
_BOOKING = "(appointment|appointments|booking|bookings|reservation|visit|session)"
_MINE = "(my|the|our|this|that|an) [next|upcoming] (appointment|appointments|booking|bookings)"
_THIS = "(my|the|our|this) (appointment|booking|reservation)"
_WORKER = (
    "(stylist|barber|person|employee|therapist|doctor|technician|tech|dentist|provider"
    "|hairdresser|staff member|artist|masseuse|trainer|specialist)"
)
_WORKERS = "(stylists|barbers|people|employees|therapists|doctors|technicians|techs|dentists|staff)"
_TIMES = "(options|option|times|time|choices|openings|opening|slots|slot|appointments)"
_DAY_WORD = "(monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thurs|fri|sat|sun)"

PHRASES: dict[Act | None, str] = {
    Act.YES: f"""
        first: yes; yess; yesss; yea; yeah; yeahh; yeh; yep; yup; yas; ye; yessir; aye; yis; yah; yes yes;
        yes (please|maam|sir|indeed|correct|it is|i do|i am|i would|it does|they do|of course); ok then;
        sure [thing]; for sure; of course; ofc; certainly; definitely; absolutely; totally; by all means;
        ok; okay; okey; okie; kk; oki; okey dokey; alright; all right; alrighty; aight; indeed [i do]; exactly;
        precisely; confirmed; i (confirm|agree|accept); agreed; affirmative; roger; perfect; awesome; excellent;
        {_THAT} is [all|absolutely|totally] (correct|right|{_GOOD}) [with me|by me]; you are right;
        {_THAT} (sounds|looks|seems) [about|all|just|really] ({_GOOD}|right|correct|suitable); why not;
        (sounds|looks) ({_GOOD}|right|correct|suitable|like a plan) [to me]; i like the sound of {_THAT};
        {_THAT} (works|work|suits) [for me|great|fine|perfectly|well|best|me]; go for it; go ahead; can do; will do;
        {_THAT} (will|would|should|ll) (work|do|suit) [for me|great|fine|nicely]; lock (it|that) in; let us do {_THAT};
        {_THAT} (would|will) be [just] {_GOOD} [for me]; count me in; sign me up;
        i will take {_THAT}; i will go (with|for) {_THAT}; let us go (with|for) {_THAT}; let us book [it];
        i can (make|do) {_THAT}; i (want|choose|pick) (it|that [one]|this one); i like {_THAT}; happy with that;
        i would (like|love) to (take|go with|book|have) {_THAT};
        that is what i (want|would like|need|said|meant); not a problem; you bet; you got it; spot on; bang on;
        alone: i would (like|love) (it|that [one]|this [one]|to take that {_BOOKING}); y; k; si; correct; right; confirm; accept; approved; great [stuff]; wonderful; fantastic; lovely;
        brilliant; cool; fab; [very] good; fine [by me|with me]; deal; done deal; amazing; nice; super; superb; beautiful;
        sweet; is {_GOOD} with me; would be {_GOOD}; will be {_GOOD}; works [for me|great|fine|perfectly]; that does it;
        please do; do (it|that); proceed; continue; go; make it so; book [it|that|this [one]|that one] [in|for me]; book me [in];
        get me booked; let us go; (reserve|schedule|save) (it|that|this|for me|me) [for me]; i take it; good to go; all good; all (correct|set to go);
        that is the one; i am (in|down|happy with that|okay with that|ok with that); yes confirm; go with that; the same; thatll do; i am ready; no problem;
        anywhere: 👍; 👌; ✅; 🆗; ✔; ☑; 💯; 🙌; 😊; 😀; 🙂; 👏; ❤; 🎉
    """,
    Act.NO: f"""
        first: no; nope; nah; naw; noo; nooo; nop; no way; no (sir|maam); no [no] (thanks|thank you) [though]; nay; hell no;
        not really; not yet; not now; not [just|right] now; not at (the moment|this time|present); not quite; not exactly;
        not (that|this) [one|time|day]; not (them|those|these); i dont think so; dont think so; i will pass; hard pass;
        i (dont|do not) want (to|{_THAT}); i would (rather|prefer) not; i would not like to; no can do; nothing like that; never;
        cant (do|make) {_THAT}; [sorry] i (cant|cannot) (do|make) {_THAT}; dont (book|do|confirm) [{_THAT}]; please dont; they are not;
        {_THAT} (doesnt|does not|wont|will not|wouldnt|isnt|is not) [really] (work|good|right|correct|suit) [for me|me|after all];
        {_THAT} is (wrong|not right|not correct|incorrect|not it|no good|not good|not what i (want|said|meant|asked for));
        that is not {_GOOD} [for me]; not (working|good|great|ideal|convenient) [for me]; not for me;
        alone: n; negative; wrong; incorrect; dont; i cannot; i cant; i would not; not today; not me; (wont|doesnt|does not|will not|wouldnt|dont) work [for me|after all];
        anywhere: 👎; 🙅; ❌; 🚫; ✖; wont work after all
    """,
    Act.GREETING: """
        first: hi; hii; hiii; hello; hallo; helo; hellow; hullo; hey; heyy; heyyy; heya; hiya; howdy; greetings; hola;
        (hi|hello|hey) (there|again|everyone|all|guys); good (morning|afternoon|evening|day) [to you]; 👋; alone: yo; sup; gm; morning
    """,
    Act.THANKS: """
        thank you [so|very] [much]; thanks [a lot|so much|again|a million|a bunch|very much|much|everyone|heaps]; [that is] very kind;
        many thanks; cheers; much appreciated; [really] appreciate (it|that|this|your help); appreciated; so grateful;
        (thank you|thanks) for (your|the|all [of] your|all the|all) (help|assistance|time); no [no] (thanks|thank you) [though]; 🙏
    """,
    Act.GOODBYE: f"""
        first: bye [bye|for now|now]; goodbye; good bye; see you [all|guys] [then|later|soon|there|tomorrow|next week]; cya; ttyl;
        that is (all|it|everything) [for (now|today|me)|i need|i needed|thanks]; (that|it) was (all|it) [for (now|today)];
        [i think] (that|it) (will|would) be (all|it|everything) [for (now|today|me)]; [i think] that is (all|everything) i (need|needed);
        that is all the information i (need|needed|required); that all the information i (need|needed|required);
        i dont need anything else [from you] [for now]; there is nothing else; no more questions; see you at {_BOOKING};
        anywhere: take care; have a (good|great|nice|lovely|wonderful) (day|one|evening|weekend|night|rest of your day|afternoon); good night;
        (talk|speak|text) (soon|to you later|you later); at the moment none; nothing else [for now]; enjoy your day;
        alone: [i am] all set; i am (good|done|fine|set) [thanks|now]; we are good; (talk|speak) later; laters; peace; done;
        that (does it|will do it); all done; until then
    """,
    Act.BACK: """
        go back [one|please|a step|one step|to the (previous|last|start of the) (question|step|one)]; one step back; take me back;
        undo [that]; [the] (previous|last) (question|step|page); back to the (previous|last) (question|step|one); back a step; step back;
        alone: back [please]; previous; oops; whoops; back up; return; wait
    """,
    Act.START_OVER: """
        start [all] (over|again|afresh|fresh|anew); begin again; from scratch; from the (beginning|start|top) [again];
        do over; scrap (that|everything|all that); scratch everything; clear everything; new conversation;
        (try|do) (it|this) all over again; main menu; fresh start; redo everything; alone: restart; reset; redo; menu; start
    """,
    Act.REPEAT: f"""
        repeat (that|it); say (that|it) again; come again; what did you say; what was (that|it) again; sorry what; say again;
        what were (the|my) [available] {_TIMES} [again]; (resend|send) (that|it|them|the (list|{_TIMES})) again; again please;
        show (them|me|it|that|the (list|{_TIMES})) again; what are (the|my) [available] (options|choices) [again];
        show [me] [the] (options|choices|list); list them again; what was the (question|list); i didnt (catch|get) that;
        give me the (options|list) again; one more time please; can you repeat; alone: repeat; pardon [me]; resend; again; options; what
    """,
    Act.PERSON: f"""
        (talk|speak|chat|connect me|speaking|talking) (to|with) {_SOMEBODY}; (transfer|pass|put|hand) me (to|through to|over to) (someone|somebody|a person|a human|an agent|reception|the manager);
        (talk|speak|chat) (to|with) (the (owner|salon|front desk|office|shop)|your (owner|staff|team)); is (anyone|anybody|someone|somebody) there;
        (get|give|need|want|prefer|like) [me] [a|an|the|some] {_PERSON}; i want (someone|somebody) real; customer (service|support|care);
        (are|r) you (a|an) (bot|robot|machine|ai|real person|human|computer|person); are you (human|real); human being; real person;
        is this (a|an) [real] (bot|robot|person|ai|machine|human); not a (bot|robot|machine); i hate (bots|this bot|robots); live (agent|person);
        (call|phone|ring) me [back|please|now]; can (you|someone|somebody|anyone) (call|phone|ring) [me] [back]; give me a (call|ring);
        have (someone|somebody) (call|contact|text|phone) me; (can|may|could) i call [you]; (phone|telephone|contact|office) number please;
        (what is|give me|have|get me) (your|the|their|there) [phone|telephone|contact|office] number; (your|their|there|contact|office) (phone|telephone|contact) number;
        alone: human; person; agent; operator; representative; receptionist; a human; a person; manager; bot
    """,
    Act.STOP_TEXTING: """
        stop (texting|messaging|contacting|bothering|spamming|harassing) [me|us]; stop sending [me] [these|any|the] [more] (texts|messages|these|this|sms);
        unsubscribe [me]; opt (out|me out); remove me [from (this|your|the) list]; take me off [of] (this|your|the) list; stopall; stop all;
        (dont|do not|never) (text|message|contact|sms) me [again|anymore|any more|ever again]; no more (texts|messages|sms); leave me alone;
        (remove|delete|lose|forget) my number; quit (texting|messaging) me; end texts; (wrong number); you have the wrong number;
        i (dont|do not) want [to (get|receive)] [any] [more] [of] [these|your] (texts|messages); alone: stop [it|please|this]; cease
    """,
    Act.HELP: """
        how does (this|it) work; how do i (do this|use this|start); what can (you do|i say|i ask|i do); what do i (do|say|text) [now];
        i am (lost|confused|stuck); i (dont|do not) (understand|get it|follow); what do you mean; i need help; who is this; who are you; what is this;
        alone: help [me] [please]; huh; info; instructions; confused; (can|could) you help [me]; (can|could) i get [some] help
    """,
    Act.BOOK: f"""
        (make|book|schedule|set up|reserve|get|arrange|need|want|have|like|grab|set) [me|up] [for] (a|an|another|one more|and) [new] (appointment|booking|reservation|visit|session);
        (make|book|schedule|reserve|arrange) (my|the|an and) {_BOOKING}; new {_BOOKING}; book (an appointment|a time|a slot|something|another);
        (get|come|fit me|squeeze me|get me) in; pop in; (do|would) you have [any|an|some|a] [free] (availability|{_TIMES}|space|spots|spot|gap|gaps);
        [is there|are there|got|have] any [free] (availability|openings|appointments|slots|spots|space|gaps) [available]; got anything;
        (i|we) (need|want|would like|have|wish) to (book|schedule|reserve|make an|come in|set up); (can|could|may) (i|we) (book|schedule|reserve|come [in]);
        (when|what time|what times) (are you|do you have|is|are) [free|available]; what times (are|do you have|is) available; [is|are] (there|you) anything available;
        (what (do you have|have you got)|anything|what is) (available|free|open); when can (i|you|we) (come [in]|see me|fit me in|get in|book); set me up;
        looking (for|to) (an appointment|book|get|make|schedule); what openings; when (is|are) (someone|anyone) free; book with; is there (an opening|anything available|a slot|something available);
        (see|visit|go to|to) (a|the|my) (doctor|dentist|stylist|salon|barber|therapist|dermatologist);
        first: (book|schedule|reserve) [me] [in|it|this|that] [a|an|for|on|with|at]; alone: book [please]; schedule; reserve; an appointment; appointment [please]; appointments; booking; availability; what times; what days
    """,
    Act.CANCEL: f"""
        cancel (it|that|this|everything|please|all|them|mine|on|{_MINE}|{_BOOKING}); canceling; cancelling; call it off; call off {_MINE};
        (need|want|have|like|going|got) to cancel; (drop|delete|remove|get rid of) {_MINE}; (dont|do not) need {_MINE}; (can|could|may) (i|you|we) cancel;
        [i|we] (wont|will not|cant|cannot|can not|not going to|am not able to|unable to) (make|be able to make|be able to come|come) [to] [it|in] (anymore|any more|after all);
        [i|we] (cant|cannot|wont|can not|will not|wont be able to|not able to) (make|attend|come to|get to|keep) {_THIS};
        (dont|do not) (need|want) (it|{_THIS}) (anymore|any more); first: never mind; nevermind; nvm; forget (it|about it|that|all that); cancel; abort; cancellation;
        alone: canceled; cancelled; withdraw
    """,
    Act.CHANGE: f"""
        change (it|that|my|the|mine|this|them|date|time|to|day|days|times|dates); (changed|change|changing) [my] mind; reschedule [it|that|mine|{_MINE}|to]; rescheduling; rebook;
        (move|push|shift|bump) (it|that|mine|{_MINE}|my|the|us) [back|forward|up|out|to]; (move|push|put) (to|back); bring [it] forward; i meant;
        (switch|swap) [to|it|my|the|that]; change of (plan|plans|mind); different [kind of] (service|location|place|stylist|barber|person|branch|salon|shop|email|name|office|dentist|doctor);
        (another|other|the other) (location|service|place|branch|salon|office|store|shop|stylist|barber); make (it|that) [to|for|at|on]; i made a (mistake|typo);
        instead; on second (thought|thoughts); postpone [it|{_MINE}]; delay {_MINE}; wrong (day|time|date|service|location|name|email|place|one|person|stylist);
        (change|switch) (the|my) (day|date); (need|want|have|like) to (change|move|reschedule|switch|swap|rearrange|adjust); rearrange; (i would rather|i prefer|would prefer) [have|do|go|be]; now that i think of it;
        first: change; actually; rather; sorry i meant; correction; amend; modify; edit; update; alter
    """,
    Act.MY_BOOKINGS: f"""
        what are my {_BOOKING}; (when|what time|what day|where|which day|what) is my [next|upcoming] {_BOOKING}; my (bookings|reservations); list my {_BOOKING};
        do i [still|already] have (an|any|a) {_BOOKING}; (what|when) (did i book|have i booked|do i have booked|is booked); what have i got booked;
        (check|see|show|show me|view|look up|find|list|confirm|verify|see if i have) (my|our) [next|upcoming] {_BOOKING}; (when|what time|what day) am i (booked|coming|scheduled|in|due|supposed to be there);
        is {_MINE} (confirmed|booked|still on|on|at|for|set); my (next|upcoming) {_BOOKING}; upcoming {_BOOKING}; am i (booked|scheduled|confirmed) [in]; remind me (when|what time);
        did (my|the) {_BOOKING} go through; (details|time) of my {_BOOKING}; what do i have (coming up|scheduled|booked); my {_BOOKING} details; when do i come in; alone: my {_BOOKING}
    """,
    Act.MORE: f"""
        (any|some|what|what are the|see|show|show me|find|is there any|are there any) other; other {_TIMES}; another {_TIMES}; (different|alternative|new) {_TIMES}; [a] different (time|slot|option);
        [some] more {_TIMES}; some more [please]; any more {_TIMES}; what else [is there|do you have|have you got|is available|you got]; (anything|something|someone|somebody|anyone|anybody) (else|different); who else did;
        (none|neither|not any) of (those|these|them|the above|the options) [(work|works|suit|suits|fit|are good|will work|would work|are any good) [for me|me]]; none work [for me]; next (page|ones|lot);
        (those|these|they) (dont|do not|wont|will not|cant) (work|suit|fit|do) [for me|me]; do you have (more|others|any others); (find|show|get) [me] (another|a different); any alternatives; see more; show [me] more; load more;
        find me one; keep going; is there another; how about searching; alone: more [please]; any more; next [please]; else; others; any others; other ones; neither; none; alternatives; other options
    """,
    Act.EARLIER: """
        (anything|something|any|is there anything|got anything|a bit|a little|slightly|much|bit|tad|can we do|could we do|have anything) (earlier|sooner); earlier (time|times|slot|one|ones|option|in the day|on that day|that day|that morning|that afternoon);
        [is|are] [a bit|a little|way|much] too late [for me]; (earlier|sooner) than that; alone: earlier [please]; sooner [please]
    """,
    Act.LATER: """
        (anything|something|any|is there anything|got anything|a bit|a little|slightly|much|bit|tad|can we do|could we do|have anything) later; later (time|times|slot|one|ones|option|in the day|on that day|that day|that morning|that afternoon);
        [is|are] [a bit|a little|way|much] too (early|soon) [for me]; later than that; alone: later [on] [please]
    """,
    Act.ANOTHER_DAY: """
        (another|different|other|alternative) (day|date|days|dates); not that day; cant (do|make) that day; that day (doesnt|wont|does not|isnt) (work|good) [for me]; (cant|cannot|not) on that day; not free that day; busy that day;
        the day after that; the following day; alone: (change|switch) (the|my) (day|date); [the] next day; day after; the day after
    """,
    Act.FIRST_AVAILABLE: """
        asap; as soon as [possible|you can|poss|u can]; soon as (possible|you can); as early as (possible|you can|you have); first (available|opening|availability) [time|slot|one|appointment|opening|day|date];
        (soonest|earliest|next) (possible|available|opening|availability|free|you have|you can) [time|slot|opening|appointment|one|day|date|you have]; the (soonest|earliest) [one|time|appointment|slot]; your (soonest|earliest|first|next) [available] [appointment|slot|time|opening];
        right away; whenever is (soonest|earliest); [the] sooner the better; immediately; straight away; urgently; quickest (time|slot|opening|you have); earliest (time|slot|appointment|date);
        whatever is (first|soonest|next|earliest); alone: soonest; earliest; urgent; right now; next slot; first one
    """,
    Act.ANYONE: f"""
        anyone [(is fine|works|will do|is available|available|who is (free|available)|is (good|ok|okay)|at all|you have|free)]; anybody [(is fine|works|will do|available|who is (free|available)|you have)]; whoever [is (free|available|there|around|in)|you have|works|has time];
        who ever; whomever; no one in particular; nobody in particular; any [available] {_WORKER}; first available {_WORKER}; any one of (you|them); (either|any) of (you|the guys|the girls);
        (dont|doesnt|does not|do not) (care|mind|matter) (who|which {_WORKER}); any of the ({_WORKERS}|team|girls|guys|ladies); whichever {_WORKER}; someone good; no (particular|preferred) {_WORKER}
    """,
    Act.NO_PREFERENCE: """
        no (preference|preferences|pref|prefs) [at all]; [i] (dont|do not) [really] have [a|any|much of a] (preference|preferences|pref); [i] (dont|do not) [really] (mind|care) [which|when|where]; not (fussed|fussy|picky|bothered);
        [it] (doesnt|does not|dont|wont) [really] matter [to me|which|when|where]; any [one] of (them|those|these) [(is fine|works|will do|are fine|is good|is ok|is okay|would be fine)]; makes no difference; surprise me; up to you;
        any (time|day|date|place|location|one|service) (works|work|is fine|will do|is good|is ok|of the day) [for me]; (anytime|anything|any) (works|work|is fine|is good|is ok|will do|goes|you have) [for me]; free all (day|week);
        (all|both|either) [of them] (work|works|are fine|are good|is fine|is good|is ok) [for me]; either (way|one|of (them|those|these|the two)); all the same to me; dealers choice; same to me;
        (whatever|whichever|wherever|whenever) (works [for you|best]|is (fine|free|available|good|easiest|best|easier)|you (want|like|have|think|prefer)|suits [you]|one|way|time|day); you (choose|pick|decide); your (choice|call|pick);
        i am (easy|flexible|open|not fussy|not fussed|not picky|free (all day|anytime|any time|whenever)); alone: either; any [one]; any (time|day|date|location|place); anytime; anything; whatever; whichever; whenever; flexible; all the same
    """,
    Act.DONT_KNOW: """
        first: [i] (dont|do not) know [yet]; not sure [yet|about that]; i am not sure [yet|about that|which]; [i have] no (idea|clue); unsure; hard to (say|tell); i am still (thinking|undecided|deciding); [i] cant decide; beats me;
        what do you (recommend|suggest|think); any (recommendations|suggestions); which (is|one is|one would be|would be) (best|better|good); need to (think|check); i need to (think|check); i will (check|think about it|get back to you|let you know); 🤷; 🤔;
        alone: maybe; perhaps; possibly; hmm; hmmm; let me (think|check|see|look) [about it]; thinking; undecided
    """,
    Act.NONE: """
        no (extras|extra|add ons|addons|add on|additional|additions|extra services) [please|thanks|needed]; without [any] (extras|add ons|addons); (dont|do not) (need|want) any (extras|add ons|addons);
        first: none [for me|thanks|thank you|please|today|needed|of them|of those|of these|of the extras]; nothing [else|more|extra|additional|to add|for me] [thanks|thank you|please]; no need; not necessary; nothing else; 
        just (that|this|it|the one|the (service|cut|haircut)); only (that|this); (dont|do not) (need|want) (any|anything [else]|one|them|it|those|any of (those|these|them)); i (dont|do not) (need|want) (any|anything [else]|one|them|it|those|any of (those|these|them)); not (any|interested|needed);
        alone: that is (all|it|everything) [for me]; no more; zero; skip [it|that|them|this]; without; i am (good|fine|ok|okay|all set|alright); all good; nothing
    """,
    Act.NO_EMAIL: """
        no (email|e mail|emails|mail) [address]; (dont|do not|dont really) (have|use|own|got) [an|any|a|my] (email|e mail|emails|mail) [address|account]; without [an] email; (havent|have not) got [an|any] (email|e mail) [address];
        have no (email|e mail) [address]; (dont|do not) (want|like|wish) to (give|share|provide|say) [you] [my|an|out my] (email|e mail) [address]; (prefer|rather) not [to] (give|share|say|provide) [my|an|out my] (email|e mail) [address]; skip (the|my) email;
        (dont|do not) need my email; not giving [you] my email; do i have to give [you] [my|an] email; is email (required|necessary|needed); first: [no] i dont have (one|an email); dont have one
    """,
    Act.ANOTHER_PERSON: """
        for (someone|somebody) else; for another person; not for me; isnt for me; for a friend; on behalf of; for (both of us|(two|2|three|3|four|4) people|the (two|both) of us|us both|me and my|the whole family); for my (kids|children|family|parents); booking for (someone|somebody) else; another one for my; and (one|another) for my
    """,
    Act.ASK_PRICE: """
        how much (is|does|do|are|for|would|will|am); what does (it|that|this|a) cost; what is the (price|cost|charge|fee|total); what are (the|your) (prices|rates|fees|charges|costs); pricing; what do you charge; how (expensive|pricey); price list; do you charge;
        what is it going to cost; price (range|of|for); is it expensive; (what|how much) will (it|that) cost; total cost; how much do you charge; cost of; what is your price; your (prices|rates); first: how much; alone: price; prices; cost; costs; fee; fees; rates; total
    """,
    Act.ASK_ADDRESS: """
        where are you [guys] [located|based|at|again]; where is (it|that|this|the (salon|shop|office|place|location|clinic|studio)|your (salon|shop|office|place|location|clinic|studio)) [located]; where (are they|is that office|that office is|it is|are the) [located|at|based] [again];
        (the|your|their|its|there|street|office) address; what is there address; how do i (get there|find you|get to you); where do i (go|come|park); where are (the|your|all your) locations; (which|what) locations; is there parking; where (can|could) i find (you|them|it); what street; on what street; where abouts; whereabouts; and address;
        where is this; where exactly; (which|what) (city|town|area); what is (the|their|your) location; alone: address [please]; directions; location; locations; where; where at; parking; how far
    """,
    Act.ASK_LENGTH: """
        how long (is|does|will|would|for|do|are) [it|that|this|they|the appointment] [take|last|be]; how many (minutes|hours); how much time; what is the (length|duration); how long is (the|a|an) (appointment|session|visit); how long (should|do) i; alone: duration; how long; length
    """,
    Act.ASK_HOURS: """
        what are (your|the) [opening|business|working] (hours|times); (opening|business|working|office|store) (hours|times|days); (what|which) time do (you|they) (open|close|shut); when do (you|they) (open|close|shut); when are you (open|closed); are you [guys] (open|closed|shut); how (late|early) (are|do) you (open|close|stay open);
        (what|which) days (are you|do you) [open|work]; do you (open|close|work) [on]; closing time; your hours; what hours; are they open; you (open|guys open); when you open; alone: hours; until what time; til what time; open
    """,
    Act.ASK_WHO: f"""
        who works [there|here|today|tomorrow|that day]; who do you have; who is (available|working|there|free|in|on|your best|the best); (which|what) {_WORKERS} (are|do|is|can|have); who are (the|your|my) ({_WORKERS}|{_WORKER}|options|choices); who (can|could|would|does|will) (do|be|cut|see|i|it|that|you|my); who is it with; with (whom|who); who else;
        tell me about (your|the) (team|staff); your team; who are they; alone: who; stylists; {_WORKERS}; which {_WORKERS}
    """,
    Act.ASK_SERVICES: """
        (what|which) [kind of|kinds of|type of|types of|other] (services|treatments|service) [do you (have|offer|do|provide)|are there|are available|is available]; what do you (offer|do|provide) [there]; list of services; your services; service (list|menu); what can i (book|get|have [done]); what are (the|your) (services|treatments);
        do you [guys|also] (offer|do|provide) [any]; do they [also] (offer|do|provide); can (they|you) do [a|any]; alone: services; menu; treatments; service
    """,
    None: f"""
        no (one|body) else; i am sure; not only; no (later|earlier|sooner|more) than; not (later|earlier) than; right (next|after|before|side|hand|by); left side; not (before|after|until); thanks to; (ok|okay|alright|fine|good) (if|with|to|for);
        next (week|month|year|weekend|to|time|few|couple|{_DAY_WORD}); (earlier|later) (this|today|tonight|next|than); early next; good (friday|time|times|at); the day after tomorrow; day after tomorrow; half past; or (later|earlier|sooner); fine (hair|line|lines); perfect (for|time); cool (down|tones);
        (cancellation|cancelation|cancel) (policy|fee|fees|list); (any time|anytime|any day|any date|any) (after|before|between|on|except|but|this|next|tomorrow|today|tonight|{_DAY_WORD}|in the|from|until|around|during|weekday|morning|afternoon|evening|weekend); is there anything; anything (available|open);
        (anything|something|nothing) (but|except|after|before|on|in|between|around|with|at|tomorrow|today|this|next|like|for|{_DAY_WORD}); no problem with; back (pain|massage|of|wax|waxing|facial|ache|problem|problems|and neck|treatment); (lower|upper|my|bad|full|sore|whole|mid) back; (come|call|be|get|text|write|hear|came) back;
        no change; dont change; price of gas; open to; stop by; no longer; hold on; no makeup; (done|get done) (by|with|at); return to; previous (appointment|stylist|visit); location is; my (email|address|location|number) is; email address; i cant wait; cant wait; no rush; no worries; actually yes; anyone but; anyone except; whats up
    """,
}
"""None: phrases that are no act, although a part of them looks like one."""
