"""Who may do what: each page names the one permission that it takes, each role holds some."""

from enum import StrEnum


class Permission(StrEnum):
    """What a page lets its visitor do."""

    NONE = "none"
    """Open to everybody, also before logging in."""
    READ = "read"
    """Conversations, as they are."""
    WORK = "work"
    """Step in: take over, answer, call, note, book."""
    OVERSEE = "oversee"
    """All of it at once: funnel, audit log, export."""
    MANAGE = "manage"
    """Accounts, erasure, settings."""


HELD: dict[str, frozenset[Permission]] = {
    "agent": frozenset({Permission.READ, Permission.WORK}),
    "supervisor": frozenset({Permission.READ, Permission.WORK, Permission.OVERSEE}),
    "administrator": frozenset(
        {Permission.READ, Permission.WORK, Permission.OVERSEE, Permission.MANAGE}
    ),
    "auditor": frozenset({Permission.READ, Permission.OVERSEE}),
}
"""Role -> what it may do."""

TAKES: dict[str, Permission] = {
    "login": Permission.NONE,
    "log_in": Permission.NONE,
    "logout": Permission.NONE,
    "nothing_here": Permission.READ,
    "conversations": Permission.READ,
    "list_live": Permission.READ,
    "transcript": Permission.READ,
    "print_page": Permission.READ,
    "search": Permission.READ,
    "found": Permission.READ,
    "funnel_page": Permission.OVERSEE,
    "live": Permission.READ,
    "reveal_number": Permission.WORK,
    "seen": Permission.READ,
    "return_to_bot": Permission.WORK,
    "take": Permission.WORK,
    "keep_ends": Permission.WORK,
    "settle": Permission.WORK,
    "answer": Permission.WORK,
    "send_again": Permission.WORK,
    "template_page": Permission.WORK,
    "send_template": Permission.WORK,
    "give_to": Permission.WORK,
    "book_page": Permission.WORK,
    "book": Permission.WORK,
    "move_page": Permission.WORK,
    "move": Permission.WORK,
    "cancel_page": Permission.WORK,
    "cancel": Permission.WORK,
    "ready_replies": Permission.MANAGE,
    "keep_reply": Permission.MANAGE,
    "forget_reply": Permission.MANAGE,
    "audit_log_page": Permission.OVERSEE,
    "audit_log_file": Permission.OVERSEE,
    "export_one": Permission.OVERSEE,
    "exported_one": Permission.OVERSEE,
    "export_many": Permission.OVERSEE,
    "exported_many": Permission.OVERSEE,
    "erase_page": Permission.MANAGE,
    "erase": Permission.MANAGE,
    "everybody": Permission.MANAGE,
    "invite": Permission.MANAGE,
    "new_password_link": Permission.MANAGE,
    "change_role": Permission.MANAGE,
    "open_or_close": Permission.MANAGE,
    "join": Permission.NONE,
    "joined": Permission.NONE,
    "help_page": Permission.READ,
    "stay": Permission.READ,
    "change_looks": Permission.READ,
    "sessions": Permission.READ,
    "end_sessions": Permission.READ,
    "change_name": Permission.READ,
    "change_password": Permission.READ,
}
"""Endpoint of a page -> what it takes. A page that is not listed here opens for nobody."""


def may(role: str, permission: Permission) -> bool:
    """Whether a role holds a permission; an unknown role holds none."""
    return permission is Permission.NONE or permission in HELD.get(role, frozenset())


def permission_for(endpoint: str | None) -> Permission | None:
    """What the page behind an endpoint such as "staff.transcript" takes; None when unlisted."""
    return TAKES.get((endpoint or "").removeprefix("staff."))
