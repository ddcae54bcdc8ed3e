"""English phrases for what a text does.

Notation: phrases are parted by ";", (a|b) is one of, [a] may be left out, and both may be nested;
<good> is any word of that class in `classes.py`. Phrases behind "first:" count only where a clause
begins, behind "last:" where one ends, behind "alone:" where nothing else stands between this phrase
and others, behind "whole:" where nothing else stands in the clause; behind "asked:" only in answer
to a question, behind "idle:" only without one, behind "offered:" only where lines were offered;
those behind "anywhere:", or at the start, everywhere. There are no apostrophes, and text-message
spellings are written out: "don't" is "dont", "it's" is "it is", "let's" is "let us". The longest
phrase at a place wins, and its words are used up.
"""

from bot.understanding.meaning import Act
from bot.understanding.vocabulary import joined, word_set
from bot.understanding.vocabulary.en.answers import ANSWERS
from bot.understanding.vocabulary.en.comparing import COMPARING
from bot.understanding.vocabulary.en.made import MADE
from bot.understanding.vocabulary.en.questions import QUESTIONS
from bot.understanding.vocabulary.en.requests import REQUESTS

JOINING = word_set(
    "and but so then well oh um uh also please now just ah thanks though because lol haha"
    " since actually"
)
PASSED_OVER = word_set("please just kindly")

CONTRASTS = word_set("but except however unless if only though")

_DAY_WORD = (
    "(monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    "|mon|tue|tues|wed|thu|thurs|fri|sat|sun)"
)

_NO_ACTS: dict[Act | None, str] = {
    None: f"""
        if (possible|available|you can|u can|that is (ok|okay|fine|possible)|it is (ok|okay|fine|
        available|possible)|not); (but|though) (thanks|thank you); no (one|body) else; i am sure;
        (cant|cannot|can not|could not|couldnt) [come|make it|do (it|that)|get there|be there]
        (right now|immediately|right away|straight away); not only;
        no (later|earlier|sooner|more) than; not (later|earlier) than; right (next|after
        |before|side|hand|by); left side; not (before|after|until); thanks to; (ok|okay|alright
        |fine|good) (if|with|to|for); next (week|month|year|weekend|to|time|few|couple
        |{_DAY_WORD}); (earlier|later) (this|today|tonight|next|than); early next; good (friday
        |time|times|at); the day after tomorrow; day after tomorrow; half past; or (later|earlier
        |sooner); fine (hair|line|lines); perfect (for|time); cool (down|tones); (cancellation
        |cancelation|cancel) (policy|fee|fees|list); (any time|anytime|any day|any date|any)
        (after|before|between|on|except|but|this|next|tomorrow|today|tonight|{_DAY_WORD}|in the
        |from|until|around|during|weekday|morning|afternoon|evening|weekend); anything (available
        |open); (anything|something|nothing) (but|except|after|before|on|in|between|around|with|at
        |tomorrow|today|this|next|like|for|{_DAY_WORD}); no problem with; back (pain|massage|of
        |wax|waxing|facial|ache|problem|problems|and neck|treatment); (lower|upper|my|bad|full
        |sore|whole|mid) back; (come|call|be|get|text|write|hear|came) back; no change; dont
        change; price of gas; open to; stop by; no longer; hold on; no makeup; (done|get done) (by
        |with|at); return to; previous (appointment|stylist|visit); location is; my (email|address
        |location|number) is; email address; i cant wait; cant wait; no rush; no worries; actually
        yes; anyone but; anyone except; whats up
    """,
}
"""Phrases that are no act, although a part of them looks like one."""

PHRASES = joined(ANSWERS, REQUESTS, QUESTIONS, MADE, COMPARING, _NO_ACTS)
