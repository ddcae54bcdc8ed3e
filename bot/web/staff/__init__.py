"""The pages on which staff read conversations and give them back to the bot.

    access       sessions, cookies, CSRF: who may come in, and how long
    passwords    argon2id hashes
    login        the login form and the way out
    pages        the blueprint: list, transcript, give back, error pages
    listing      what a row of the list shows
    transcript   messages, events and date bars in reading order
    panels       what a booking's panel shows
    reasons      why the bot said something
    printing     a whole conversation on paper
    placing      book, move and cancel for a customer: the forms
    choosing     what staff choose there, and what the calendar has free
    words        states, reasons and steps in plain words
    texts        customers' texts and numbers, made safe to look at
    times        moments as staff read them, in the right zone
    commands     `flask staff add`

Pages are whole without script. Nothing here talks to an outside service.
"""
