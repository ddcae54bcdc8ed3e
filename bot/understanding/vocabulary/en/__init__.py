"""English, as written in the US and in Britain."""

from bot.understanding.vocabulary.en import acts, choices, people, remarks, telling
from bot.understanding.vocabulary.en.spellings import SPELLINGS
from bot.understanding.vocabulary.en.topics import TOPICS
from bot.understanding.vocabulary.tables import (
    ActWords,
    ChoiceWords,
    Language,
    PeopleWords,
    RemarkWords,
)

ENGLISH = Language(
    code="en",
    spellings=SPELLINGS,
    acts=ActWords(phrases=acts.PHRASES, joining=acts.JOINING, passed_over=acts.PASSED_OVER),
    choices=ChoiceWords(
        numbers=choices.NUMBER_WORDS,
        ordinals=choices.ORDINAL_WORDS,
        ordinal_endings=choices.ORDINAL_ENDINGS,
        ones=choices.ONES,
        beside_one=choices.BESIDE_ONE,
        number_leads=choices.NUMBER_LEADS,
        last=choices.LAST_WORDS,
        middle=choices.MIDDLE_WORDS,
        all=choices.ALL,
        listing=choices.LISTING,
        polite=choices.POLITE,
        clock=choices.CLOCK_WORDS,
        fillers=choices.FILLERS,
        short_forms=choices.SHORT_FORMS,
        joining=choices.JOINING,
        refusing=choices.REFUSING,
        refusing_behind_any=choices.REFUSING_BEHIND_ANY,
        any_beginnings=choices.ANY_BEGINNINGS,
        refusing_gap=choices.REFUSING_GAP,
        ordinary=choices.ORDINARY,
    ),
    people=PeopleWords(
        name_leads=people.NAME_LEADS,
        weak_name_leads=people.WEAK_NAME_LEADS,
        names_too=people.NAMES_TOO,
        given_names=people.GIVEN_NAMES,
        not_names=people.NOT_NAMES,
        courtesies=people.COURTESIES,
        relations=people.RELATIONS,
        owners=people.OWNERS,
        for_words=people.FOR_WORDS,
        needing=people.NEEDING,
        naming=people.NAMING,
        behind_name=people.BEHIND_NAME,
        employee_leads=people.EMPLOYEE_LEADS,
        also_words=people.ALSO_WORDS,
        anyone_but=people.ANYONE_BUT,
    ),
    remarks=RemarkWords(
        leads=remarks.REMARK_LEADS,
        starts=remarks.REMARK_STARTS,
        end=remarks.END,
        asking=remarks.ASKING,
    ),
    topics=TOPICS,
    telling=telling.TELLING,
)
