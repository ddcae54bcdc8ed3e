"""Twilio Programmable Messaging: what it posts to us, how we answer, what we ask of it.

    verify    is a webhook really Twilio's
    parse     a webhook's form as the bot's values
    twiml     the answer to a webhook
    client    Twilio: the Messenger, over REST
    states    message statuses as delivery states

Nothing here imports the vendor's REST client: it brings aiohttp and has no time-out by itself.
"""
