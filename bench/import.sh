#!/usr/bin/env bash
# Goal 6 of performance: an .xlsx of 200,000 invented people imported over HTTP, every check on, against a bare
# fastexcel parse + COPY into a table with the same indexes. Prints wall times of interleaved rounds and their ratios.
# ROUNDS, ROWS and HEAP (of both JVMs, such as 256m) may be set.
set -euo pipefail
cd "$(dirname "$0")/.."

rounds=${ROUNDS:-5}
rows=${ROWS:-200000}
heap=${HEAP:-512m}
port=${PORT:-18090}
var=$PWD/bench/var/import
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

[ -f target/quarkus-app/quarkus-run.jar ] || ./mvnw -q -B package -DskipTests
settings=var/servers/settings.sh
rm -f "$settings"
./mvnw -q -B compile exec:java@servers >"$var/servers.log" 2>&1 &
pids+=($!)
wait_for 300 grep -q WX_MINIAPP_SECRET "$settings"
# shellcheck disable=SC1090
. "$settings"

# A schema of its own on that server, so that a site being tried there is left alone.
bench=("$java" "-Xmx$heap" -cp 'target/quarkus-app/lib/main/*' bench/importing/ImportBench.java)
FINGERTIP_DATABASE_URL=$("${bench[@]}" schema)
FINGERTIP_FIRST_ADMIN_PASSWORD=$(head -c 18 /dev/urandom | base64)
export FINGERTIP_DATABASE_URL FINGERTIP_FIRST_ADMIN_PASSWORD
QUARKUS_HTTP_PORT=$port QUARKUS_HTTP_HOST=127.0.0.1 FINGERTIP_MEDIA_FOLDER=$var/media \
    "$java" "-Xmx$heap" -jar target/quarkus-app/quarkus-run.jar >"$var/app.log" 2>&1 &
pids+=($!)
wait_for 300 curl -sf "http://127.0.0.1:$port/q/health/ready"

"${bench[@]}" run "http://127.0.0.1:$port" "$rows" "$rounds" "$var/people.xlsx"
rm -rf "$var/media"
