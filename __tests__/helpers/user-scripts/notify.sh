#!/bin/sh
# The notification of a user after a deploy. It fails, as with a chat that is down, for a container that is in
# NOTIFY_FAILS, and loses the runner for one that is in NOTIFY_LOSES_RUNNER.
set -eu

for container in $(echo "$HOODY_CONTAINER_ID" | tr ',' ' '); do
  case "$NOTIFY_FAILS" in
  *"$container"*)
    echo 'The notification fails.'
    exit 1
    ;;
  esac
  case "$NOTIFY_LOSES_RUNNER" in
  *"$container"*)
    ./lose-runner.sh
    exit 1
    ;;
  esac
done
echo 'The notification is sent.'
