#!/bin/sh
# The notification of a user after a deploy. It fails, as with a chat that is down, for a container that is in NOTIFY_FAILS.
set -eu

case "$NOTIFY_FAILS" in
*"$HOODY_CONTAINER_ID"*)
  echo 'The notification fails.'
  exit 1
  ;;
esac
echo 'The notification is sent.'
