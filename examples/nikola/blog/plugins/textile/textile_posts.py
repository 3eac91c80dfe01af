"""Posts in Textile."""

from pathlib import Path

from nikola.plugin_categories import PageCompiler
from textile import textile


class CompileTextile(PageCompiler):
    """Makes HTML of Textile."""

    name = "textile"
    demote_headers = True

    def compile(self, source, dest, is_two_file=True, post=None, lang=None):
        """Write the HTML of a post."""
        text = Path(source).read_text(encoding="utf-8")
        if not is_two_file:
            text = self.split_metadata(text, post, lang)[1]
        Path(dest).parent.mkdir(parents=True, exist_ok=True)
        Path(dest).write_text(textile(text), encoding="utf-8")
        return True

    def create_post(self, path, **kw):
        """Nobody makes new posts here."""
        raise NotImplementedError
