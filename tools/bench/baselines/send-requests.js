// The shortest program that sends several requests, some at a time: MAX_PARALLEL METHOD TOKEN BODY URL...
const http = require('node:http');

const [maxSockets, method, token, body, ...urls] = process.argv.slice(2);
const agent = new http.Agent({ keepAlive: true, maxSockets: Number(maxSockets) });
const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
let pending = urls.length;
for (const url of urls) {
  const request = http.request(url, { method, headers, agent }, (response) => {
    if (response.statusCode >= 300) process.exitCode = 1;
    response.resume().on('end', () => {
      pending -= 1;
      if (pending === 0) agent.destroy();
    });
  });
  request.end(body);
}
