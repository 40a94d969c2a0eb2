#!/bin/sh
# The check of a user after a deploy. It fails for a container that is broken, or that is in CHECK_FAILS.
set -eu

for container in $(echo "$HOODY_CONTAINER_ID" | tr ',' ' '); do
  if echo "$CHECK_FAILS" | grep -q "$container" || grep -q broken "$CONTAINERS/$container/root/site/index.html"; then
    echo 'The check fails.'
    exit 1
  fi
done
echo 'The check passes.'
