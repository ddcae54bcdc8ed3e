"""English words around free remarks for the business."""

REMARK_LEADS = """
    please note [that]; please be aware [that]; please let (them|him|her|maria|you) know [that];
    note that; just so you know; just to let you know; for your information; by the way; heads up;
    one [more] thing; note; fyi; also note; special request; please keep in mind; keep in mind;
    please tell (them|him|her); i should mention; should mention; worth mentioning; for the record
"""
"""What follows, to the end of the sentence, is for the business."""

REMARK_STARTS = """
    i am [very|severely|also|highly] allergic; i have (an allergy|allergies|a latex); allergic to;
    i am [a] wheelchair; i use a (wheelchair|walker|cane|crutches); i am in a wheelchair; i
    (need|will need|require) (wheelchair|step free|accessible); i am [currently|weeks|months|also]
    pregnant; i have [very|really|super|extremely|quite]
    (sensitive|thick|long|short|curly|thin|fine|coarse) [skin|hair|scalp]; my
    (hair|skin|scalp|nails|back|neck|knee|shoulder|shoulders|foot|feet|head)
    (is|are|has|hurts|hurt|gets); my (son|daughter|child|kid|husband|wife|dog) is
    (autistic|nervous|scared|afraid|shy|disabled|allergic|deaf|blind|very|a bit|a little); i (will
    be|am) bringing; i (might|may|will) be [a] [few|bit|little|couple] [minutes|min] late; i am
    (hard of hearing|deaf|blind|diabetic|nervous|autistic); i [recently] had [a] (surgery|an
    operation|a baby|a stroke); i have a (bad|sore|broken|heart|skin|medical|health)
    [back|neck|knee|condition]; i suffer from; i have
    (asthma|eczema|psoriasis|diabetes|epilepsy|arthritis|anxiety|dandruff|extensions|dreads|dreadlocks|braces);
    i am (breastfeeding|recovering|undergoing); i have (never|not) (had|been|done); it is my first
    time; (it|this) is for (a|my)
    (wedding|prom|birthday|interview|graduation|photoshoot|party|event)
"""
"""A sentence that begins like this is one for the business."""

END = (
    r"[.!?\n;]|,?\s(?:and|but|so)?\s?(?:can|could|may|do|does|is there|are there|what|when|how|"
    r"i would like|i want|i need to|please book|book)\b|,\s(?:is|are|will|would|should)\b"
)
ASKING = r"(?:can|could|do|does|is|are|what|when|where|how|who|will|would|which)\b"
