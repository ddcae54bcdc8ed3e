"""The outside services, one package each, behind the ports that the bot declares.

    deadline    a time limit that holds for a whole exchange, whatever the peer does
    http        the one HTTP client: errors, bounded answers, careful repeats, no URL in any log
    faults      outside trouble as the errors of bot.ports
    reading     reading loosely typed answers
    setster     Scheduler: the business's calendar
    setter      Recorder: the book that Setter AI's bot reads
    twilio      Messenger, and what Twilio posts to us
    sandbox     the same three services, served locally for the demo and the tests

An integration knows nothing of the web or the store; a vendor's words stay in its package.
"""
