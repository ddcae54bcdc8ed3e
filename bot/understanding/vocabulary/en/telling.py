"""Common English words that no other language of ours has, so that they tell a text is English.

None is part of a name, an address or a clock ("am"), or a Spanish word too ("me", "has", "come").
"""

from bot.understanding.vocabulary import word_set

TELLING = word_set(
    "the my it is are was been had does did can could would should want wanna gonna need like"
    " get got make made looking im id ive ill dont cant wont didnt doesnt isnt its thats whats"
    " lets this that these those what when where who how which why with for from on and or but"
    " any anything anyone anybody someone something somewhere nothing there here your we they she"
    " our him them just also maybe actually about around after before until between instead other"
    " another earlier later now soon let know think see say tell ask coming work works many more"
    " less than then if because only really still not week weekend morning afternoon evening noon"
    " half past quarter oclock days hours minutes soonest available availability openings opening"
    " anytime whenever whatever either daughter wife husband friend kids talk human person"
)
BORROWED = word_set(
    "i you yes yeah yep nope sure please thanks thank hi hello hey bye good great fine nice cool"
    " perfect sorry okay today tomorrow tmrw monday tuesday wednesday thursday friday saturday"
    " sunday appointment book booking haircut hair cut color trim nails cancel change reschedule"
    " move open free time next first second third last one two three four five six seven eight"
    " nine ten back stop help name email me at pls plz thx"
)
"""Such words that speakers of other languages say too, or that a catalogue is full of."""
