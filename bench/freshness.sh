#!/usr/bin/env bash
# Goal 4: from the change told to Redis, after its commit, until a replica answers the new state, against a bare Redis
# SET until its push arrives. CHANGES and ROUNDS may be set.
set -euo pipefail
cd "$(dirname "$0")/.."

port=${PORT:-18280}
var=$PWD/bench/var/freshness
# shellcheck source=bench/ground.sh
. bench/ground.sh
start_app "$port"
taskset -c 1 "$java" -cp 'target/quarkus-app/lib/main/*' bench/Freshness.java "$port" "${ROUNDS:-5}" "${CHANGES:-100}"
