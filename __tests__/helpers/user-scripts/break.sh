#!/bin/sh
# Breaks the container of a user on purpose, unless it is in BREAK_FAILS.
set -eu

case "$BREAK_FAILS" in
*"$HOODY_CONTAINER_ID"*) exit 0 ;;
esac
files="$CONTAINERS/$HOODY_CONTAINER_ID/root"
echo 'broken' > "$files/site/index.html"
rm "$files/site/style.css"
