"""English words around names, e-mail addresses and remarks."""

from bot.understanding.vocabulary import word_set

NAME_LEADS = (
    "my name is",
    "my full name is",
    "my name",
    "the name is",
    "name is",
    "name",
    "names",
    "call me",
    "under the name of",
    "under the name",
    "under",
    "put it under",
    "book it under",
    "it is under",
)
"""What follows is a name."""

WEAK_NAME_LEADS = ("this is", "it is", "i am", "here is", "that is")
"""What follows may be a name: where one was asked for, or when written with a capital."""

NAME_ENDS = word_set(
    "and my email e mail at here from the is with for by on in speaking phone number address"
    " i you we please thanks thank but to it looking need want would can could do have so or"
    " just again calling texting btw"
)

NOT_NAMES = word_set(
    "a an the not no yes ok okay sure looking here fine good great free available interested"
    " allergic running late sorry just still going trying hoping wondering calling texting"
    " coming happy ready new done all that this it what when where how why who which correct"
    " right perfect me you your my mine his her their our email mail none nothing anyone"
    " anybody whoever any either both same other another more less later earlier back help"
    " stop start cancel change book booking appointment time day date today tomorrow tonight"
    " week month morning afternoon evening night noon monday tuesday wednesday thursday friday"
    " saturday sunday please thanks hello hi hey dont know think want need like would can"
    " could will should maybe actually instead for with at on in of to from by about after"
    " before and or but if so as is are was be been have has had do does did get got make made"
    " take going go see am pm first second third last next one two three four five six seven"
    " eight nine ten option number price cost much many long there here unsure pregnant"
    " disabled only really very too also again bit busy tired hungry sick ill sorry cool nice"
    " lovely wait whatever skip person human agent someone somebody else friend"
)

RELATIONS = word_set(
    "daughter son husband wife mom mum mother dad father partner boyfriend girlfriend friend"
    " sister brother kid kids child children baby fiance fiancee spouse grandma grandmother"
    " grandpa grandfather grandson granddaughter niece nephew cousin aunt uncle boss colleague"
    " coworker roommate girl boy toddler teenager teen parents twins mate neighbour neighbor"
    " hubby stepson stepdaughter nan nana"
)

GREETING_WORDS = word_set(
    "hi hello hey yes yeah yep sure ok okay please thanks thank you certainly absolutely of"
    " course its it is sorry oh ah um uh here"
)

REMARK_LEADS = (
    "please note that",
    "please note",
    "please be aware that",
    "please be aware",
    "please let them know that",
    "please let them know",
    "note that",
    "just so you know",
    "just to let you know",
    "for your information",
    "by the way",
    "heads up",
    "one thing",
    "note",
)
"""What follows, to the end of the sentence, is for the business."""

REMARK_STARTS = (
    "i am allergic",
    "i have an allergy",
    "i have allergies",
    "i have a latex",
    "allergic to",
    "i use a wheelchair",
    "i am in a wheelchair",
    "wheelchair",
    "i am pregnant",
    "i have sensitive",
    "i have very",
    "i have really",
    "my hair is",
    "my skin is",
    "my son is",
    "my daughter is",
    "i am bringing",
    "i will be bringing",
    "i might be",
    "i may be late",
    "i am hard of hearing",
    "i am deaf",
    "i cant stand",
    "i had surgery",
    "i have a bad",
    "i suffer from",
    "i am diabetic",
    "i have a condition",
    "i am nervous",
    "i need wheelchair",
    "i need parking",
)
"""A sentence that begins like this is one for the business."""
