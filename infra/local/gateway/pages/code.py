"""Code as HTML, its comments, strings and names told apart by class: for what our documents and examples are in."""

import keyword
import re
from html import escape

_STRING = r"""(?P<s>[rbf]?'''.*?'''|[rbf]?\"\"\".*?\"\"\"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')"""
_LANGUAGES = {
    "json": re.compile(
        r'(?P<k>"(?:\\.|[^"\\])*")(?=\s*:)|(?P<s>"(?:\\.|[^"\\])*")|(?P<w>-?\b[\d.eE+-]+\b|\b(?:true|false|null)\b)'
    ),
    "python": re.compile(
        rf"{_STRING}|(?P<c>#[^\n]*)|(?P<w>\b(?:{'|'.join(keyword.kwlist)})\b)|(?P<k>@\w[\w.]*)", re.DOTALL
    ),
    "sh": re.compile(rf"(?P<c>(?:^|(?<=\s))#[^\n]*)|{_STRING}|(?P<k>\$\w+|\$\([^)\n]*\))", re.MULTILINE),
    "yaml": re.compile(rf"(?P<c>(?:^|(?<=\s))#[^\n]*)|(?P<k>^[ \t-]*[\w.]+(?=:))|{_STRING}", re.MULTILINE),
}
_SAME = {"bash": "sh", "console": "sh", "py": "python", "shell": "sh", "yml": "yaml"}


def coloured(text: str, language: str) -> str:
    """The code, escaped, with a ``span`` around what stands out; as it is in a language that is not known."""
    pattern = _LANGUAGES.get(_SAME.get(language, language))
    if pattern is None:
        return escape(text)
    done, parts = 0, []
    for found in pattern.finditer(text):
        parts.append(escape(text[done : found.start()]))
        parts.append(f'<span class="{found.lastgroup}">{escape(found.group())}</span>')
        done = found.end()
    return "".join(parts) + escape(text[done:])
