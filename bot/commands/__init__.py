"""The command line, but for what looks after staff (`bot.web.staff.commands`)."""
