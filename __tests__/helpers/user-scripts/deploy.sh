#!/bin/sh
# The deploy of a user: puts another release into the files of the container. A line of DEPLOY_ENDS, such as
# "<container id> fails" or "<container id> hangs", sets how it ends. Without a line for the container it succeeds.
set -eu

files="$CONTAINERS/$HOODY_CONTAINER_ID/root"
echo '<p>Release 2</p>' > "$files/site/index.html"
rm "$files/site/style.css"
chmod 600 "$files/app/config.json"
mkdir "$files/site/news"
ln -s ../index.html "$files/site/news/index.html"

case "$DEPLOY_ENDS" in
*"$HOODY_CONTAINER_ID fails"*)
  echo 'The deploy fails.'
  exit 1
  ;;
*"$HOODY_CONTAINER_ID hangs"*)
  echo 'The deploy hangs.'
  sleep 600
  ;;
esac
