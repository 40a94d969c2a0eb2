// The shortest program that fetches a list and parses it: URL TOKEN.
const http = require('node:http');

const [url, token] = process.argv.slice(2);
http.get(url, { headers: { authorization: `Bearer ${token}` } }, (response) => {
  const chunks = [];
  response.on('data', (chunk) => chunks.push(chunk)).on('end', () => JSON.parse(Buffer.concat(chunks)));
});
