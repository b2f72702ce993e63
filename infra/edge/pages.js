// Every page of the web client is its one page; files are themselves. Runs before the cache, for each request.
// Placeholders in dollar signs and braces are filled in by CloudFormation.
function handler(event) {
  var request = event.request;
  var host = request.headers.host ? request.headers.host.value : "";
  if (host.indexOf("mta-sts.") === 0) {
    return mailPolicy(request.uri);
  }
  var last = request.uri.slice(request.uri.lastIndexOf("/") + 1);
  if (last.indexOf(".") === -1 && request.uri.indexOf("/.well-known/") !== 0) {
    request.uri = "/index.html";
  }
  return request;
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
