"""English words that a person should see, in the notation of `acts.py`.

Hair is dyed, colours bleed, and heat "is killing" people: what only sounds like danger stands
under None.
"""

_YOU = "you [are] [a|an|all|such a] [stupid|fucking]"
_NAMES = "(bitch|bitches|cunt|cunts|asshole|assholes|motherfucker|motherfuckers|whore|slut|faggot)"

ABUSE = f"""
    fuck (you|off|u|yourself|your [mother]); {_NAMES}; {_YOU} (idiot|idiots|moron|morons|retard);
    piece of shit; stupid (bot|idiot|cow|idiots); shut (up|the fuck up); go to hell; suck my;
    send [me] nudes; (i will|i am going to|i am gonna|gonna|we will) (kill|hurt|hit|beat|stab
    |shoot|rape) (you|u|her|him|them|all of you|everyone|everybody); i know where you (live|work);
    (burn|blow) (your|the|that) (salon|shop|place|store|house) (down|up)
"""

EMERGENCY = """
    (this|it) is an emergency; medical emergency; (call|calling|called|need) (911|999|112|an
    ambulance|the police|the ambulance); (cant|cannot|can not|not|isnt) (breathe|breathing);
    having a (heart attack|stroke|seizure); having an [severe] allergic reaction; anaphylactic
    shock; anaphylaxis; (is|am) (choking|unconscious); (has|have|just) (collapsed|passed out|
    overdosed); (wont|cant|doesnt|does not) stop bleeding; bleeding (badly|heavily|a lot); chest
    (pain|pains); (kill|killing|hurt|hurting|harm|harming) myself; suicidal; commit suicide; end
    my life; (want|wanna|going|gonna) (to die|die); dont want to live; (is|was|being|got)
    (attacked|assaulted|raped|stalked|abused); (he|she) is (hitting|beating|hurting|following) me
"""

HARMLESS = """
    (hair|skin|scalp|feet|face|nails|it|they) (cant|cannot|can not|isnt|is not) (breathe
    |breathing); (color|colour|dye|polish|ink|tattoo) (wont|cant|doesnt|does not|is|keeps) [stop]
    bleeding [badly|heavily|a lot]; (hair|beauty|style|nail|nails|brow|brows|fashion|color|colour)
    emergency; emergency (appointment|contact|cut|haircut|fix|booking|room|exit);
    (want|wanna|going|gonna) (to die|die) (my|her|his|our|their|it|the|for|of|hair|blonde|red);
    (attacked|abused) by (bleach|the sun)
"""
