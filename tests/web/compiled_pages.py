"""Templates that any application of this process has compiled: the next need not do it again."""

from jinja2.bccache import Bucket, BytecodeCache


class CompiledPages(BytecodeCache):
    """Keeps them in memory; one whose source has changed does not count."""

    def __init__(self) -> None:
        self._pages: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._pages:
            bucket.bytecode_from_string(self._pages[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._pages[bucket.key] = bucket.bytecode_to_string()


PAGES = CompiledPages()
