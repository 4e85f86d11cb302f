#!/usr/bin/env bash
# Goal 3: a page that nobody has asked for yet, asked 5,000 times a second at once, against the same page warm. Each round
# takes the first page of another village: such a page is looked for in Redis, claimed, read and put there, as most are.
# Prints times to answer of the whole second and of its first 100 ms, and how often the database was read. ROUNDS (up to
# 16), RATE and PORT may be set.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=bench/lib.sh
. bench/lib.sh

rounds=${ROUNDS:-5}
rate=${RATE:-5000}
port=${PORT:-18180}
var=$PWD/bench/var/coldkey
mkdir -p "$var"
[ "$rounds" -le 16 ] || { echo "The roster has 16 villages, so ROUNDS is 16 at most." >&2; exit 1; }
need curl curl
need h2load nghttp2-client
two_cores
find_java
start_servers "$var/servers.log"
own_schema
start_app "$port" "$var" taskset -c 0 -- -Xmx512m
roster=$("$java" -cp 'target/quarkus-app/lib/main/*' bench/SeedRoster.java)

# ask QUERY → of one second at the constant rate, in microseconds: 99 %, the longest, 99 % of the first 100 ms
ask() {
    rm -f "$var/log"
    taskset -c 1 h2load --h1 -c 50 --rps "$((rate / 50))" -n "$rate" --log-file "$var/log" -H 'Accept-Encoding: gzip' \
        "http://127.0.0.1:$port/api/v1/rosters/$roster/lines?$1" >"$var/h2load"
    if ! grep -q "$rate succeeded, 0 failed, 0 errored" "$var/h2load"; then
        cat "$var/h2load" >&2
        exit 1
    fi
    sort -n -k3 "$var/log" | awk '
        {at[NR] = $1; took[NR] = $3; if (NR == 1 || $1 < first) first = $1}
        END {
            for (i = 1; i <= NR; i++) if (at[i] < first + 100000) early[++n] = took[i]
            print took[int(NR * 0.99)], took[NR], early[int(n * 0.99)]
        }'
}
scans() { "$java" -cp 'target/quarkus-app/lib/main/*' bench/Scans.java; }

echo "Warming up …" >&2
for limit in $(seq 5 19); do ask "limit=$limit" >/dev/null; done
ask "limit=50" >/dev/null
: >"$var/rounds"
for round in $(seq 1 "$rounds"); do
    query="village=360735100$((199 + round))&limit=50"
    before=$(scans)
    cold=$(ask "$query")
    loads=$(($(scans) - before))
    warm=$(ask "$query")
    echo "$cold $warm $loads" >>"$var/rounds"
    echo "round $round: cold $cold, warm $warm µs (99 %, longest, 99 % of the first 100 ms), $loads loads" >&2
done
echo
echo "$rate requests in one second; $rounds rounds, server on core 0, h2load on core 1, 50 connections"
machine
summary "cold key, p99 (µs)" '$1' "$var/rounds"
summary "warm, p99 (µs)" '$4' "$var/rounds"
summary "goal 3: p99 cold / warm (≤ 3)" '$1 / $4' "$var/rounds"
summary "cold key, first 100 ms, p99 (µs)" '$3' "$var/rounds"
summary "warm, first 100 ms, p99 (µs)" '$6' "$var/rounds"
summary "p99 cold / warm, first 100 ms" '$3 / $6' "$var/rounds"
summary "cold key, longest (µs)" '$2' "$var/rounds"
summary "warm, longest (µs)" '$5' "$var/rounds"
summary "database loads a cold key (1)" '$7' "$var/rounds"
