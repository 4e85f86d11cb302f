#!/usr/bin/env bash
# Goal 12 of performance: the cached page (goal 1), the name search in a village (goal 5) and the import (goal 6), ours
# and what a county's vendor would deliver (bench/peer: Spring Boot, MyBatis, EasyExcel), side by side against the same
# PostgreSQL and Redis. ROUNDS, SECONDS_EACH, ROWS, HEAP and PORT may be set.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=bench/lib.sh
. bench/lib.sh

rounds=${ROUNDS:-5}
seconds=${SECONDS_EACH:-4}
rows=${ROWS:-200000}
heap=${HEAP:-512m}
port=${PORT:-18110}
peer_port=$((port + 1))
var=$PWD/bench/var/peer
mkdir -p "$var"
need wrk wrk
need curl curl
two_cores
find_java

start_servers "$var/servers.log"
own_schema
peer_bench=("$java" "-Xmx$heap" -cp 'target/quarkus-app/lib/main/*' bench/importing/PeerBench.java)
./mvnw -q -B -f bench/peer/pom.xml package >"$var/build.log" 2>&1

start_peer() { # words in front of java
    # EasyExcel makes classes while it runs.
    "$@" "$java" "-Xmx$heap" --add-opens java.base/java.lang=ALL-UNNAMED -jar bench/peer/target/peer.jar \
        --server.port=$peer_port >"$var/peer.log" 2>&1 &
    peer=$!
    pids+=("$peer")
    wait_for 300 curl -s "http://127.0.0.1:$peer_port/"
}

# ── look-ups: each server on core 0 in turn, the load on core 1 ──────────────
start_app "$port" "$var" taskset -c 0 -- "-Xmx$heap"
roster=$("$java" -cp 'target/quarkus-app/lib/main/*' bench/SeedRoster.java)
"${peer_bench[@]}" table
start_peer taskset -c 0
ours="http://127.0.0.1:$port/api/v1/rosters/$roster/lines?limit=50"
theirs="http://127.0.0.1:$peer_port/peer/rosters/$roster/lines?year=2019&limit=50"
curl -sf "$ours" -o "$var/ours.json"
curl -sf "$theirs" -o "$var/theirs.json"
[ "$(grep -o '"no":' "$var/ours.json" | wc -l)" = "$(grep -o '"no":' "$var/theirs.json" | wc -l)" ]

"${peer_bench[@]}" names "$var/names"
cat >"$var/names.lua" <<'LUA'
local suffixes, at, front = {}, 0, nil
for line in io.lines(os.getenv("NAMES")) do suffixes[#suffixes + 1] = line end
function request()
    front = front or wrk.path
    at = at % #suffixes + 1
    return wrk.format("GET", front .. suffixes[at])
end
LUA
export NAMES=$var/names

hertz=$(getconf CLK_TCK)
# measure "pid …" url [option of wrk …] → CPU microseconds a request of those processes
measure() {
    local of=$1 url=$2 before after out
    shift 2
    # shellcheck disable=SC2086
    before=$(ticks $of)
    out=$(taskset -c 1 wrk -t1 -c16 -d"${seconds}s" -H 'Accept-Encoding: gzip' "$@" "$url")
    # shellcheck disable=SC2086
    after=$(ticks $of)
    if grep -q 'Non-2xx' <<<"$out" || grep -q 'Socket errors' <<<"$out"; then
        echo "$out" >&2
        exit 1
    fi
    awk -v t=$((after - before)) -v hz="$hertz" '/requests in/ {printf "%.2f\n", t / hz * 1e6 / $1}' <<<"$out"
}

echo "Warming up …" >&2
warm_up 24 measure "$app" "$ours"
warm_up 24 measure "$peer" "$theirs"
warm_up 24 measure "$app $(postgres_pids)" "$ours" -s "$var/names.lua"
warm_up 24 measure "$peer $(postgres_pids)" "$theirs" -s "$var/names.lua"
: >"$var/lookups"
for round in $(seq 1 "$rounds"); do
    a=$(measure "$app" "$ours")
    b=$(measure "$peer" "$theirs")
    c=$(measure "$app $(postgres_pids)" "$ours" -s "$var/names.lua")
    d=$(measure "$peer $(postgres_pids)" "$theirs" -s "$var/names.lua")
    echo "$a $b $c $d" >>"$var/lookups"
    echo "round $round: page $a and $b µs, search $c and $d µs" >&2
done
kill "$app" "$peer"
wait "$app" "$peer" 2>/dev/null || true

# ── imports: both cores for whoever is at work ───────────────────────────────
start_app "$port" "$var" -- "-Xmx$heap"
start_peer
"${peer_bench[@]}" run "http://127.0.0.1:$port" "http://127.0.0.1:$peer_port" "$rows" "$rounds" "$var/people.xlsx" \
    "$var/imports"

echo
echo "$rounds rounds of $seconds s, 16 connections; $rows rows; heaps of $heap"
machine
summary "ours, cached page (CPU µs a request)" '$1' "$var/lookups"
summary "peer, cached page, without its Redis" '$2' "$var/lookups"
summary "goal 12 of 1: peer / ours (≥ 2)" '$2 / $1' "$var/lookups"
summary "ours, name search, PostgreSQL included" '$3' "$var/lookups"
summary "peer, name search, PostgreSQL included" '$4' "$var/lookups"
summary "goal 12 of 5: peer / ours (≥ 2)" '$4 / $3' "$var/lookups"
summary "ours, import, every person known (s)" '$1' "$var/imports"
summary "peer, import (s)" '$2' "$var/imports"
summary "goal 12 of 6: peer / ours (≥ 6)" '$2 / $1' "$var/imports"
rm -rf "$var/media"
