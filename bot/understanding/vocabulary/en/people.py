"""English words around names. In names text-message spellings are not written out."""

from bot.understanding.vocabulary import word_set

NAME_LEADS = """
    my [full|first] name is [spelled] [like]; my name [is] [actually]; my names; my [full] name;
    the name is; name is; name; names; call me; under [the] [name] [of]; (put|book) (it|me) under;
    (its|it is) under; in the name of; (my|the) name (would be|will be); this is for; sign me up
    as; client name [is]; customer name [is]
"""
"""What follows is a name."""

WEAK_NAME_LEADS = "this is; it is; its; i am; im; here is; that is; thats; its for; with name"
"""What follows may be a name: where one was asked for, or when written with a capital."""

NAMES_TOO = word_set(
    "will may mark grace hope art bill rich dean joy faith rose april june august summer"
    " autumn dawn eve amber ruby pearl ivy holly heather iris violet daisy olive sandy misty"
    " chase drew pat sue ray rob nick guy jay miles frank ernest gene earl duke king prince"
    " young long short brown black white green gray grey wood woods stone hill bush field park"
    " lake bell cook price best love day week noon min sun an bo so ha do kim max van wing"
    " page case fox wolf bird rice lane street major little small strong power wise sharp"
    " noble early friend sunday see light moon star sky sunny ball fine good goods glass banks"
    " brooks bridges waters church temple"
)
"""Also names, but by themselves rather the other word."""

GIVEN_NAMES = word_set(
    "will may mark grace hope art bill dean joy faith rose april june august autumn dawn eve amber"
    " ruby pearl ivy holly heather iris violet daisy olive sandy misty chase drew pat sue ray rob"
    " nick jay miles frank ernest gene earl max kim summer rich"
)
"""Of these the ones that are a name alone, where a name was asked for."""

NOT_NAMES = word_set(
    "mailto a the not no yes ok okay sure looking here great free available interested allergic"
    " running late sorry just still going trying hoping wondering calling texting coming happy"
    " ready new done all that this it its im what when where how why who which correct right"
    " perfect me you your my mine his her their our email mail none nothing anyone anybody"
    " whoever any either both same other another more less later earlier back help stop start"
    " cancel change book booking appointment time date today tomorrow tonight month morning"
    " afternoon evening night please thanks hello hi hey dont know think want need like would"
    " can could should maybe actually instead for with at on in of to from by about after"
    " before and or but if as is are was be been have has had does did get got make made take"
    " go am pm first second third last next one two three four five six seven eight nine ten"
    " option number cost much many there unsure pregnant disabled only really very too also"
    " again bit busy tired hungry sick ill cool lovely wait whatever skip person human agent"
    " someone somebody else nobody everyone everybody myself yourself himself herself them him"
    " she he they we i us phone address speaking because tho lol haha yeah yep nope nah asap"
    " already never always give send tell ask use using same before monday tuesday wednesday"
    " thursday friday saturday january february march july september october november december"
    " mon tue wed thu fri sat haircut massage appt hour minutes good wife calling ive id ill"
    " isnt wont cant didnt doesnt let lets up out over prefer rather required necessary"
    " english spanish private secret why above below enough say saying share sharing"
)
"""Never part of a name."""

RELATIONS = word_set(
    "daughter son husband wife mom mum mother dad father partner boyfriend girlfriend friend"
    " sister brother kid kids child children baby fiance fiancee spouse grandma grandmother"
    " grandpa grandfather grandson granddaughter niece nephew cousin aunt uncle boss colleague"
    " coworker roommate girl boy toddler teenager teen parents twins mate neighbour neighbor"
    " hubby kiddo little stepson stepdaughter nan nana bf gf bestie"
)

OWNERS = word_set("my our")
NEEDING = word_set("need needs wants needed wanted")
"""Behind "my daughter", these make the booking hers."""
NEEDING_OTHER = word_set("to me you us help")
HAVING = NEEDING | word_set("get gets have has would could")
NEEDED = word_set("one appointment appt booking slot")

COURTESIES = word_set(
    "hi hello hey yes yeah yep sure ok okay please thanks thank you certainly absolutely of"
    " course its it is sorry oh ah um uh here name names im i am this speaking the my and"
    " email e mail no problem thx pls ty mr mrs ms miss that thats address"
    " phone number cell mobile "
)
"""May stand before or behind a bare name."""

ALSO_WORDS = NAMES_TOO - word_set("kim iris heather holly jay nick ray gene ernest") | word_set(
    "anyone us him her them"
)
"""Names of employees that are names only where something leads to them."""

ANYONE_BUT = word_set("anyone anybody any whoever everyone")
"""With one of these, a refused employee means all the others."""

OTHER_NAME_LEADS = "(his|her|their) name is; (he|she) is (called|named)"
TAKING = word_set("book bring fit squeeze add include sign get take schedule put have do slot")
ALONG = frozenset(("too", "as well", "also", "in too", "in as well", "in also"))
ALSO = word_set("also")
TAKEN_FOR = word_set("in for")
FOR_WORDS = word_set("for under")
NAMING = word_set("named called name is")
BEHIND_NAME = word_set("at on please this next too also as")
EMPLOYEE_LEADS = word_set("with w/ w see by for get ask does has is")
EMPLOYEE_WISHES = word_set("with w/ w have get want prefer rather can could instead")

OTHERS = word_set("his her their whose doctors dentists stylists barbers therapists")

TRADE = word_set(
    "salon salons barber barbers barbershop hair nail nails spa beauty studio clinic dental dentist"
    " dentists dentistry doctor doctors medical medicine health care healthcare skin cosmetic"
    " cosmetics family center centre practice office group institute associates services company"
    " md dr dds inc llc ltd co massage wellness therapy physical women men kids cuts cut styling"
    " stylist stylists therapist optical vision eye surgery surgeon specialist specialists team"
)
"""What businesses are called after: alone they name no place and no employee."""
