"""Spanish words that a person should see, in the notation of `en/acts.py`.

Without accents; what only sounds like danger ("me muero de ganas") stands under None.
"""

_NAMES = (
    "(pendejo|pendeja|pendejos|pendejas|cabron|cabrona|cabrones|gilipollas|zorra|maricon|culero)"
)
_INSULT = "(idiota|idiotas|imbecil|imbeciles|estupido|estupida|estupidos|inutil|inutiles|basura)"

ABUSE = f"""
    hijo de puta; hijos de puta; hija de puta; hijueputa; {_NAMES}; (puta|puto|putas|putos);
    (eres|son|sos) [un|una|unos|unas] {_INSULT}; (vete|vayanse|anda|andate) a la (mierda|verga
    |chingada); chinga [a] tu madre; que te (jodan|den); (callate|cierra la boca); bot de mierda;
    (te|los|las|la|lo) voy a (matar|golpear|pegar|violar|quemar); se donde (vives|trabajas)
"""

EMERGENCY = """
    (es|esto es) una emergencia; emergencia medica; (llama|llame|llamen|llamar|llamo) (a una
    ambulancia|una ambulancia|al 911|al 112|911|112|a la policia); (necesito|manden|necesitamos)
    una ambulancia; no (puedo|puede) respirar; no (respira|respiro); (me|le) esta dando un infarto;
    (esta|estoy) teniendo una reaccion alergica; choque anafilactico; (esta|quedo) inconsciente;
    se (desmayo|esta ahogando|esta asfixiando); convulsionando; convulsiones; sobredosis; no (deja
    |para) de sangrar; dolor (en el|de) pecho; me quiero (matar|morir|suicidar); quiero (matarme
    |morirme|suicidarme|morir); suicidarme; quitarme la vida; no quiero vivir [mas]; me esta
    (pegando|golpeando|siguiendo|atacando); (me|la) (violaron|atacaron)
"""

HARMLESS = """
    de puta madre; (pelo|cabello|piel|cara|pies) no (puede|puedo) respirar; no respira [el|mi]
    (pelo|cabello|piel); [me] (quiero|quiero morir|quiero morirme) (de|por) (verguenza|pena|risa
    |ganas|calor|frio|hambre|sueno); me quiero morir (de|por); quiero (morir|morirme) (de|por);
    emergencia (capilar|de belleza|de estilo)
"""
