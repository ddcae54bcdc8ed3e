"""English phrases that ask for a fact. The notation is that of `en/acts.py`."""

from bot.understanding.meaning import Act

_BOOKING = "(appointment|appointments|booking|bookings|reservation|visit|session)"
_PLACE = "(salon|shop|office|place|location|clinic|studio|practice|store|branch|building)"
_NUMBER = "(number|no|num)"
_CALL = "(phone|telephone|contact|cell|mobile|office|business|direct)"

QUESTIONS: dict[Act | None, str] = {
    Act.ASK_PRICE: """
        how much (is|does|do|are|for|would|will|am|to|should|did);
        (what|how much) (does|do|is|would|will|was|were|did) (it|that|this|a|they|the|you|an|~)
        [going to] (cost|charge|be|come to|set me back); (what is|whats|tell me|know|about|and)
        [the|your|their] (price|cost|charge|fee|total|rate); what are (the|your|their)
        (prices|rates|fees|charges|costs); pricing; what do (you|they) charge; how (expensive
        |pricey|cheap); price list; do you charge; what is it going to cost; price (range|of|for
        |point); is it expensive; (what|how much) will (it|that) (cost|be); total cost; (cost
        |costs) of; your (prices|rates|price); (the|their) (prices|rates|pricing); how much (money
        |cash); what (am i|will i be|would i be) (paying|charged); the (price|cost); what (price
        |rate) is; what it (costs|cost); how much it (costs|is); (cheapest|most expensive) [one
        |thing|service|option|treatment]; how cheap;
        first: how much;
        alone: price; prices; cost; costs; fee; fees; rates; total
    """,
    Act.ASK_ADDRESS: f"""
        where is [the|your] ~;
        where (are|r) (you|they|u) [guys|all] [located|based|at|again|situated]; where is (it|that
        |this|he|she|the {_PLACE}|your {_PLACE}|<their> {_PLACE}) [located|based|at]; where (are
        they|is that {_PLACE}|that {_PLACE} is|it is|are the|they are|you are|the {_PLACE} is)
        [located|at|based|situated] [again]; <their> [street|full|exact|physical|business|office]
        address; (street|office|full|exact|physical|business) address; (what is|and|the) address;
        how (do|can|would) i (get there|find you|find it|find them|get to (you|it|them)); where
        (do|should|must|can) i (go|come|find (you|them|it)); where are (the|your|all your)
        (locations|stores|salons|shops); (which|what) locations; (what|which) street; on (what
        |which) street; where abouts; whereabouts; and address; where is this; where exactly;
        (which|what) (city|town|area|neighborhood|neighbourhood|part of town); what is (the|their
        |your) location; <their> location; how far (is|are) (it|you|they|that); how far away;
        located at what; is it located;
        first: [(what|how) about] the address;
        alone: address [please]; directions; location; locations; where; where at; how far; the
        address
    """,
    Act.ASK_LENGTH: f"""
        how long (is|does|will|would|for|do|are|should|did) [it|that|this|they|the {_BOOKING}]
        [take|last|be]; how long (it|that) (takes|will take|lasts); how many (minutes|hours); how
        much time; what is the (length|duration); how long is (the|a|an) {_BOOKING}; how long
        (should|do) i; (the|its) duration;
        alone: duration; how long; length
    """,
    Act.ASK_HOURS: """
        (is|are) (the|your) [~] (salon|shop|place|store|office) (open|closed|shut);
        what are (your|the|their) [opening|business|working|store|office] (hours|times); (opening
        |business|working|office|store|operating|closing) (hours|times|days|time); (what|which)
        time do (you|they) [guys] (open|close|shut); when do (you|they) (open|close|shut); when
        (are|is) (you|they|it) [guys] (open|closed); (are|is) (you|they|it) [guys] [still|already]
        (open|closed|shut); how (late|early) (are|do|is) (you|they|it) (open|close|stay open);
        (what|which) days (are|do) (you|they) [open|work]; do (you|they) (open|close|work) [on];
        <their> (hours|schedule); what hours; you (open|guys open); when you open; (hours of
        operation); how long are you open; until when are you open; you open;
        alone: hours; until what time; til what time; open; open now
    """,
    Act.ASK_WHO: """
        who works [there|here|today|tomorrow|that day]; who do you have; who (is|are) (available
        |working|there|free|in|on|your best|the best); (which|what) <workers> (are|do|is|can|have
        |work|does); who are (the|your|my) (<workers>|<worker>|options|choices); who (can|could
        |would|does|will) (do|be|cut|see|i|it|that|you|my|~); who (does|do)
        [the|your] ~; who is it with; with (whom|who); tell
        me about (your|the) (team|staff|<workers>); <their> (team|<workers>); who are they; (names
        of|list of|list) (your|the) <workers>; who is (my|the) <worker>; do i get to choose [my
        |the|a] <worker>;
        alone: who; which <workers>;
        whole: <workers>
    """,
    Act.ASK_SERVICES: """
        (what|which) [kind of|kinds of|type of|types of|other|sort of|sorts of] (services
        |treatments|service) [do (you|they) (have|offer|do|provide)|are there|are available|is
        available]; what (do|does) (you|they|he|she) (offer|do|provide|have on offer|specialize in
        |specialise in) [there]; (list of|all) [the|your] services; <their> services; service
        (list|menu); what can i (book|get|have [done]); what are (the|your) (services|treatments
        |options for services);
        alone: services; menu; treatments; service
    """,
    Act.ASK_IF_OFFERED: """
        (do|can|does|if|whether) (you|they|he|she|u) [guys] [also|even|still] (offer|provide|do
        |perform|carry) [any|a|an]; (is|are) there (any|a|an) (services|service|treatment
        |treatments) for;
        first: (you|they) guys (do|offer|have) [any|a|an]
    """,
    Act.ASK_PHONE: f"""
        [<their>|a|any] {_CALL} {_NUMBER}; (what is|whats|give me|have|get me|get|know|and)
        [<their>] {_NUMBER} [for (you|them|it|the {_PLACE})]; <their> {_NUMBER}; (number|phone)
        (to|i can) (call|reach|ring); how (can|do) i (call|reach|contact|phone) (you|them|someone
        |somebody|anyone|the {_PLACE}); which number (do|can|should) i; (what|which) [phone]
        number; (contact|phone) (info|information|details);
        alone: phone [number]; telephone; contact; number
    """,
    Act.ASK_WHY: """
        why (do|would|did|should|must) (you|i|they) (need|want|ask|have to give|give|require)
        [for] [you] [my|an|the|a] [<thing>|email|e mail|name|number|phone|address|that|it|this];
        what (do|would|will) you need [my|an|the] (email|e mail|name|number|phone|address|that|it)
        for; what is (it|that|my email|the email) for; is (my|an|the) (email|e mail|name|address)
        (required|necessary|needed|mandatory);
        whole: why; why so; what for
    """,
    Act.ASK_OTHER: f"""
        [average|online|customer|star] (rating|ratings|reviews|review); (highly|well|how) rated;
        (take|have|use|get) (my|our) (spot|place|slot|{_BOOKING}) [instead [of me]]; (give|transfer
        |hand) (my|our) (spot|place|slot|{_BOOKING}) [over] to; in my place;
        (left|forgot|lost) (my|our|a|an|his|her) (sunglasses|glasses|umbrella|scarf|phone|jacket
        |coat|bag|purse|wallet|keys|hat|charger|earring|earrings|ring|necklace|bracelet|watch|gloves
        |sweater|hoodie|airpods); (did|has) (anyone|anybody
        |somebody|someone|you) [guys] (find|found|seen|see|hand|handed) [in] (my|a|our|any); lost
        and found; (checking|check|see|sure|wondering) [if|that|whether] you (got|received|saw|have
        seen) my [last|other|previous|earlier] (text|texts|message|messages|email|voicemail);
        (have|has|got|apply for|is there|are there|looking for) [a|any] (job|jobs|vacancy
        |vacancies); parking; (can|do) i (need to )park;
        walk ins; walkins; walk in; (gift|loyalty
        |promo|discount
        |coupon) (card|cards|voucher|vouchers|code|codes|certificate|certificates); (do
        |can|could) (you|i|we) (take|accept|pay|use) [with|by|in] (cash|card|cards|credit|debit
        |visa|mastercard|amex|paypal|venmo|zelle|apple|checks|cheque|insurance|my insurance);
        [cancellation|cancelation|refund|late|deposit] policy; (any|have|offer|is there [a])
        (discount|discounts|deals|specials|promotions|promos|coupons); student discount; (is there
        |charge|have) a (deposit|cancellation fee|late fee|fee); do i (need|have) to (bring
        |prepare|tip|pay|wash|arrive|register|deposit|know) [anything|something|early|in advance];
        (what|anything) (should|do) i (bring|wear|need [to bring]); how do i pay;
        alone: (wifi|wi fi|wheelchair accessible|kid friendly|pet friendly|unisex)
    """,
    None: f"""
        (have|has|got) [a|any] job (interview|interviews);
        my [new|own|best] [{_CALL}] {_NUMBER}; my (contact|phone|cell); (number|option|phone)
        number; number (one|two|three|four|five|six|seven|eight|nine|ten|1|2|3|4|5|6|7|8|9); my
        address; the number (one|two|three|four|five|1|2|3|4|5|6|7|8|9); (that|this) number;
        number ~; i (need|have) parking
    """,
}
