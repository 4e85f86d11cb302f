#!/usr/bin/env bash
# Goal 10 of performance: a county's dashboard from kept sums, over HTTP, against DuckDB answering the same from the lines.
# LINES (10000000; more are more counties), ROUNDS and PORT may be set. A hundred million lines take about 30 GB of disk.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=bench/lib.sh
. bench/lib.sh

rounds=${ROUNDS:-5}
lines=${LINES:-10000000}
port=${PORT:-18100}
var=$PWD/bench/var/dashboard
rm -rf "$var"
mkdir -p "$var"
need curl curl
find_java
start_servers "$var/servers.log"
own_schema
./mvnw -q -B dependency:copy -Dartifact=org.duckdb:duckdb_jdbc:1.4.1.0 -DoutputDirectory="$var"
bench=("$java" -Xmx512m --enable-native-access=ALL-UNNAMED -cp "target/quarkus-app/lib/main/*:$var/*" bench/dashboard/DashboardBench.java)

# Once to make the tables, and again to count what was put into them.
start_app "$port" "$var" -- -Xmx512m
kill "$app" && wait "$app" || true
"${bench[@]}" fill "$lines" "$var/lines.duckdb"
start_app "$port" "$var" -- -Xmx512m
"${bench[@]}" await "$lines"
"${bench[@]}" run "http://127.0.0.1:$port" "$var/lines.duckdb" "$rounds" "$lines"
machine
rm -rf "$var/media" "$var"/lines.duckdb*
