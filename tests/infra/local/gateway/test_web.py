import pytest

from tests.infra.local.gateway.stand_ins import Functions, ask, deployed, running


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    root = tmp_path_factory.mktemp("site")
    (root / "secret.txt").write_text("secret")
    web = root / "dist"
    (web / "assets").mkdir(parents=True)
    (web / "index.html").write_text("<title>client</title>")
    (web / "assets" / "app.js").write_text("export {}")
    (web / "leak.txt").symlink_to(root / "secret.txt")
    return web


@pytest.fixture(scope="module")
def gateway(folder):
    with running(deployed(), Functions(), web=folder) as running_gateway:
        yield running_gateway


def test_files_are_sent_with_their_types(gateway):
    answer = ask(gateway, "GET", "/assets/app.js?v=1")
    assert (answer.status, answer.body) == (200, b"export {}")
    assert answer.header("Content-Type") == "text/javascript; charset=utf-8"
    again = ask(gateway, "GET", "/assets/app.js", headers={"If-None-Match": answer.header("ETag")})
    assert again.status == 304
    assert ask(gateway, "HEAD", "/assets/app.js").header("Content-Length") == "9"


@pytest.mark.parametrize("path", ["/", "/index.html", "/mail/inbox", "/settings/", "/a%20b"])
def test_the_client_routes_what_has_no_dot(gateway, path):
    answer = ask(gateway, "GET", path)
    assert (answer.status, answer.body) == (200, b"<title>client</title>")
    assert answer.header("Content-Type") == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    "path",
    [
        "/missing.js",
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/assets/..%5c..%5csecret.txt",
        "/leak.txt",
        "//etc/passwd.txt",
        "/%2fetc%2fpasswd.txt",
        "/secret.txt%00.html",
        "/assets/app.js/x.js",
        "/" + "a" * 3000 + ".js",
    ],
)
def test_nothing_outside_the_folder_is_ever_sent(gateway, path):
    answer = ask(gateway, "GET", path)
    assert answer.status in {400, 404}, answer
    assert b"secret" not in answer.body


def test_files_are_for_reading(gateway):
    answer = ask(gateway, "POST", "/", b"x")
    assert answer.said == (405, {"message": "Method Not Allowed"})
    assert answer.header("Allow") == "GET, HEAD"


@pytest.mark.parametrize("web", [None, "elsewhere"])
def test_without_a_client_there_is_a_welcome(tmp_path, web):
    with running(deployed(), Functions(), web=web and tmp_path / web) as gateway:
        answer = ask(gateway, "GET", "/")
        assert answer.status == 200
        for link in ("/_local/functions", "/_local/mail", "/_local/reference", "/_local/docs"):
            assert f'href="{link}"' in answer.body.decode()
        assert "has not been built yet" in answer.body.decode()
        assert ask(gateway, "GET", "/other").status == 404


def test_a_client_that_is_built_meanwhile_is_there_at_once(tmp_path):
    with running(deployed(), Functions(), web=tmp_path) as gateway:
        assert b"has not been built yet" in ask(gateway, "GET", "/").body
        (tmp_path / "index.html").write_text("<title>client</title>")
        assert ask(gateway, "GET", "/").body == b"<title>client</title>"
        overview = ask(gateway, "GET", "/_local").body.decode()
    assert "has not been built yet" not in overview
    assert '<a class="tile" href="/">' in overview


def test_what_has_a_digest_in_its_name_is_kept_and_the_page_is_asked_for_again(gateway):
    assert ask(gateway, "GET", "/assets/app.js").header("Cache-Control") == "public, max-age=31536000, immutable"
    assert ask(gateway, "GET", "/").header("Cache-Control") == "no-cache"


def test_a_browser_that_comes_by_number_is_sent_on_to_the_name(gateway):
    moved = ask(gateway, "GET", "/mail?x=1", headers={"Sec-Fetch-Mode": "navigate"})
    assert (moved.status, moved.header("Location")) == (307, f"http://localhost:{gateway.port}/mail?x=1")
    assert ask(gateway, "GET", "/mail?x=1").status == 200, "a program may come as it likes"
