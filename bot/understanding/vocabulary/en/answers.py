"""English phrases that answer a question of ours. The notation is that of `en/acts.py`.

"ya" is read as "you", which is a yes where it is all of a text.
"""

from bot.understanding.meaning import Act

_WORKER = (
    "(stylist|barber|person|employee|therapist|doctor|technician|tech|dentist|provider"
    "|hairdresser|staff member|artist|masseuse|trainer|specialist)"
)
_MANY = "(two|2|three|3|four|4|five|5|six|6)"
_WORKERS = "(stylists|barbers|people|employees|therapists|doctors|technicians|techs|dentists|staff)"
_TIMES = "(options|option|times|time|choices|openings|opening|slots|slot|appointments)"

_IT = "(that|it|this|those|these|they|everything|all [of] (that|it|this))"
_THAT = f"({_IT}|(that|this|the) [first|last|new|other] <thing>|your <thing>)"
_THIS = f"({_IT}|(that|this) [first|last|new|other] <thing>)"
_VERY = "[not only] [<very>]"
_TAIL = "[(for|with|by|to) <me>|then|to hear]"
_BE = "(is|are|was|will be|would be|should be|can be|could be|sounds|looks|seems|sound|look|seem)"
_WORKS = "(works|work|suits|suit|fits|fit|checks out|check out|does|do|helps)"
_MAY = "(will|would|should|can|could|ll)"
_CANT = (
    "(cant|cannot|wont|couldnt|can not|will not|could not|am unable to|am not able to"
    "|wont be able to|will not be able to)"
)
_DONT = "(dont|do not|doesnt|does not|didnt|did not|never)"
_ISNT = "(isnt|arent|wasnt|is not|are not|was not|wouldnt be|would not be|wont be|will not be)"
_DONE = """
    [i think|i guess|i believe|then] (that|it|this|those|these) (is|was|are|will be|would be|should
    be|ll be) [about|pretty much|probably] (all|it|everything) [that|the
    (help|information|info|details|assistance|questions)] [i|we] [<want>|am looking for|was looking
    for|had|have|came for|wanted to know|need to know|needed to know] [from you|to know|help with]
    [for (now|today|me|the moment|the day)] [right now|today|now]; (that|this) [is] all the
    (help|information|info|details) [i|we] [<want>]; all [i|we] <want>; (that|this)
    (covers|does|settles) (it|everything); [i] (dont|do not) (need|want|require|have) (anything
    else|anything more|any more [help|questions|information]|anything further|other questions|any
    other questions|any further (help|questions|assistance)) [from you] [for now|today|right
    now|at (the moment|this time)]; (there is|there are|i have|i have got|i need|we need)
    (nothing|no) (else|more|further) [questions|help]; no (more|further|other) (questions|requests);
    nothing (else|more|further) [for (now|today|me)|to add|at (the moment|this time)|right now]; i
    (have|got|have got) (everything|all|what) [that] i <want>; i am (all set|done [here]|sorted|all
    good now)
"""
"""The customer wants nothing more: a no where more was offered, else a goodbye."""

ANSWERS: dict[Act | None, str] = {
    Act.YES: f"""
        👍; 👌; ✅; 🆗; ✔; ☑; 💯; 🙌; 😊; 😀; 🙂; 👏; ❤; 🎉; 🤝; 😍; 🥳; 🤙; 💪;
        first: yes; yess; yesss; yessss; yea; yeah; yeahh; yeh; yep; yepp; yup; yupp; yas; ye;
        yessir; aye; yis; yah; uh huh; mhm; mmhm; mm hmm; hell yes; hell yeah; heck yes; oh yes;
        yes yes; yes (please|maam|sir|indeed|correct|it is|i do|i am|i would|i will|i did|i can|i
        have|it does|they do|they are|we are|we do|that is it|of course|thats it|you (may|can|got
        it|are)); ok then; sure [thing]; for sure; of course; ofc; certainly; definitely;
        absolutely; totally; naturally; obviously; most certainly; by all means; ok; okay; okey;
        okie; kk; oki; okey dokey; okie dokie; alright [then]; all right; alrighty; aight; righto;
        right on; indeed [i do|it is]; exactly; precisely; confirmed; affirmative; i (confirm
        |agree|accept|approve); agreed; roger [that]; copy that; ten four; perfect; perfecto;
        awesome; excellent; wonderful; fantastic; brilliant; you are (right|correct); why not; i
        (think|guess|suppose|believe|would say|reckon) (so|yes|yeah); thats right; go for it; go
        (ahead|right ahead) [and] [book|do] [it|that]; will do; lock (it|that|me) in;
        count me in; sign me up; not a problem; you bet; you got it; spot on; bang on; sold; yes
        to (that|all); it is a (yes|deal|date) [from me]; my answer is yes; the answer is yes;
        {_IT} {_BE} {_VERY} (<good>|all right|a go|a deal|a plan|like a plan|like a winner|spot on
        |what (i|we) [<want>|would like|said|meant|am looking for|was looking for|had in
        mind]|like what i <want>|like what i am looking for|the one [i <want>]|just right|a yes
        |how i want it|fine and dandy|good enough|good to go) {_TAIL}; (that|this|the) [first|last
        |new|other] <thing> {_BE} {_VERY} <good> {_TAIL}; {_IT} is indeed; {_IT} {_VERY} {_WORKS}
        [out] [the trick|great|fine|perfectly|well|best|nicely|it for me|my schedule] {_TAIL};
        (that|this|the) <thing> {_VERY} {_WORKS} [out] [great|fine|perfectly|well|best] {_TAIL};
        {_IT} {_MAY} {_VERY} (work|do|suit|fit) [the trick|great|fine|nicely|perfectly|well|just
        fine] {_TAIL}; (sounds|looks|seems|sound|look|works) {_VERY} (<good>|like a plan|like a
        (winner|deal)|like what (i|we) (<want>|am looking for|are looking for|had in mind))
        {_TAIL}; i like the sound of {_IT}; let us (do|go (with|for)|book|take|try|keep|say)
        {_THIS}; let us (book|go); i (would|will|ll|d) [like|love] [to] (<take>|go (with|for|to))
        {_THIS}; i am (going|gonna|happy|glad|okay|ok|fine) to (<take>|go with) {_THIS}; i (want
        |wish|am ready) to (<take>|go with|go to) {_THIS}; i can (make|do|manage|come|take)
        {_THIS}; i am (<good>|happy|comfortable|satisfied|pleased|down) with {_THIS}; (happy
        |<good>) with {_IT}; (please|you can|you may|you could|can you|do|kindly) (book|reserve
        |confirm|lock|take) {_IT} [for me|in]; put me (down|in) [for (that|it|this)]; book me in
        for that; no (objections|objection|complaints) [here|from me|to that]; i have no
        (objections|objection|complaints|problem with that|problems with that|issue with that
        |issues with that);
        alone: can do; i (like|love|accept|choose|want|prefer) {_THIS}; i would (like|love) (it|that
        [one]|this [one]|to take that <booking>); y; k; si; ya; correct; right; true; confirm;
        accept; approved; great [stuff]; lovely; cool [cool|beans]; fab; [very|so|pretty|all]
        good; fine [by me|with me|then]; deal; done deal; amazing; nice [one]; super; superb;
        beautiful; sweet; ideal; is <good> with me; would be <good>; will be <good>; (works|work
        |worked) [for me|great|fine|perfectly]; please do; do (it|that); proceed; continue; go; go
        on [then]; make it so; book me [in]; get me booked; let us go; let us do this; (reserve
        |schedule|save|take) (it|that|this|for me|me) [for me]; i take it; good to go; all good;
        all (correct|set to go|looks good); that is the one; i am (in|down|happy with that|okay
        with that|ok with that|game|ready|sure|certain|positive); yes confirm; go with that; the
        same; thatll do; no problem [at all]; i (want|choose|pick|confirm) (it|that [one]|this
        one); book; book (it|that|this [one]|that one) [in|for me]; yes book; without (a doubt
        |question); hundred percent; 100 percent; totes; word; bet; say less; works; fire away;
        thumbs up;
        whole: you; i (do|am|would|will|did|can|have); it (is|does|was); they (do|are); we (do|are
        |would|will)
    """,
    Act.NO: f"""
        👎; 🙅; ❌; 🚫; ✖; 🙁; ☹; wont work after all; {_IT} (wont|will not) work out;
        first: no; nope; nopes; nah; naw; noo; nooo; nop; na; nuh uh; uh uh; no way; no (sir
        |maam); no [no] (thanks|thank you) [though]; nay; hell no; heck no; [i am] afraid not; not
        (gonna|going to) (work|happen|do) [for me]; not really; not yet; not [just|right] (now
        |yet); not (now|today|tonight|tomorrow|anymore|any more); not at (the moment|this (time
        |moment)|present); not for now; not (quite|exactly|at all|necessarily|particularly|ideal
        |interested|ok|okay|happy); not (that|this) [one|time|day|<thing>]; not (them|those
        |these); not (a chance|in a million years|on your life); (definitely|absolutely|certainly
        |of course|probably|maybe|rather|preferably|actually|i think) not; i (dont|do not) (think
        |believe|guess|suppose) (so|that [<very>] (works|will work|is right|is correct)|it is|it
        does|i (do|will|can|would)|they are|(it|that) will work); dont think so; i will (pass|have
        to pass|skip [it|that]); hard pass; i (dont|do not) (want|wish|like|need|agree|accept
        |approve|confirm) [to|{_THAT}]; i would (rather|prefer) not [to]; i would not (like|want
        |care) [to]; id rather not; no can do; nothing like that; never; negatory; negative; (my
        |the) answer is no; it is a no [from me]; {_CANT} (do|make|come|manage|take) {_THAT};
        [sorry] i {_CANT} (do|make|come|take|book) {_THAT}; dont (book|do|confirm|reserve
        |schedule) [{_THAT}]; (please|no) dont; i am not (interested|ready|happy [with]|ok
        [with]|okay [with]|free|available|sure about that|really); (we|you) are not; {_THAT}
        {_VERY} (doesnt|does not|dont|do not|wont|will not|wouldnt|cant|didnt) {_VERY} (work|suit
        |fit|do|sound <good>|look <good>|seem <good>|help) [out] [well] [for me|me|after all|with
        my schedule|at all]; {_THAT} {_ISNT} {_VERY} (<good>|it|what i (want|said|meant|asked for
        |am looking for|need)|going to work|gonna work|the one|possible|my <thing>) {_TAIL};
        (sounds|looks|seems) <bad>; {_THAT} (is|are|was|sounds|looks|seems) {_VERY} (<bad>|not
        <good>|not it|no good|no use|no|a no|not what i (want|said|meant|asked for)) [for me]; not
        {_VERY} (working|<good>|convenient|possible|correct) [for me|then]; you got (it|that|this)
        wrong; false; incorrect; none of (that|it) is right; i (disagree|decline|refuse|object);
        scratch that; hold off; not so fast; no deal;
        alone: n; wrong; dont; not me; (wont|doesnt|does not|will not|wouldnt|dont) work [for me
        |after all]; x; wait no; oh no; thumbs down; bad; no good; too (far|expensive|much|long
        |pricey) [for me];
        whole: (they|it|we|you|that) (are|is) not; {_CANT}; i {_CANT}; i would not; i wouldnt; i
        (dont|do not); i am not; it (isnt|doesnt|wasnt); they arent; we (dont|wont|cant)
    """,
    Act.GREETING: """
        first: hi; hii; hiii; hello; hallo; helo; hellow; hullo; hey; heyy; heyyy; heya; hiya;
        howdy; greetings; hola; (hi|hello|hey) (there|again|everyone|all|guys|team|folks); good
        (morning|afternoon|evening|day) [to you]; how are you [doing] [today]; hows it going; 👋;
        alone: yo; sup; gm; morning; afternoon; evening
    """,
    Act.THANKS: """
        thank you [so|very|ever so|kindly] [much]; thanks [a lot|so much|again|a million|a bunch|a
        ton|very much|much|everyone|heaps|loads|mate]; [that is] very kind; (that is|you are)
        (very|so|too) (kind|helpful|sweet); many thanks; cheers; much appreciated; [i] [really|do
        |greatly|so|truly] appreciate (it|that|this|your|the|you|all) [help|time|assistance];
        (that|it|this) is [much|greatly|really|very] appreciated; appreciated; [i am] (so|very
        |really) (grateful|thankful); [i am] (grateful|thankful) for; (thank you|thanks) for [your
        |the|all|all [of] your|all the|all|being|helping|getting|letting] [help|assistance|time
        |patience|support]; (thank you|thanks) anyway; no [no] (thanks|thank you) [though]; bless
        you; god bless; you are (the best|a star|a lifesaver|a life saver|a legend|great|awesome
        |amazing|wonderful|very helpful|so helpful); you (have|ve) been [very|so|most|extremely|a]
        (helpful|great|kind|great help|big help); (that|this|it) (was|is) [very|so|most|really
        |super] helpful; thats helpful; 🙏; 🫶;
        alone: ta; tx; danke; gracias; merci; grateful
    """,
    Act.GOODBYE: f"""
        first: bye [bye|for now|now]; byebye; goodbye; good bye; (see|catch) (you|ya|u) [all|guys
        |both] [then|later|soon|there|tomorrow|next week|around]; cya; ttyl; so long; farewell;
        adios; ciao; cheerio; {_DONE}; see you at <booking>; until (then|next time|tomorrow);
        anywhere: (thank you|thanks) [and] (goodbye|bye); take care; have a (good|great|nice
        |lovely|wonderful|fantastic|pleasant|blessed|fabulous) (day|one|evening|weekend|night|rest
        of (your|the) day|afternoon|week|time|morning|holiday); good night; goodnight; (talk|speak
        |text) (soon|to you later|you later|to you soon); at the moment none; enjoy [the rest of]
        your (day|evening|weekend|night|week); (looking|look) forward to seeing you; i (have to
        |need to|must|have got to) (go|run|leave) [now]; have to (go|run) [now]; take it easy;
        alone: [i am] all set; i am (good|done|fine|set|ok|okay|finished) [thanks|now|for now
        |here]; we are (good|done|all set|finished); (talk|speak) later; laters; later gator;
        peace [out]; done; that (does it|will do it); (that|it) is (it|all); all done; signing
        off; night; adieu; over and out; finished
    """,
    Act.MORE: f"""
        (any|some|what|what are the|see|show|show me|find|is there any|are there any) other; other
        {_TIMES}; another {_TIMES}; (different|alternative|new) {_TIMES}; [a] different (time|slot
        |option); [some] more {_TIMES}; some more [please]; any more {_TIMES}; what else [is there
        |do you have|have you got|is available|you got]; (anything|something|someone|somebody
        |anyone|anybody) (else|different); who else did; (none|neither|not any) of (those|these
        |them|the above|the options) [(work|works|suit|suits|fit|are good|will work|would work|are
        any good) [for me|me]]; none work [for me]; next (page|ones|lot); (those|these|they) (dont
        |do not|wont|will not|cant) (work|suit|fit|do) [for me|me]; do you have (more|others|any
        others); any alternatives; see more; show [me] more; load more; keep going; is there
        another; how about searching; (find|show) [me] (another|a different);
        alone: more [please]; any more; next [please]; else; others; any others; other ones;
        neither; none; alternatives; other options
    """,
    Act.EARLIER: """
        (anything|something|any|is there anything|got anything|a bit|a little|slightly|much|bit
        |tad|can we do|could we do|have anything) (earlier|sooner); earlier (time|times|slot|one
        |ones|option|in the day|on that day|that day|that morning|that afternoon); [is|are] [a bit
        |a little|way|much] too late [for me]; (earlier|sooner) than that;
        (anything|something|any|one|times|slots) before (that|then|those);
        alone: earlier [please]; sooner [please]; before (that|then)
    """,
    Act.LATER: """
        (anything|something|any|is there anything|got anything|a bit|a little|slightly|much|bit
        |tad|can we do|could we do|have anything) later; later (time|times|slot|one|ones|option|in
        the day|on that day|that day|that morning|that afternoon); [is|are] [a bit|a little|way
        |much] too (early|soon) [for me]; later than that;
        (anything|something|any|one|times|slots) after (that|those);
        alone: later [on] [please]; after that
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
        (whichever|whatever|whoever|the one that|which ever|the one) [one] (is|comes|would be)
        [the|available|free] (sooner|soonest|earlier|earliest|first|quickest);
        asap; as soon as [possible|you can|poss|u can]; soon as (possible|you can); as early as
        (possible|you can|you have); first (available|opening|availability) [time|slot|one
        |appointment|opening|day|date]; (soonest|earliest|next) (possible|available|opening
        |availability|free|you have|you can) [time|slot|opening|appointment|one|day|date|you
        have]; the (soonest|earliest) [one|time|appointment|slot]; your (soonest|earliest|first
        |next) [available] [appointment|slot|time|opening]; right away; whenever is (soonest
        |earliest); [the] sooner the better; immediately; straight away; urgently; quickest (time
        |slot|opening|you have); earliest (time|slot|appointment|date); whatever is (first|soonest
        |next|earliest); sooner rather than later; [the] (earlier|quicker) the better;
        alone: soonest; earliest; urgent; right now; next slot; (this|it) is urgent
    """,
    Act.ANYONE: f"""
        anyone [(is fine|works|will do|is available|available|who is (free|available)|is (good|ok
        |okay)|at all|you have|free)]; anybody [(is fine|works|will do|available|who is (free
        |available)|you have)]; whoever [is (free|available|there|around|in)|you have|works|has
        time]; who ever; whomever; no one in particular; nobody in particular; any [available]
        {_WORKER}; first available {_WORKER}; any one of (you|them); (either|any) of (you|the guys
        |the girls); (dont|doesnt|does not|do not) (care|mind|matter) (who|which {_WORKER}); any
        of the ({_WORKERS}|team|girls|guys|ladies); whichever {_WORKER}; someone good; no
        (particular|preferred) {_WORKER}
    """,
    Act.SOMEONE_ELSE: f"""
        [(can|could|may|will|would|is there|are there)] (someone|somebody|anyone|anybody|another
        {_WORKER}|a different {_WORKER}) (else|different) [who can|that can|available|free|there|to]
        [(do|cut|see|take|help|fit|have|handle) [it|that|me|this|mine|my ~|my <booking>]];
        [is there|are there|do you have|have you got] (another|[a|any] different|[some|any] other)
        {_WORKER} [who can|that can|available|free|there] [(do|cut|see|take) (it|that|me|mine)];
        not with (her|him|them) [again]; (anyone|anybody|somebody|someone) (but|except|other than)
        (her|him|them)
    """,
    Act.NO_PREFERENCE: """
        no (preference|preferences|pref|prefs) [at all]; [i] (dont|do not) [really] have [a|any
        |much of a] (preference|preferences|pref); [i] (dont|do not) [really] (mind|care) [which
        |when|where]; not (fussed|fussy|picky|bothered); [it] (doesnt|does not|dont|wont) [really]
        matter [to me|which|when|where]; any [one] of (them|those|these) [(is fine|works|will do
        |are fine|is good|is ok|is okay|would be fine)]; makes no difference; surprise me; up to
        you; any (time|day|date|place|location|one|service) (works|work|is fine|will do|is good|is
        ok|of the day) [for me]; (anytime|anything|any) (works|work|is fine|is good|is ok|will do
        |goes|you have) [for me]; free all (day|week); (all|both|either) [of them] (work|works|are
        fine|are good|is fine|is good|is ok) [for me]; either (way|one|of (them|those|these|the
        two)); all the same to me; dealers choice; same to me; (whatever|whichever|wherever
        |whenever) (works [for you|best]|is (fine|free|available|good|easiest|best|easier)|you
        (want|like|have|think|prefer)|suits [you]|one|way|time|day); you (choose|pick|decide);
        your (choice|call|pick); i am (easy|flexible|open|not fussy|not fussed|not picky|free (all
        day|anytime|any time|whenever));
        alone: either; any [one]; any (time|day|date|location|place); anytime; anything; whatever;
        whichever; whenever; flexible; all the same
    """,
    Act.DONT_KNOW: """
        first: [i] (dont|do not) know [yet]; not sure [yet|about that]; i am not sure [yet|about
        that|which]; [i have] no (idea|clue); unsure; hard to (say|tell); i am still (thinking
        |undecided|deciding); [i] cant decide; beats me; what do you (recommend|suggest|think);
        any (recommendations|suggestions); which (is|one is|one would be|would be) (best|better
        |good); need to (think|check); i need to (think|check); i will (check|think about it|get
        back to you|let you know); 🤷; 🤔;
        alone: maybe; perhaps; possibly; hmm; hmmm; let me (think|check|see|look) [about it];
        thinking; undecided; [ok] (wait|hold on|hang on) [please|a (sec|second|minute|min|moment
        |bit)|one (sec|second|minute|min|moment)]; [just] (one|a) (sec|second|minute|min|moment);
        give me (a|one) (sec|second|minute|min|moment|bit|few); [i will] be right back; brb; [i]
        cant talk [right] now; [i am] busy [right] now; in a (bit|minute|while)
    """,
    Act.NONE: f"""
        first: {_DONE};
        anywhere: no (extras|extra|add ons|addons|add on|additional|additions|extra services)
        [please|thanks|needed]; without [any] (extras|add ons|addons); (dont|do not) (need|want)
        any (extras|add ons|addons);
        first: none [for me|thanks|thank you|please|today|needed|of them|of those|of these|of the
        extras]; nothing [else|more|extra|additional|to add|for me] [thanks|thank you|please]; no
        need; not necessary; nothing else; just (that|this|it|the one|the (service|cut|haircut));
        only (that|this); (dont|do not) (need|want) (any|anything [else]|one|them|it|those|any of
        (those|these|them)); i (dont|do not) (need|want) (any|anything [else]|one|them|it|those
        |any of (those|these|them)); not (any|interested|needed);
        alone: that is (all|it|everything) [for me]; no more; zero; skip [it|that|them|this];
        without; i am (good|fine|ok|okay|all set|alright); all good; nothing; just [the|a] ~;
        neither; none of (those|these|them|the above)
    """,
    Act.NO_EMAIL: """
        no (email|e mail|emails|mail) [address]; (dont|do not|dont really) (have|use|own|got) [an
        |any|a|my] (email|e mail|emails|mail) [address|account]; without [an] email; (havent|have
        not) got [an|any] (email|e mail) [address]; have no (email|e mail) [address]; (dont|do
        not) (want|like|wish) to (give|share|provide|say) [you] [my|an|out my] (email|e mail)
        [address]; (prefer|rather) not [to] (give|share|say|provide) [my|an|out my] (email|e mail)
        [address]; skip (the|my) email; (dont|do not) need my email; not giving [you] my email; do
        i have to give [you] [my|an] email; is email (required|necessary|needed); i would (rather
        |prefer) not [to] (give|share|say|provide) [you] [my|an] (email|e mail) [address];
        first: [no] i dont have (one|an email); dont have one
    """,
    Act.ANOTHER_PERSON: """
        for (someone|somebody) else; for another person; not for me; isnt for me; for a friend; on
        behalf of; for my (kids|children|family|parents); booking for (someone|somebody) else;
        another one for my; and (one|another) for my
    """,
    Act.SEVERAL: f"""
        (me|myself) and (my|our|a); and (me|myself) [too|both|as well|also]; both of us; us both;
        the (two|2|three|3) of us; {_MANY} of us; {_MANY} (people|persons|ppl|adults|kids
        |children|girls|guys|ladies|women|men|friends); {_MANY} [separate|back to back]
        (appointments|appts|bookings|haircuts|cuts); party of {_MANY}; group of {_MANY}; a couples
        (appointment|booking); (for|book) the whole family
    """,
    Act.AS_WELL: """
        also; as well; in addition; on top [of (that|it|this)]; additionally; besides that;
        alone: too
    """,
}
