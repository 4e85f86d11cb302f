#!/usr/bin/env bash
# Goal 4: rosters published and withdrawn over HTTP at one of two replicas while both are read all the time, until both
# answer the new state, against a bare Redis SET until its push arrives, alone and after an INSERT that is committed. In a
# part of each round the replicas' connections to Redis are cut meanwhile. Ends with an error where anything old was read
# after the answer. CHANGES (of each kind a round), CUTS, ROUNDS and PORT may be set.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=bench/lib.sh
. bench/lib.sh

port=${PORT:-18280}
var=$PWD/bench/var/freshness
mkdir -p "$var"
need curl curl
two_cores
find_java
start_servers "$var/servers.log"
own_schema
start_app "$port" "$var" taskset -c 0 -- -Xmx512m
start_app "$((port + 1))" "$var" taskset -c 0 -- -Xmx512m
machine
taskset -c 1 "$java" -cp 'target/quarkus-app/lib/main/*' bench/Freshness.java "$port" "$((port + 1))" \
    "${ROUNDS:-5}" "${CHANGES:-100}" "${CUTS:-10}"
