#!/usr/bin/env bash
# Goal 8 of performance: how long look-ups of a cached page take at a constant rate, idle and while a 200,000-row import
# runs in the same server. h2load keeps the rate over 100 connections that begin one after the other, each a request at its
# own fixed times, so that a slow answer holds up no other and they do not come in bursts. ROUNDS, RATE (a second), ROWS,
# HEAP and PORT may be set.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=bench/lib.sh
. bench/lib.sh

rounds=${ROUNDS:-5}
rate=${RATE:-1000}
rows=${ROWS:-200000}
heap=${HEAP:-512m}
port=${PORT:-18140}
var=$PWD/bench/var/during-import
mkdir -p "$var"
# In memory where it can be: h2load writes it between its requests, and the disk is PostgreSQL's meanwhile.
log=$var/log
[ -w /dev/shm ] && log=/dev/shm/fingertip-during-import.log
need curl curl
need h2load nghttp2-client
find_java

start_servers "$var/servers.log"
own_schema
BENCH_PASSWORD=bench-$(head -c 9 /dev/urandom | base64 | tr -dc A-Za-z0-9)
export BENCH_PASSWORD
run=("$java" -Xmx512m -cp 'target/quarkus-app/lib/main/*')

start_app "$port" "$var" -- "-Xmx$heap"
export BENCH_SERVER=$app
site=http://127.0.0.1:$port
roster=$("${run[@]}" bench/SeedRoster.java)
"${run[@]}" bench/importing/OneImport.java clerk "$site"
"${run[@]}" bench/importing/InventedWorkbook.java "$site" "$rows" "$var/people.xlsx"
import() { "${run[@]}" bench/importing/OneImport.java run "$site" "$rows" "$var/people.xlsx"; }
# The first import meets new people only, and compiles the code.
import >/dev/null
url="$site/api/v1/rosters/$roster/lines?limit=50"
curl -sf "$url" >/dev/null

: >"$var/rounds"
for round in $(seq 0 "$rounds"); do
    # It asks until the import is done, however long that takes.
    ask_at_rate "$rate" "$log" "$url"
    sleep 2
    idle=$(date +%s.%N)
    sleep 8
    begun=$(date +%s.%N)
    took=$(import | cut -d' ' -f1)
    # Leaves out what the client took to start.
    ended=$(date +%s.%N)
    stop_asking
    from=$(awk -v e="$ended" -v t="$took" 'BEGIN {printf "%.6f", e - t}')
    read -r busy99 busy50 <<<"$(percentiles "$log" "$from" "$ended")"
    read -r idle99 idle50 <<<"$(percentiles "$log" "$idle" "$begun")"
    echo "round $round: idle $idle99 ms, while importing $busy99 ms, import $took s" >&2
    # Round 0 warms up.
    [ "$round" = 0 ] || echo "$idle99 $busy99 $idle50 $busy50 $took" >>"$var/rounds"
done

echo
echo "$rounds rounds, $rate look-ups a second of a cached page of 50 lines, import of $rows rows, every person known"
machine
summary "idle, 99 % (ms)" '$1' "$var/rounds"
summary "while an import runs, 99 % (ms)" '$2' "$var/rounds"
summary "goal 8: ratio (≤ 2)" '$2 / $1' "$var/rounds"
summary "idle, half (ms)" '$3' "$var/rounds"
summary "while an import runs, half (ms)" '$4' "$var/rounds"
summary "the import itself (s)" '$5' "$var/rounds"
rm -rf "$log" "$var/media" "$var"/people*
