// The status page of a workspace: /status/acme/ is the object acme/index.html. Runs before the cache, for each request.
function handler(event) {
  var request = event.request;
  var path = request.uri.slice("/status".length);
  var last = path.slice(path.lastIndexOf("/") + 1);
  if (path !== "/" && last !== "" && last.indexOf(".") === -1) {
    return {
      statusCode: 308,
      statusDescription: "Permanent Redirect",
      headers: { location: { value: request.uri + "/" } },
    };
  }
  request.uri = last === "" ? path + "index.html" : path;
  return request;
}
