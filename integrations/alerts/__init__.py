"""How staff are called outside the pages.

- `webhook`: one signed POST to an address of the operator's
- `mail`: e-mail over SMTP
"""
