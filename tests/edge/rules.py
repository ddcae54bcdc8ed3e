"""Our own rules about source text, where no linter has one. Each gives the lines that break it."""

import ast
from collections.abc import Callable, Iterator
from functools import cache

Rule = Callable[[ast.AST], bool]

CLIENT_CALLS = {"get", "post", "put", "patch", "delete", "head", "options", "request", "stream"}
QUERY_TAKERS = {"text", "execute", "exec_driver_sql", "executemany"}


def breaches(source: str, rule: Rule) -> list[int]:
    """The lines that break a rule."""
    return [node.lineno for node in _nodes(source) if rule(node)]  # type: ignore[attr-defined]


@cache
def _nodes(source: str) -> tuple[ast.AST, ...]:
    """All of a source, read once for all rules."""
    return tuple(ast.walk(ast.parse(source)))


def _called(node: ast.AST) -> str:
    """What is called, as it is written: `httpx.get`, `datetime.now`, `print`."""
    return ast.unparse(node.func) if isinstance(node, ast.Call) else ""


def bare_client_call(node: ast.AST) -> bool:
    """`httpx.get()` makes a client per call and has no overall deadline."""
    if not isinstance(node, ast.Call):
        return False
    module, _, name = _called(node).rpartition(".")
    return module in {"httpx", "requests", "urllib.request"} and name in {*CLIENT_CALLS, "urlopen"}


def built_query(node: ast.AST) -> bool:
    """SQL put together from pieces in place of bound parameters."""
    if not isinstance(node, ast.Call) or not node.args:
        return False
    name = _called(node).rpartition(".")[2]
    return name in QUERY_TAKERS and _is_built(node.args[0])


def _is_built(value: ast.expr) -> bool:
    if isinstance(value, ast.JoinedStr):
        return any(isinstance(one, ast.FormattedValue) for one in value.values)
    if isinstance(value, ast.BinOp):
        return isinstance(value.op, ast.Mod | ast.Add) and any(map(_is_text, _ends(value)))
    return isinstance(value, ast.Call) and _called(value).endswith(".format")


def _ends(value: ast.BinOp) -> Iterator[ast.expr]:
    for end in (value.left, value.right):
        if isinstance(end, ast.BinOp):
            yield from _ends(end)
        else:
            yield end


def _is_text(value: ast.expr) -> bool:
    is_string = isinstance(value, ast.Constant) and isinstance(value.value, str)
    return is_string or isinstance(value, ast.JoinedStr)


def printed(node: ast.AST) -> bool:
    """`print` has no place in a service: it bypasses the masking of logs."""
    return _called(node) in {"print", "pprint", "pprint.pprint"}


def trusted_markup(node: ast.AST) -> bool:
    """Text that is declared to be HTML."""
    if not isinstance(node, ast.Call):
        return False
    name = _called(node).rpartition(".")[2]
    return name in {"Markup", "render_template_string", "mark_safe"}


def jumping_clock(node: ast.AST) -> bool:
    """A machine's clock is set forward and back: durations are the monotonic one's."""
    return _called(node) in {"time.time", "time.time_ns"}


def naive_time(node: ast.AST) -> bool:
    """A moment without a zone, or one of the machine's own zone."""
    if not isinstance(node, ast.Call):
        return False
    name = _called(node)
    if name.endswith(("datetime.utcnow", "datetime.today", "date.today", ".utcfromtimestamp")):
        return True
    is_now = name.endswith(("datetime.now", "datetime.fromtimestamp"))
    zones = len(node.args) - name.endswith("fromtimestamp")
    return is_now and zones < 1 and "tz" not in {one.arg for one in node.keywords}
