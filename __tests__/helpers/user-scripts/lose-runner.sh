#!/bin/sh
# Keeps the post steps of the job from doing anything, as if its runner were lost. On GitHub, nothing in a job can set
# NODE_OPTIONS; in act, it can.
set -eu

echo 'process.exit(0)' > "$RUNNER_TEMP/lost.js"
echo "NODE_OPTIONS=--require=$RUNNER_TEMP/lost.js" >> "$GITHUB_ENV"
echo 'The runner is lost.'
