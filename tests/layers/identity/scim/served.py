"""The protocol as a WSGI application, for clients that want to speak HTTP to it."""

from http import HTTPStatus
from urllib.parse import parse_qs

from identity.scim.discovery import Discovery
from identity.scim.errors import NoSuchResource
from identity.scim.messages import refused
from identity.scim.service import Scim
from kernel.errors import Refusal


class NotLikeThat(Refusal):
    status = 405


def application(directory, base):
    """What serves one workspace under the path of ``base``."""
    scim, discovery = Scim(directory, base), Discovery(base)
    prefix = "/" + base.split("/", 3)[3]

    def serve(environ, start_response):
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        query = parse_qs(environ["QUERY_STRING"], keep_blank_values=True)
        parts = environ["PATH_INFO"].removeprefix(prefix).strip("/").split("/")
        headers = environ.get("HTTP_IF_MATCH"), environ.get("HTTP_IF_NONE_MATCH")
        answer = routed(scim, discovery, environ["REQUEST_METHOD"], parts, query, body, *headers)
        said = {**answer.headers, "Content-Type": answer.media_type}
        start_response(f"{answer.status} {HTTPStatus(answer.status).phrase}", list(said.items()))
        return [answer.body.encode()]

    return serve


def routed(scim, discovery, method, parts, query, body, if_match, if_none_match):
    first, last = parts[0], parts[-1]
    told = {
        ("ServiceProviderConfig", 1): lambda: discovery.config(query),
        ("Schemas", 1): lambda: discovery.schemas(query),
        ("Schemas", 2): lambda: discovery.schema(last, query),
        ("ResourceTypes", 1): lambda: discovery.resource_types(query),
        ("ResourceTypes", 2): lambda: discovery.resource_type(last, query),
    }
    if (first, len(parts)) in told:
        return told[first, len(parts)]() if method == "GET" else refused(NotLikeThat("this can only be read"))
    if method == "POST" and last == ".search":
        return scim.search("" if first == last else first, body)
    if (method, parts) == ("POST", ["Bulk"]):
        return scim.bulk(body)
    done = {
        ("GET", 1): lambda: scim.list(first, query),
        ("POST", 1): lambda: scim.create(first, body, query),
        ("GET", 2): lambda: scim.get(first, last, query, if_none_match),
        ("PUT", 2): lambda: scim.replace(first, last, body, query, if_match),
        ("PATCH", 2): lambda: scim.patch(first, last, body, query, if_match),
        ("DELETE", 2): lambda: scim.delete(first, last, if_match),
    }
    nothing = refused(NoSuchResource("there is nothing here"))
    return done.get((method, len(parts)), lambda: nothing)()
