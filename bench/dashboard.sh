#!/usr/bin/env bash
# Goal 10 of performance: a county's dashboard from kept sums, over HTTP, against DuckDB answering the same from the lines.
# LINES (10000000; more are more counties), ROUNDS and PORT may be set. A hundred million lines take about 30 GB of disk.
set -euo pipefail
cd "$(dirname "$0")/.."

rounds=${ROUNDS:-5}
lines=${LINES:-10000000}
port=${PORT:-18100}
var=$PWD/bench/var/dashboard
rm -rf "$var"
mkdir -p "$var/media"

pids=()
stop() {
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    for pid in "${pids[@]}"; do wait "$pid" 2>/dev/null || true; done
}
trap stop EXIT

wait_for() {
    for _ in $(seq 1 "$1"); do
        if "${@:2}" >/dev/null 2>&1; then return; fi
        sleep 1
    done
    echo "Gave up waiting for: ${*:2}" >&2
    exit 1
}

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
# The JDK that mvnw finds may not be the one on the PATH.
"$java" -version 2>&1 | grep -Eq 'version "(2[5-9]|[3-9][0-9])' || {
    java=$(ls -d /usr/lib/jvm/*25*/bin/java /opt/*25*/bin/java 2>/dev/null | head -1)
    [ -n "$java" ] || { echo "Set JAVA_HOME to a JDK 25." >&2; exit 1; }
}

start_site() {
    QUARKUS_HTTP_PORT=$port QUARKUS_HTTP_HOST=127.0.0.1 FINGERTIP_MEDIA_FOLDER=$var/media \
        "$java" -Xmx512m -jar target/quarkus-app/quarkus-run.jar >>"$var/app.log" 2>&1 &
    site=$!
    pids+=("$site")
    wait_for 300 curl -sf "http://127.0.0.1:$port/q/health/ready"
}

[ -f target/quarkus-app/quarkus-run.jar ] || ./mvnw -q -B package -DskipTests
./mvnw -q -B dependency:copy -Dartifact=org.duckdb:duckdb_jdbc:1.4.1.0 -DoutputDirectory="$var"
settings=var/servers/settings.sh
rm -f "$settings"
./mvnw -q -B compile exec:java@servers >"$var/servers.log" 2>&1 &
pids+=($!)
wait_for 300 grep -q WX_MINIAPP_SECRET "$settings"
# shellcheck disable=SC1090
. "$settings"

# A schema of its own on that server, so that a site being tried there is left alone.
bench=("$java" -Xmx512m --enable-native-access=ALL-UNNAMED -cp "target/quarkus-app/lib/main/*:$var/*" bench/dashboard/DashboardBench.java)
server=$FINGERTIP_DATABASE_URL
FINGERTIP_DATABASE_URL=$("${bench[@]}" schema)
FINGERTIP_FIRST_ADMIN_PASSWORD=$(head -c 18 /dev/urandom | base64)
export FINGERTIP_DATABASE_URL FINGERTIP_FIRST_ADMIN_PASSWORD

# Once to make the tables, and again to count what was put into them.
start_site
kill "$site" && wait "$site" || true
"${bench[@]}" fill "$lines" "$var/lines.duckdb"
start_site
"${bench[@]}" await "$lines"
"${bench[@]}" run "http://127.0.0.1:$port" "$var/lines.duckdb" "$rounds" "$lines"
kill "$site" && wait "$site" || true
FINGERTIP_DATABASE_URL=$server "${bench[@]}" drop
rm -rf "$var/media" "$var"/lines.duckdb*
