#!/usr/bin/env bash
# Goal 5: a page that no cache holds, names searched within a village, against the bare Vert.x PostgreSQL client with
# Jackson on the same table. Prints CPU microseconds a request of the server and of PostgreSQL. ROUNDS,
# SECONDS_EACH and PORT may be set.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=bench/lib.sh
. bench/lib.sh

rounds=${ROUNDS:-5}
seconds=${SECONDS_EACH:-5}
port=${PORT:-18380}
var=$PWD/bench/var/search
mkdir -p "$var"
need curl curl
need h2load nghttp2-client
two_cores
find_java
start_servers "$var/servers.log"
own_schema
start_app "$port" "$var" taskset -c 0 -- -Xmx512m
roster=$("$java" -cp 'target/quarkus-app/lib/main/*' bench/SeedRoster.java)
version=$("$java" -cp 'target/quarkus-app/lib/main/*' bench/SeedRoster.java version)
libraries=${REFERENCE_CLASSPATH:-}
if [ -z "$libraries" ]; then
    ./mvnw -q -B -f bench/reference/pom.xml dependency:build-classpath -Dmdep.outputFile="$var/classpath"
    libraries=$(cat "$var/classpath")
fi
bare_port=$((port + 1))
taskset -c 0 "$java" -Xmx512m -cp "$libraries" bench/reference/BareSearch.java "$bare_port" "$version" >"$var/bare.log" 2>&1 &
bare=$!
pids+=("$bare")
query='village=360735100205&limit=50'
wait_for 60 curl -sf "http://127.0.0.1:$bare_port/?$query&name=%E8%8B%8F"
# Eighteen surnames, in turn: about one line in eighteen of the village's 250.
: >"$var/ours.txt"
: >"$var/bare.txt"
for name in 苏 熊 夏 尹 余 吴 温 赖 孙 陈 傅 郭 戴 宋 阎 贾 潘 汪; do
    encoded=$(printf %s "$name" | od -An -tx1 | tr -d '\n' | sed 's/ /%/g')
    echo "http://127.0.0.1:$port/api/v1/rosters/$roster/lines?$query&name=$encoded" >>"$var/ours.txt"
    echo "http://127.0.0.1:$bare_port/?$query&name=$encoded" >>"$var/bare.txt"
done

hertz=$(getconf CLK_TCK)
# measure PID FILE → server's and PostgreSQL's CPU microseconds a request
measure() {
    local a p done
    a=$(ticks "$1")
    p=$(postgres_ticks)
    taskset -c 1 h2load --h1 -c 8 -D "$seconds" -i "$2" >"$var/h2load"
    grep -q ' 0 failed, 0 errored' "$var/h2load" && grep -q ', 0 4xx, 0 5xx' "$var/h2load" || { cat "$var/h2load" >&2; exit 1; }
    done=$(sed -n 's/.* \([0-9]*\) succeeded.*/\1/p' "$var/h2load")
    awk -v a=$(($(ticks "$1") - a)) -v p=$(($(postgres_ticks) - p)) -v hz="$hertz" -v n="$done" \
        'BEGIN {printf "%.2f %.2f", a / hz * 1e6 / n, p / hz * 1e6 / n}'
}

echo "Warming up …" >&2
warm_up 24 measure "$app" "$var/ours.txt"
warm_up 24 measure "$bare" "$var/bare.txt"
: >"$var/rounds"
for round in $(seq 1 "$rounds"); do
    echo "$(measure "$app" "$var/ours.txt") $(measure "$bare" "$var/bare.txt")" >>"$var/rounds"
    echo "round $round: $(tail -1 "$var/rounds") (ours, its PostgreSQL; bare, its PostgreSQL; µs)" >&2
done
echo
echo "Names searched within a village of 250 lines; $rounds rounds of $seconds s, server on core 0, h2load on core 1, 8 connections"
machine
summary "ours (CPU µs a request)" '$1' "$var/rounds"
summary "PostgreSQL under ours" '$2' "$var/rounds"
summary "bare (CPU µs a request)" '$3' "$var/rounds"
summary "PostgreSQL under bare" '$4' "$var/rounds"
summary "goal 5: ours / bare, PostgreSQL included (≤ 1.3)" '($1 + $2) / ($3 + $4)' "$var/rounds"
