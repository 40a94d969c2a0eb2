// The shortest program that sends a request: METHOD URL TOKEN [BODY].
const http = require('node:http');

const [method, url, token, body] = process.argv.slice(2);
const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
http
  .request(url, { method, headers }, (response) => {
    process.exitCode = response.statusCode < 300 ? 0 : 1;
    response.resume();
  })
  .end(body);
