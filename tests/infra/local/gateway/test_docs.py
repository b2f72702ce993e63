import re

import pytest

from infra import ROOT
from tests.infra.local.gateway.stand_ins import Functions, ask, deployed, running

GUIDE = """# The `guide`

First. Then more.

## A part & more

See [why](adr/1.md#so), [the API](openapi.json), [all](adr), [out](../README.md), [gone](gone.md),
[here](#a-part--more), [abroad](https://example.com/?a=1&b=2), [bad](javascript:alert(1)), [file](file:///etc/passwd),
[data](data:text/html,x).

![a <picture>](images/it.png) ![theirs](https://evil.example.com/spy.png) ![none](images/none.png)

## A part & more

<script>alert(1)</script> and <b onclick="x">bold</b>

| name | size |
|:-----|-----:|
| `<a>` | 1 |

```python
def f(): # <b>
    return "x"
```

```mermaid
flowchart LR
  a([people]) --> b[edge]
```

```mermaid
sequenceDiagram
  A->>B: hello <i>
```
"""
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(scope="module")
def docs(tmp_path_factory):
    root = tmp_path_factory.mktemp("house")
    (root / "README.md").write_text("# Not of these")
    docs = root / "docs"
    for name, content in {
        "guide.md": GUIDE.encode(),
        "adr/1.md": b"# Why <this>\n\n**Decided.** Because. And [back](../guide.md).",
        "adr/2.md": b"No title \xff",
        "images/it.png": PNG,
        "images/it.svg": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        "openapi.json": b"{}",
        "key.pem": b"secret",
    }.items():
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (docs / "out.md").symlink_to("/etc/hostname")
    return docs


@pytest.fixture(scope="module")
def gateway(docs):
    with running(deployed(), Functions(), docs=docs) as gateway:
        yield gateway


@pytest.fixture(scope="module")
def guide(gateway):
    return ask(gateway, "GET", "/_local/docs/guide.md").body.decode()


def links(page):
    article = page.partition('class="prose">')[2]
    return {text: attributes for attributes, text in re.findall(r"<a([^>]*)>([^<]+)</a>", article)}


def test_what_there_is_to_read_is_listed_with_its_title_and_what_it_is_about(gateway):
    page = ask(gateway, "GET", "/_local/docs").body.decode()

    assert "<b>The guide</b><span>First. Then more.</span>" in page
    assert "<b>Why &lt;this&gt;</b><span>Because. And back.</span>" in page
    assert 'href="/_local/docs/openapi.json"' in page
    assert "key.pem" not in page
    assert "out.md" not in page


def test_a_document_is_rendered_and_not_shown_as_it_is_written(guide):
    for said in (
        '<h1 id="the-guide">The <code>guide</code>',
        '<h2 id="a-part--more">',
        '<h2 id="a-part--more-1">',
        '<th class="right">size</th>',
        "<code>&lt;a&gt;</code>",
        '<span class="w">def</span> f(): <span class="c"># &lt;b&gt;</span>',
    ):
        assert said in guide
    assert " style=" not in guide, "the policy of the page forbids it"


def test_links_between_documents_lead_to_them_and_others_out_or_nowhere(guide):
    found = links(guide)

    assert 'href="/_local/docs/adr/1.md#so"' in found["why"]
    assert 'href="/_local/docs/openapi.json"' in found["the API"]
    assert 'href="/_local/docs"' in found["all"]
    assert 'href="#a-part--more"' in found["here"]
    assert 'href="https://example.com/?a=1&amp;b=2"' in found["abroad"]
    assert 'rel="noopener noreferrer"' in found["abroad"]
    for nowhere in ("out", "gone"):
        assert "href" not in found[nowhere]
    assert "javascript:alert" not in "".join(found.values())
    assert not {"bad", "file", "data"} & {text for text, attributes in found.items() if "href" in attributes}


def test_pictures_of_the_folder_are_shown_and_no_other_is_asked_for(gateway, guide):
    assert '<img src="/_local/docs/images/it.png" alt="a &lt;picture&gt;"' in guide
    assert guide.count("<img") == 1
    assert "[theirs]" in guide
    picture = ask(gateway, "GET", "/_local/docs/images/it.png")
    assert (picture.body, picture.header("Content-Type")) == (PNG, "image/png")
    drawing = ask(gateway, "GET", "/_local/docs/images/it.svg")
    assert "sandbox" in drawing.header("Content-Security-Policy")
    assert "script-src" not in drawing.header("Content-Security-Policy")


def test_html_in_a_document_is_shown_as_text(guide):
    assert "<script>alert" not in guide
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in guide
    assert "<b onclick" not in guide


def test_a_flowchart_is_drawn_and_any_other_diagram_is_shown_as_code(guide):
    assert guide.count('<figure class="diagram">') == 1
    assert "hello &lt;i&gt;" in guide


def test_every_document_stands_on_the_left_with_the_sections_of_this_one(guide):
    side = guide.partition('<nav class="side"')[2].partition("</nav>")[0]

    assert '<a href="/_local/docs/guide.md" aria-current=page>The guide</a>' in side
    assert '<a class="in l2" href="#a-part--more">A part &amp; more</a>' in side
    assert '<a href="/_local/docs/adr/1.md">Why &lt;this&gt;</a>' in side
    assert "<h2>Decisions</h2>" in side


def test_the_policy_of_a_document_is_that_of_every_page(gateway):
    policy = ask(gateway, "GET", "/_local/docs/guide.md").header("Content-Security-Policy")

    assert policy == ask(gateway, "GET", "/_local/").header("Content-Security-Policy")
    assert "unsafe" not in policy


def test_a_document_that_is_no_utf8_or_has_no_title_can_be_read(gateway):
    page = ask(gateway, "GET", "/_local/docs/adr/2.md")

    assert page.status == 200
    assert "<title>adr/2.md" in page.body.decode()


@pytest.mark.parametrize(
    "path",
    [
        "key.pem",
        "out.md",
        "..%2FREADME.md",
        "..%2fdocs%2fkey.pem",
        "%2Fetc%2Fhostname",
        "images",
        "guide.md%00",
        "x.md",
    ],
)
def test_nothing_beside_the_documents_is_ever_shown(gateway, path):
    answer = ask(gateway, "GET", f"/_local/docs/{path}")

    assert answer.status in {400, 404}
    assert b"secret" not in answer.body


def test_every_document_of_the_house_is_whole():
    """Links that lead nowhere, and pictures that are not there."""
    with running(deployed(), Functions()) as gateway:
        for path in sorted((ROOT / "docs").rglob("*.md")):
            name = path.relative_to(ROOT / "docs").as_posix()
            page = ask(gateway, "GET", f"/_local/docs/{name}")
            assert page.status == 200, name
            assert "is not among these documents" not in page.body.decode(), name


def test_the_architecture_begins_with_its_drawing():
    with running(deployed(), Functions()) as gateway:
        page = ask(gateway, "GET", "/_local/docs/architecture.md").body.decode()

    assert '<figure class="diagram">' in page
    assert "shared-bus → a queue per consumer" in page
