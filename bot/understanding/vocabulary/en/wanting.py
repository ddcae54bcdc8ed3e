"""English words around a service that is asked for. The notation is that of `en/acts.py`."""

from bot.understanding.vocabulary import word_set

LEADS = """
    (can|could|may) (i|we) [also|please|just] (get|have|book|schedule|order|make an appointment
    for|come in for|book in for|get in for|be booked in for); (i|we) [also|just|really]
    (want|need|would like|would love|wanna|fancy|am after|am looking for|have to get|need to
    (get|have|book)|want to (get|have|book)|would (like|love) to (get|have|book|book in for)|am
    looking to (get|have|book)); looking (for|to (get|book)); (want|need) [to (get|have|book)];
    book [me] [in] for; book; (do|does) you [guys|also|still] (do|offer|have|provide);
    can you do; are you able to do; how much (is|are|for|do you charge for|would it be for)
"""
"""What is wanted follows."""
ARTICLES = word_set("a an some my the any another one our his her new full")
ENDS = word_set(
    "for on at this next in with by to if please pls thanks and or but before after around near"
    " sometime someday somewhere asap today tonight tomorrow when done there here then done too as"
    " so because instead from as well really is are"
)
"""With one of these what is wanted has been said."""
NO_SERVICES = word_set(
    "available free left"
    " appointment appointments appt booking bookings reservation slot slots time times opening"
    " openings availability spot space something anything someone anyone somebody everything thing"
    " things help hand info information question questions answer quote price prices person human"
    " manager it that this these those one ones them me us you him her day date days week"
    " cancellation parking favor favour confirmation reminder message text email phone number"
    " address directions call ride table card cards chat word idea know see speak talk be get go"
    " come make move change cancel reschedule pay bring ask tell let use find book in up out off"
    " back another more other others"
    " what which how who where not no a lot walk walkins walk-ins ins kids kid children hours"
    " open stylist barber therapist first last earliest latest soonest next location earlier later"
    " sooner different same usual two three four five six cost charge charges service services"
    " treatment treatments break minute moment second look new what whats your bathroom rest sit"
    " drink coffee wheelchair doctor dentist male female woman man girl guy lady cash credit visa"
    " insurance wifi much many long group family couple couples friend name advice option options"
    " choice problem issue trouble fix"
)
"""What is wanted is no service if one of these is a part of it."""
MATTERS = word_set(
    "refund refunds receipt receipts invoice discount discounts voucher vouchers gift giftcard"
    " deposit complaint membership"
)
"""What is wanted is a matter for staff if one of these is a part of it."""
TREATMENTS = (
    r"thread(?:s|ed|ing)?|wax(?:ed|ing)?|laminat\w+|tint(?:s|ed|ing)?|dye[ds]?|dyeing|lift(?:s|ed|ing)?"
    r"|microblad\w+|extensions?|trim(?:s|med|ming)?|shav\w+|sham?poo\w*|perm(?:s|ed|ing)?"
    r"|braid(?:s|ed|ing)?|bleach(?:ed|ing)?|straighten(?:ed|ing)?|blow ?(?:dry|dried|out)s?"
    r"|highlight(?:s|ed|ing)?|balayage|relax(?:ed|ing|er)|pierc(?:ed|ings?)|tattoo(?:s|ed|ing)?"
    r"|peel(?:s|ing)?|massag(?:e|es|ed|ing)|whiten(?:ed|ing)?|laser(?:ed)?|inject(?:ed|ions?)"
    r"|couples|stones?|prenatal|pregnancy|thai|sports|lymphatic|aromatherapy|acrylics?|shellac|keratin"
    r"|extract(?:ed|ions?)|pluck(?:ed|ing)|clean(?:ed|ing)|fill(?:ed|ings?)|colou?r(?:ed|ing)"
)
"""Words for what is done, in all their forms."""
