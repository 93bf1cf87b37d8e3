"""What a reader sees of a page, without a browser: its text, tables and links."""

import re
from html import unescape
from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(p.relative_to(ROOT).as_posix() for p in (ROOT / "pages").rglob("*.py"))


def visit(page="pages/region/overview.py", /, **query):
    """Open a page through the front door with a query string."""
    at = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for key, value in query.items():
        at.query_params[key] = value
    at.switch_page(page)
    return at.run()


def html(at):
    """All HTML of the page's main part, the stylesheet excepted."""
    return "\n".join(b for b in bodies(at) if not b.startswith("<style>"))


def bodies(at):
    """The text of every block of HTML, in the order of the page."""
    return [element.proto.body for element in at.get("html")]


def words(at):
    """The page's text as it is read."""
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html(at)))).strip()


def table(at, caption_part):
    """One table as rows of cell texts, found by part of its caption."""
    for found in re.findall(r"<table.*?</table>", html(at), re.S):
        caption = re.search(r"<caption>(.*?)</caption>", found, re.S)
        if caption and caption_part in unescape(caption.group(1)):
            lines = re.findall(r"<tr>(.*?)</tr>", found, re.S)
            return [
                [
                    unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", cell))).strip()
                    for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line, re.S)
                ]
                for line in lines
            ]
    raise AssertionError(f"no table with {caption_part!r} in its caption")
