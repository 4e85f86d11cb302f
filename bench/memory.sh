#!/usr/bin/env bash
# Goal 7 of performance: imports of 10⁵ and of 10⁶ rows with the same -Xmx256m, each by a fresh server; compares the most
# memory (resident, of the whole process) each ever held. ROUNDS, ROWS, MANY, HEAP and PORT may be set.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=bench/lib.sh
. bench/lib.sh

rounds=${ROUNDS:-5}
rows=${ROWS:-100000}
many=${MANY:-1000000}
heap=${HEAP:-256m}
port=${PORT:-18130}
var=$PWD/bench/var/memory
mkdir -p "$var"
need curl curl
find_java

start_servers "$var/servers.log"
own_schema
BENCH_PASSWORD=bench-$(head -c 9 /dev/urandom | base64 | tr -dc A-Za-z0-9)
export BENCH_PASSWORD
one=("$java" -cp 'target/quarkus-app/lib/main/*' bench/importing/OneImport.java)

start_app "$port" "$var" -- "-Xmx$heap"
"${one[@]}" clerk "http://127.0.0.1:$port"
for n in "$rows" "$many"; do
    "$java" -Xmx2g -cp 'target/quarkus-app/lib/main/*' bench/importing/InventedWorkbook.java \
        "http://127.0.0.1:$port" "$n" "$var/$n.xlsx"
done
ls -l "$var"/*.xlsx | awk '{print $NF ": " $5 / 1e6 " MB"}' >&2

stop_app() {
    kill "$app"
    wait "$app" 2>/dev/null || true
}
stop_app

# measure rows → seconds and MB at the most, of a server that does nothing else in its life
measure() {
    start_app "$port" "$var" -- "-Xmx$heap"
    BENCH_SERVER=$app "${one[@]}" run "http://127.0.0.1:$port" "$1" "$var/$1.xlsx" >"$var/result"
    stop_app
}

: >"$var/rounds"
for round in $(seq 1 "$rounds"); do
    measure "$rows"
    few=$(cat "$var/result")
    measure "$many"
    echo "$few $(cat "$var/result")" >>"$var/rounds"
    echo "round $round: $(tail -1 "$var/rounds") (s and MB of $rows rows, s and MB of $many)" >&2
done
echo
echo "$rounds rounds, -Xmx$heap, every run a fresh server; people known from the second round on"
machine
summary "$rows rows (s)" '$1' "$var/rounds"
summary "$rows rows, most memory (MB)" '$2' "$var/rounds"
summary "$many rows (s)" '$3' "$var/rounds"
summary "$many rows, most memory (MB)" '$4' "$var/rounds"
summary "goal 7: ratio of memory (≤ 1.2)" '$4 / $2' "$var/rounds"
rm -rf "$var/media" "$var"/*.xlsx "$var"/*.total
