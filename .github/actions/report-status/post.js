const { appendFileSync } = require('node:fs');

const { GITHUB_ENV = '', 'INPUT_JOB-STATUS': status = '' } = process.env;
appendFileSync(GITHUB_ENV, `STATUS_AFTER_A_RED_POST_STEP=${status}\n`);
