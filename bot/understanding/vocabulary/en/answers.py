"""English phrases that answer a question of ours. The notation is that of `en_acts`."""

from bot.understanding.meaning import Act

_GOOD = "(perfect|great|fine|good|ok|okay|lovely|cool|nice|excellent|amazing|awesome|wonderful)"
_THAT = "(that|it|this|[that|this] one|those|all that|everything)"
_BOOKING = "(appointment|appointments|booking|bookings|reservation|visit|session)"
_WORKER = (
    "(stylist|barber|person|employee|therapist|doctor|technician|tech|dentist|provider"
    "|hairdresser|staff member|artist|masseuse|trainer|specialist)"
)
_WORKERS = "(stylists|barbers|people|employees|therapists|doctors|technicians|techs|dentists|staff)"
_TIMES = "(options|option|times|time|choices|openings|opening|slots|slot|appointments)"

ANSWERS: dict[Act | None, str] = {
    Act.YES: f"""
        👍; 👌; ✅; 🆗; ✔; ☑; 💯; 🙌; 😊; 😀; 🙂; 👏; ❤; 🎉;
        first: yes; yess; yesss; yea; yeah; yeahh; yeh; yep; yup; yas; ye; yessir; aye; yis; yah;
        yes yes; yes (please|maam|sir|indeed|correct|it is|i do|i am|i would|it does|they do|of
        course); ok then; sure [thing]; for sure; of course; ofc; certainly; definitely;
        absolutely; totally; by all means; ok; okay; okey; okie; kk; oki; okey dokey; alright; all
        right; alrighty; aight; indeed [i do]; exactly; precisely; confirmed; i
        (confirm|agree|accept); agreed; affirmative; roger; perfect; awesome; excellent; {_THAT} is
        [all|absolutely|totally] (correct|right|{_GOOD}) [with me|by me]; you are right; {_THAT}
        (sounds|looks|seems) [about|all|just|really] ({_GOOD}|right|correct|suitable); why not;
        (sounds|looks) ({_GOOD}|right|correct|suitable|like a plan) [to me]; i like the sound of
        {_THAT}; {_THAT} (works|work|suits) [for me|great|fine|perfectly|well|best|me]; go for it;
        go ahead; can do; will do; {_THAT} (will|would|should|ll) (work|do|suit) [for
        me|great|fine|nicely]; lock (it|that) in; let us do {_THAT}; {_THAT} (would|will) be [just]
        {_GOOD} [for me]; count me in; sign me up; i will take {_THAT}; i will go (with|for)
        {_THAT}; let us go (with|for) {_THAT}; let us book [it]; i can (make|do) {_THAT}; i like
        {_THAT}; happy with that; i would (like|love) to (take|go with|book|have) {_THAT}; that is
        what i (want|would like|need|said|meant); not a problem; you bet; you got it; spot on; bang
        on;
        alone: i would (like|love) (it|that [one]|this [one]|to take that {_BOOKING}); y; k; si;
        correct; right; confirm; accept; approved; great [stuff]; wonderful; fantastic; lovely;
        brilliant; cool; fab; [very] good; fine [by me|with me]; deal; done deal; amazing; nice;
        super; superb; beautiful; sweet; is {_GOOD} with me; would be {_GOOD}; will be {_GOOD};
        works [for me|great|fine|perfectly]; that does it; please do; do (it|that); proceed;
        continue; go; make it so; book me [in]; get me booked; let us go; (reserve|schedule|save)
        (it|that|this|for me|me) [for me]; i take it; good to go; all good; all (correct|set to
        go); that is the one; i am (in|down|happy with that|okay with that|ok with that); yes
        confirm; go with that; the same; thatll do; i am ready; no problem; i (want|choose|pick)
        (it|that [one]|this one); book; book (it|that|this [one]|that one) [in|for me]
    """,
    Act.NO: f"""
        👎; 🙅; ❌; 🚫; ✖; wont work after all;
        first: no; nope; nah; naw; noo; nooo; nop; no way; no (sir|maam); no [no] (thanks|thank
        you) [though]; nay; hell no; not really; not yet; not now; not [just|right] now; not at
        (the moment|this time|present); not quite; not exactly; not (that|this) [one|time|day]; not
        (them|those|these); i dont think so; dont think so; i will pass; hard pass; i (dont|do not)
        want (to|{_THAT}); i would (rather|prefer) not; i would not like to; no can do; nothing
        like that; never; cant (do|make) {_THAT}; [sorry] i (cant|cannot) (do|make) {_THAT}; dont
        (book|do|confirm) [{_THAT}]; please dont; they are not; {_THAT} (doesnt|does not|wont|will
        not|wouldnt|isnt|is not) [really] (work|good|right|correct|suit) [for me|me|after all];
        {_THAT} is (wrong|not right|not correct|incorrect|not it|no good|not good|not what i
        (want|said|meant|asked for)); that is not {_GOOD} [for me]; not
        (working|good|great|ideal|convenient) [for me];
        alone: n; negative; wrong; incorrect; dont; i cannot; i cant; i would not; not today; not
        me; (wont|doesnt|does not|will not|wouldnt|dont) work [for me|after all]
    """,
    Act.GREETING: """
        first: hi; hii; hiii; hello; hallo; helo; hellow; hullo; hey; heyy; heyyy; heya; hiya;
        howdy; greetings; hola; (hi|hello|hey) (there|again|everyone|all|guys); good
        (morning|afternoon|evening|day) [to you]; 👋;
        alone: yo; sup; gm; morning
    """,
    Act.THANKS: """
        thank you [so|very] [much]; thanks [a lot|so much|again|a million|a bunch|very
        much|much|everyone|heaps]; [that is] very kind; many thanks; cheers; much appreciated;
        [really] appreciate (it|that|this|your help); appreciated; so grateful; (thank you|thanks)
        for (your|the|all [of] your|all the|all) (help|assistance|time); no [no] (thanks|thank you)
        [though]; 🙏
    """,
    Act.GOODBYE: f"""
        first: bye [bye|for now|now]; goodbye; good bye; see you [all|guys]
        [then|later|soon|there|tomorrow|next week]; cya; ttyl; that is (all|it|everything) [for
        (now|today|me)|i need|i needed|thanks]; (that|it) was (all|it) [for (now|today)]; [i think]
        (that|it) (will|would) be (all|it|everything) [for (now|today|me)]; [i think] that is
        (all|everything) i (need|needed); that is all the information i (need|needed|required);
        that all the information i (need|needed|required); i dont need anything else [from you]
        [for now]; there is nothing else; no more questions; see you at {_BOOKING};
        anywhere: take care; have a (good|great|nice|lovely|wonderful)
        (day|one|evening|weekend|night|rest of your day|afternoon); good night; (talk|speak|text)
        (soon|to you later|you later); at the moment none; nothing else [for now]; enjoy your day;
        alone: [i am] all set; i am (good|done|fine|set) [thanks|now]; we are good; (talk|speak)
        later; laters; peace; done; that (does it|will do it); all done; until then
    """,
    Act.MORE: f"""
        (any|some|what|what are the|see|show|show me|find|is there any|are there any) other; other
        {_TIMES}; another {_TIMES}; (different|alternative|new) {_TIMES}; [a] different
        (time|slot|option); [some] more {_TIMES}; some more [please]; any more {_TIMES}; what else
        [is there|do you have|have you got|is available|you got];
        (anything|something|someone|somebody|anyone|anybody) (else|different); who else did;
        (none|neither|not any) of (those|these|them|the above|the options)
        [(work|works|suit|suits|fit|are good|will work|would work|are any good) [for me|me]]; none
        work [for me]; next (page|ones|lot); (those|these|they) (dont|do not|wont|will not|cant)
        (work|suit|fit|do) [for me|me]; do you have (more|others|any others); any alternatives; see
        more; show [me] more; load more; find me one; keep going; is there another; how about
        searching; (find|show) [me] (another|a different);
        alone: more [please]; any more; next [please]; else; others; any others; other ones;
        neither; none; alternatives; other options
    """,
    Act.EARLIER: """
        (anything|something|any|is there anything|got anything|a bit|a
        little|slightly|much|bit|tad|can we do|could we do|have anything) (earlier|sooner); earlier
        (time|times|slot|one|ones|option|in the day|on that day|that day|that morning|that
        afternoon); [is|are] [a bit|a little|way|much] too late [for me]; (earlier|sooner) than
        that;
        alone: earlier [please]; sooner [please]
    """,
    Act.LATER: """
        (anything|something|any|is there anything|got anything|a bit|a
        little|slightly|much|bit|tad|can we do|could we do|have anything) later; later
        (time|times|slot|one|ones|option|in the day|on that day|that day|that morning|that
        afternoon); [is|are] [a bit|a little|way|much] too (early|soon) [for me]; later than that;
        alone: later [on] [please]
    """,
    Act.ANOTHER_DAY: """
        (another|different|other|alternative) (day|date|days|dates); not that day; cant (do|make)
        that day; that day (doesnt|wont|does not|isnt) (work|good) [for me]; (cant|cannot|not) on
        that day; not free that day; busy that day; the day after that; the following day; any
        other (day|days|date|dates);
        last: (change|switch) (the|my) (day|date);
        alone: [the] next day; day after; the day after
    """,
    Act.FIRST_AVAILABLE: """
        asap; as soon as [possible|you can|poss|u can]; soon as (possible|you can); as early as
        (possible|you can|you have); first (available|opening|availability)
        [time|slot|one|appointment|opening|day|date]; (soonest|earliest|next)
        (possible|available|opening|availability|free|you have|you can)
        [time|slot|opening|appointment|one|day|date|you have]; the (soonest|earliest)
        [one|time|appointment|slot]; your (soonest|earliest|first|next) [available]
        [appointment|slot|time|opening]; right away; whenever is (soonest|earliest); [the] sooner
        the better; immediately; straight away; urgently; quickest (time|slot|opening|you have);
        earliest (time|slot|appointment|date); whatever is (first|soonest|next|earliest); sooner
        rather than later; [the] (earlier|quicker) the better;
        alone: soonest; earliest; urgent; right now; next slot; (this|it) is urgent
    """,
    Act.ANYONE: f"""
        anyone [(is fine|works|will do|is available|available|who is (free|available)|is
        (good|ok|okay)|at all|you have|free)]; anybody [(is fine|works|will do|available|who is
        (free|available)|you have)]; whoever [is (free|available|there|around|in)|you
        have|works|has time]; who ever; whomever; no one in particular; nobody in particular; any
        [available] {_WORKER}; first available {_WORKER}; any one of (you|them); (either|any) of
        (you|the guys|the girls); (dont|doesnt|does not|do not) (care|mind|matter) (who|which
        {_WORKER}); any of the ({_WORKERS}|team|girls|guys|ladies); whichever {_WORKER}; someone
        good; no (particular|preferred) {_WORKER}
    """,
    Act.NO_PREFERENCE: """
        no (preference|preferences|pref|prefs) [at all]; [i] (dont|do not) [really] have
        [a|any|much of a] (preference|preferences|pref); [i] (dont|do not) [really] (mind|care)
        [which|when|where]; not (fussed|fussy|picky|bothered); [it] (doesnt|does not|dont|wont)
        [really] matter [to me|which|when|where]; any [one] of (them|those|these) [(is
        fine|works|will do|are fine|is good|is ok|is okay|would be fine)]; makes no difference;
        surprise me; up to you; any (time|day|date|place|location|one|service) (works|work|is
        fine|will do|is good|is ok|of the day) [for me]; (anytime|anything|any) (works|work|is
        fine|is good|is ok|will do|goes|you have) [for me]; free all (day|week); (all|both|either)
        [of them] (work|works|are fine|are good|is fine|is good|is ok) [for me]; either (way|one|of
        (them|those|these|the two)); all the same to me; dealers choice; same to me;
        (whatever|whichever|wherever|whenever) (works [for you|best]|is
        (fine|free|available|good|easiest|best|easier)|you (want|like|have|think|prefer)|suits
        [you]|one|way|time|day); you (choose|pick|decide); your (choice|call|pick); i am
        (easy|flexible|open|not fussy|not fussed|not picky|free (all day|anytime|any
        time|whenever));
        alone: either; any [one]; any (time|day|date|location|place); anytime; anything; whatever;
        whichever; whenever; flexible; all the same
    """,
    Act.DONT_KNOW: """
        first: [i] (dont|do not) know [yet]; not sure [yet|about that]; i am not sure [yet|about
        that|which]; [i have] no (idea|clue); unsure; hard to (say|tell); i am still
        (thinking|undecided|deciding); [i] cant decide; beats me; what do you
        (recommend|suggest|think); any (recommendations|suggestions); which (is|one is|one would
        be|would be) (best|better|good); need to (think|check); i need to (think|check); i will
        (check|think about it|get back to you|let you know); 🤷; 🤔;
        alone: maybe; perhaps; possibly; hmm; hmmm; let me (think|check|see|look) [about it];
        thinking; undecided
    """,
    Act.NONE: """
        no (extras|extra|add ons|addons|add on|additional|additions|extra services)
        [please|thanks|needed]; without [any] (extras|add ons|addons); (dont|do not) (need|want)
        any (extras|add ons|addons);
        first: none [for me|thanks|thank you|please|today|needed|of them|of those|of these|of the
        extras]; nothing [else|more|extra|additional|to add|for me] [thanks|thank you|please]; no
        need; not necessary; nothing else; just (that|this|it|the one|the (service|cut|haircut));
        only (that|this); (dont|do not) (need|want) (any|anything [else]|one|them|it|those|any of
        (those|these|them)); i (dont|do not) (need|want) (any|anything [else]|one|them|it|those|any
        of (those|these|them)); not (any|interested|needed);
        alone: that is (all|it|everything) [for me]; no more; zero; skip [it|that|them|this];
        without; i am (good|fine|ok|okay|all set|alright); all good; nothing; just [the|a] ~;
        neither; none of (those|these|them|the above)
    """,
    Act.NO_EMAIL: """
        no (email|e mail|emails|mail) [address]; (dont|do not|dont really) (have|use|own|got)
        [an|any|a|my] (email|e mail|emails|mail) [address|account]; without [an] email;
        (havent|have not) got [an|any] (email|e mail) [address]; have no (email|e mail) [address];
        (dont|do not) (want|like|wish) to (give|share|provide|say) [you] [my|an|out my] (email|e
        mail) [address]; (prefer|rather) not [to] (give|share|say|provide) [my|an|out my] (email|e
        mail) [address]; skip (the|my) email; (dont|do not) need my email; not giving [you] my
        email; do i have to give [you] [my|an] email; is email (required|necessary|needed); i would
        (rather|prefer) not [to] (give|share|say|provide) [you] [my|an] (email|e mail) [address];
        first: [no] i dont have (one|an email); dont have one
    """,
    Act.ANOTHER_PERSON: """
        for (someone|somebody) else; for another person; not for me; isnt for me; for a friend; on
        behalf of; for my (kids|children|family|parents); booking for (someone|somebody) else;
        another one for my; and (one|another) for my; for me and my
    """,
}
