#!/usr/bin/env bash
# Goal 6 of performance: an .xlsx of 200,000 invented people imported over HTTP, every check on, against a bare
# fastexcel parse + COPY into a table with the same indexes. Prints wall times of interleaved rounds and their ratios.
# ROUNDS, ROWS, HEAP (of both JVMs, such as 256m) and PORT may be set.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=bench/lib.sh
. bench/lib.sh

rounds=${ROUNDS:-5}
rows=${ROWS:-200000}
heap=${HEAP:-512m}
port=${PORT:-18090}
var=$PWD/bench/var/import
mkdir -p "$var"
need curl curl
find_java

start_servers "$var/servers.log"
own_schema
start_app "$port" "$var" -- "-Xmx$heap"
BENCH_SERVER=$app
BENCH_POSTGRES=$(postgres_pids | cut -d' ' -f1)
export BENCH_SERVER BENCH_POSTGRES
"$java" "-Xmx$heap" -cp 'target/quarkus-app/lib/main/*' bench/importing/ImportBench.java "http://127.0.0.1:$port" "$rows" "$rounds" "$var/people.xlsx"
machine
rm -rf "$var/media"
