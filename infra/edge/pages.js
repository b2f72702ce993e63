// Every page of the web client is its one page; files are themselves. Runs before the cache, for each request.
// Placeholders in dollar signs and braces are filled in by CloudFormation.
function handler(event) {
  var request = event.request;
  var host = request.headers.host ? request.headers.host.value : "";
  if (host.indexOf("mta-sts.") === 0) {
    return mailPolicy(request.uri);
  }
  if (/^\/(api|scim|ical|jmap)(\/|$)/.test(request.uri) || /^\/\.well-known(\/[^.]*)?$/.test(request.uri)) {
    return nothing();
  }
  var last = request.uri.slice(request.uri.lastIndexOf("/") + 1);
  if (last.indexOf(".") === -1) {
    request.uri = "/index.html";
  }
  return request;
}

// Programs ask here, and no API knows this path: a page would be the wrong answer.
function nothing() {
  return {
    statusCode: 404,
    statusDescription: "Not Found",
    headers: {
      "content-type": { value: "application/problem+json" },
      "cache-control": { value: "no-store" },
    },
    body: '{"type":"urn:stoa:problem:not-found","title":"Not found","status":404,"detail":"There is nothing at this path."}',
  };
}

// How other mail servers shall send us mail (RFC 8461).
function mailPolicy(path) {
  if (path !== "/.well-known/mta-sts.txt") {
    return { statusCode: 404, statusDescription: "Not Found" };
  }
  var lines = ["version: STSv1", "mode: ${MailTls}", "mx: inbound-smtp.${Region}.amazonaws.com", "max_age: 604800", ""];
  return {
    statusCode: 200,
    statusDescription: "OK",
    headers: { "content-type": { value: "text/plain; charset=utf-8" } },
    body: lines.join("\r\n"),
  };
}
