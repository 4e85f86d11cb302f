#!/usr/bin/env bash
# Goal 10 of performance: a county's dashboard from kept sums, over HTTP, against DuckDB answering the same from the lines.
# LINES (10000000; more are more counties), ROUNDS and PORT may be set. 10^8 lines take about 30 GB under bench/var and var.
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/lib.sh

rounds=${ROUNDS:-5}
lines=${LINES:-10000000}
port=${PORT:-18100}
var=$PWD/bench/var/dashboard
rm -rf "$var"
mkdir -p "$var/media"
trap stop EXIT

find_java
start_servers "$var/servers.log"
./mvnw -q -B dependency:copy -Dartifact=org.duckdb:duckdb_jdbc:1.4.1.0 -DoutputDirectory="$var"
bench=("$java" -Xmx1g --enable-native-access=ALL-UNNAMED -cp "target/quarkus-app/lib/main/*:$var/*" bench/dashboard/DashboardBench.java)

# A schema of its own on that server, so that a site being tried there is left alone.
FINGERTIP_DATABASE_URL=$("${bench[@]}" schema)
FINGERTIP_FIRST_ADMIN_PASSWORD=$(head -c 18 /dev/urandom | base64)
export FINGERTIP_DATABASE_URL FINGERTIP_FIRST_ADMIN_PASSWORD
# Once to make the tables, and again to count what was put into them.
start_app "$port" "$var"
kill "$app" && wait "$app" || true
"${bench[@]}" fill "$lines" "$var/lines.duckdb"
start_app "$port" "$var"
"${bench[@]}" await "$lines"
"${bench[@]}" run "http://127.0.0.1:$port" "$var/lines.duckdb" "$rounds" "$lines"
"${bench[@]}" schema >/dev/null
rm -rf "$var/media" "$var"/lines.duckdb*
