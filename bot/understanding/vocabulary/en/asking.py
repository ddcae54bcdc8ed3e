"""English words with which questions begin. The notation is that of `en/acts.py`."""

from bot.understanding.vocabulary import word_set

_IF = "(if|whether|what|how|where|when|who|which|why)"
_THEY = "(you|they|it|he|she|we|i|there|that|this|these|those|the|your|my|their|any|anyone|all)"

LEADS = f"""
    (do|does|did|is|are|was|were|will|would|can|could|should|may|must|has|have|am) {_THEY};
    (dont|doesnt|isnt|arent|wont|cant|couldnt) (you|they|it|we|i|there); (what|which|who|whose|why|
    how|where|when) (is|are|was|do|does|did|will|would|can|could|should|about|kind|type|sort|many|
    much|often|old|far|high|highly|well|big|good|bad|early|late|soon|happens|to|if|your|my|the|their|
    else|has|have|am); (what|why|how); (tell me|let me know|i wonder|i was wondering|wondering|just
    wondering|i am wondering|i am curious|curious|do you know|any idea|i [also] (want|need|would
    like|wanted) to (know|ask|check|find out|make sure)|can you (tell me|check|find out|confirm)|
    could you (tell me|check|find out|confirm)|quick question|one question|question) {_IF}
"""
"""A clause that begins like this asks something."""

REQUESTS = """
    (can|could|would|will|may|do) (you|i|we) [also|maybe|please|possibly] (find|get|have|book|make
    |help|show|search|look|see|come|set|schedule|reserve|try|do|go|change|switch|move|use|put|give
    |send|arrange|recommend|suggest|fit|squeeze|start|add|pick|take|be); (how|what) about; what if;
    where can i (find|get); (do you know [of]|is there|are there|do you have) [any|a|an|one|some]
    [other|good|different|new] (<worker>|<workers>|<thing>); who is this; what (i|we|you)
"""
"""A clause that begins like this asks for something to be done, or suggests it."""

TAGS = """
    (is|would|will) (that|it|this) [be]
    (<good>|possible|available|free|open|taken|too (late|early));
    (does|will|would|can|could) (that|it|this) [time|day] work [for (you|them)]; can (you|we|i) do
    (that|it|this); are you there; you there; do you understand; does that make sense; you know;
    how is that; how does that sound; what do you say; do you mind; if you have it; is there any; do
    you have any; anything
"""
"""Whole questions that only ask to agree to what is said beside them."""

ABOUT = """
    who is [this] ~; who ~ is; (tell|know) [me|us] [more|something|anything] about ~; (what|which)
    (do|does|can|services does|treatments does) ~ (do|offer|specialise in|specialize in|cut); what
    is ~ [speciality|specialty|job|role|like]; (is|are) ~ [<very>|any|really] (<good>|nice|new);
    how (is|good is|<good> is) ~; (does|is) ~ [still] (work|working) (here|there|for you|with you)
    [still|anymore|now]; (does|is) ~ still (work|working|here|there|with you)
"""
"""Who somebody is and what they do; "~" stands for their name."""
FIRSTS = word_set("is are was does did has isnt doesnt how what who why whose which where tell")
"""A clause with a name that begins with one of these asks about it."""
WISHING = word_set(
    "free available busy booked book see get got have in around anything any"
    " availability opening openings slot slots open time times when day days appointment"
    " appointments can could earliest soonest next first latest last"
)
"""Unless one of these is in it: then the name is wanted."""
