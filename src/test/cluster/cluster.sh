#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Three brokers in containers, secured as docs/examples/secured-kafka/mtls.*, and what can be done to them: for
# `./gangway drill cluster`.
#   cluster.sh NAME up FOLDER   starts them; FOLDER then has admin.properties and gangway.drill.properties
#   cluster.sh NAME kill N      SIGKILL for broker N
#   cluster.sh NAME start N     broker N again, on its data
#   cluster.sh NAME cut N M     no packet goes between N and M; both still reach the third, and clients reach all
#   cluster.sh NAME mend N M
#   cluster.sh NAME down
set -euo pipefail

name=$1
verb=$2

network() {
  if [ "$1" -lt "$2" ]; then echo "$name-$1-$2"; else echo "$name-$2-$1"; fi
}

case $verb in
  up)
    cd "$(dirname "$0")/../../.."
    image=$(bash src/test/cluster/make-image.sh)
    echo "image $image" >&2
    ./mvnw -B -ntp -q -Pquick -Dcds.skip=true test-compile exec:exec@cluster-by-hand -Dcluster.name="$name" -Dcluster.folder="$3"
    ;;
  kill | start) docker "$verb" "$name-$3" >/dev/null ;;
  cut) docker network disconnect "$(network "$3" "$4")" "$name-$3" ;;
  mend)
    subnet=$(docker network inspect -f '{{(index .IPAM.Config 0).Subnet}}' "$(network "$3" "$4")")
    docker network connect --ip "${subnet%.*}.$((10 + $3))" "$(network "$3" "$4")" "$name-$3"
    ;;
  down)
    docker rm -f "$name-1" "$name-2" "$name-3" >/dev/null
    docker network rm "$name-1-2" "$name-1-3" "$name-2-3" >/dev/null
    ;;
  *)
    echo "cluster.sh: up, kill, start, cut, mend or down" >&2
    exit 2
    ;;
esac
