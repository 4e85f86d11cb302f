#!/usr/bin/env bash
# Goal 3: a page that nobody has asked for yet, asked 5,000 times a second at once, against the same page warm.
# Prints 99th percentiles of the first second, their ratio, and how often the database was read. ROUNDS may be set.
set -euo pipefail
cd "$(dirname "$0")/.."

rounds=${ROUNDS:-5}
rate=${RATE:-5000}
port=${PORT:-18180}
var=$PWD/bench/var/coldkey
# shellcheck source=bench/ground.sh
. bench/ground.sh
need h2load nghttp2-client
start_app "$port"
roster=$("$java" -cp 'target/quarkus-app/lib/main/*' bench/SeedRoster.java)

# ask LIMIT → 99th percentile in microseconds, of one second at the constant rate
ask() {
    rm -f "$var/log"
    taskset -c 1 h2load --h1 -c 50 --rps "$((rate / 50))" -n "$rate" --log-file "$var/log" -H 'Accept-Encoding: gzip' \
        "http://127.0.0.1:$port/api/v1/rosters/$roster/lines?limit=$1" >"$var/h2load"
    grep -q "$rate succeeded, 0 failed, 0 errored" "$var/h2load" || { cat "$var/h2load" >&2; exit 1; }
    sort -n -k3 "$var/log" | awk '{v[NR] = $3} END {print v[int(NR * 0.99)]}'
}
scans() { "$java" -cp 'target/quarkus-app/lib/main/*' bench/Scans.java; }

echo "Warming up …" >&2
for _ in $(seq 1 15); do ask 20 >/dev/null; done
: >"$var/rounds"
for round in $(seq 1 "$rounds"); do
    before=$(scans)
    cold=$(ask $((30 + round)))
    loads=$(($(scans) - before))
    warm=$(ask $((30 + round)))
    echo "$cold $warm $loads" >>"$var/rounds"
    echo "round $round: cold $cold µs, warm $warm µs, $loads loads" >&2
done
echo
echo "p99 of $rate requests in one second; $rounds rounds, server on core 0, h2load on core 1, 50 connections"
awk '{print $1}' "$var/rounds" | tell "cold key, p99 µs"
awk '{print $2}' "$var/rounds" | tell "warm, p99 µs"
awk '{print $1 / $2}' "$var/rounds" | tell "goal 3: cold / warm (≤ 3)"
awk '{print $3}' "$var/rounds" | tell "database loads a cold key (1)"
