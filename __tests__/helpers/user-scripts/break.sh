#!/bin/sh
# Breaks the container of a user on purpose, unless it is in BREAK_FAILS. Later post steps do nothing if it is in
# BREAK_LOSES_RUNNER.
set -eu

case "$BREAK_FAILS" in
*"$HOODY_CONTAINER_ID"*) exit 0 ;;
esac
files="$CONTAINERS/$HOODY_CONTAINER_ID/root"
echo 'broken' > "$files/site/index.html"
rm "$files/site/style.css"
case "$BREAK_LOSES_RUNNER" in
*"$HOODY_CONTAINER_ID"*) ./lose-runner.sh ;;
esac
