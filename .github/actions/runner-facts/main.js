const { appendFileSync } = require('node:fs');
const path = require('node:path');

const { GITHUB_STATE = '', GITHUB_ENV = '', RUNNER_TRACKING_ID = '' } = process.env;
appendFileSync(GITHUB_STATE, `saved=by main\nempty=\n`);
appendFileSync(GITHUB_STATE, `environmentFile=${path.basename(GITHUB_ENV)}\n`);
appendFileSync(GITHUB_STATE, `trackingId=${RUNNER_TRACKING_ID}\n`);
