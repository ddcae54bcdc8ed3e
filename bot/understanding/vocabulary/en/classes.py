"""English words that stand for one another in phrases: <good> is any word of `good`."""

from bot.understanding.vocabulary import word_set

CLASSES = {
    "good": word_set(
        "perfect great fine good ok okay lovely cool nice excellent amazing awesome wonderful"
        " fantastic brilliant ideal suitable acceptable convenient alright correct right accurate"
        " doable sweet splendid superb terrific fabulous fab reasonable fair super true beautiful"
        " better best easy workable satisfactory magnificent stellar"
    ),
    "bad": word_set(
        "wrong bad terrible awful inconvenient unsuitable incorrect impossible horrible inaccurate"
        " unacceptable false untrue mistaken useless rubbish"
    ),
    "very": word_set(
        "really very absolutely totally quite pretty so completely exactly definitely certainly"
        " also actually perfectly entirely just all about honestly indeed truly super probably"
        " still particularly terribly that too"
    ),
    "is": word_set("is are was were"),
    "thing": word_set(
        "one ones time times day date dates slot opening appointment booking reservation place"
        " location address info information details salon shop office clinic practice doctor"
        " dentist stylist barber therapist provider option options choice plan price schedule"
        " arrangement hour package treatment service spot everything session visit deal guy lady"
    ),
    "me": word_set("me us him her them"),
    "want": word_set("want wanted need needed require required like"),
    "take": word_set(
        "take book have choose pick accept keep try do confirm approve reserve schedule grab get"
        " use see visit make lock"
    ),
    "their": word_set("the their your its his her there theyre this that"),
    "worker": word_set(
        "stylist barber person employee therapist doctor technician tech dentist provider"
        " hairdresser artist masseuse trainer specialist physician nurse instructor"
    ),
    "workers": word_set(
        "stylists barbers people employees therapists doctors technicians techs dentists staff"
        " providers hairdressers artists trainers specialists instructors"
    ),
    "booking": word_set(
        "appointment appointments booking bookings reservation reservations visit session"
    ),
    "part": word_set("morning afternoon evening day night week weekend"),
}
