#!/bin/sh
# Prints a checksum over every file of the container of a user.
set -eu

cd "$CONTAINERS/$HOODY_CONTAINER_ID/root/"
find . -type f -print | LC_ALL=C sort | while IFS= read -r file; do
  printf '%s\n' "$file"
  cat "$file"
done | cksum | tr ' ' '-'
