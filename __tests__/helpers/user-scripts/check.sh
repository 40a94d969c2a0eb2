#!/bin/sh
# The check of a user after a deploy. It fails for a container that is in CHECK_FAILS.
set -eu

case "$CHECK_FAILS" in
*"$HOODY_CONTAINER_ID"*)
  echo 'The check fails.'
  exit 1
  ;;
esac
echo 'The check passes.'
