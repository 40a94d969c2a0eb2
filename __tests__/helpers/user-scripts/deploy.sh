#!/bin/sh
# The deploy of a user: puts another release into the files of the containers. A line of DEPLOY_ENDS, such as
# "<container id> fails" or "<container id> hangs", sets how it ends. Without a line for a container it succeeds.
set -eu

for container in $(echo "$HOODY_CONTAINER_ID" | tr ',' ' '); do
  files="$CONTAINERS/$container/root"
  echo '<p>Release 2</p>' > "$files/site/index.html"
  rm "$files/site/style.css"
  chmod 600 "$files/app/config.json"
  mkdir "$files/site/news"
  ln -s ../index.html "$files/site/news/index.html"

  case "$DEPLOY_ENDS" in
  *"$container fails"*)
    echo 'The deploy fails.'
    # act drops what a step that fails has just written, and with `exec`, no shell remains that could wait.
    sleep 0.3
    exit 1
    ;;
  *"$container hangs without a runner"*)
    ./lose-runner.sh
    echo 'The deploy hangs.'
    sleep 600
    ;;
  *"$container hangs"*)
    echo 'The deploy hangs.'
    sleep 600
    ;;
  *"$container loses the runner"*)
    ./lose-runner.sh
    exit 1
    ;;
  esac
done
