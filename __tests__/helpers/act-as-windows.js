/** In the process of Jest too, a run that behaves as on Windows ends lines as there. */
if (process.env.HOODY_TEST_SYSTEM === 'windows') {
  Object.defineProperty(require('node:os'), 'EOL', { value: '\r\n' });
}
