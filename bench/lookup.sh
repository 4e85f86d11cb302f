#!/usr/bin/env bash
# Goals 1 and 2 of performance: a cached page of 50 lines against nginx serving the same bytes, and our 304 against our
# 200. Prints the server's CPU microseconds a request and the ratios. ROUNDS and SECONDS_EACH may be set.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=bench/lib.sh
. bench/lib.sh

rounds=${ROUNDS:-5}
seconds=${SECONDS_EACH:-5}
warm=${WARM_SECONDS:-30}
port=${PORT:-18080}
nginx_port=$((port + 1))
var=$PWD/bench/var/lookup
mkdir -p "$var/www" "$var/tmp"

need wrk wrk
need nginx nginx-light
need curl curl
two_cores
find_java

# ── the production package against PostgreSQL and Redis, and nothing else ────
start_servers "$var/servers.log"
own_schema
start_app "$port" "$var" taskset -c 0 -- -Xmx512m

roster=$("$java" -cp 'target/quarkus-app/lib/main/*' bench/SeedRoster.java)
path="/api/v1/rosters/$roster/lines?limit=50"
ours="http://127.0.0.1:$port$path"
curl -sf -H 'Accept-Encoding: gzip' "$ours" -o "$var/www/lines.json.gz" -D "$var/headers"
curl -sf "$ours" -o "$var/www/lines.json"
gunzip -c "$var/www/lines.json.gz" | cmp - "$var/www/lines.json"
etag=$(tr -d '\r' <"$var/headers" | sed -n 's/^[Ee][Tt]ag: //p')

# ── nginx with the same bytes, compressed beforehand too ─────────────────────
touch -r "$var/www/lines.json" "$var/www/lines.json.gz"
cat >"$var/nginx.conf" <<CONF
worker_processes 1;
daemon off;
pid $var/nginx.pid;
error_log $var/nginx.log;
events { worker_connections 1024; }
http {
    access_log off;
    sendfile on;
    tcp_nopush on;
    open_file_cache max=100;
    keepalive_requests 1000000000;
    client_body_temp_path $var/tmp; proxy_temp_path $var/tmp; fastcgi_temp_path $var/tmp;
    uwsgi_temp_path $var/tmp; scgi_temp_path $var/tmp;
    default_type application/json;
    server {
        listen 127.0.0.1:$nginx_port;
        root $var/www;
        gzip_static on;
        add_header Cache-Control "public, no-cache";
        add_header Vary Accept-Encoding;
    }
}
CONF
chmod -R a+rX bench/var 2>/dev/null || true
taskset -c 0 nginx -e "$var/nginx.log" -p "$var" -c "$var/nginx.conf" -g "$([ "$(id -u)" = 0 ] && echo 'user root;')" &
master=$!
pids+=("$master")
reference="http://127.0.0.1:$nginx_port/lines.json"
wait_for 10 curl -sf "$reference"
worker=$(pgrep -P "$master" | head -1)
curl -sf -H 'Accept-Encoding: gzip' "$reference" | cmp - "$var/www/lines.json.gz"

# ── rounds ───────────────────────────────────────────────────────────────────
hertz=$(getconf CLK_TCK)

# measure PID URL [header…] → CPU microseconds a request
measure() {
    local pid=$1 url=$2 before after out
    shift 2
    before=$(ticks "$pid")
    out=$(taskset -c 1 wrk -t1 -c32 -d"${seconds}s" -H 'Accept-Encoding: gzip' "$@" "$url")
    after=$(ticks "$pid")
    if grep -q 'Non-2xx' <<<"$out" || grep -q 'Socket errors' <<<"$out"; then
        echo "$out" >&2
        exit 1
    fi
    awk -v t=$((after - before)) -v hz="$hertz" '/requests in/ {printf "%.2f\n", t / hz * 1e6 / $1}' <<<"$out"
}

echo "Warming up for $warm s …" >&2
taskset -c 1 wrk -t1 -c32 -d"${warm}s" -H 'Accept-Encoding: gzip' "$ours" >/dev/null
taskset -c 1 wrk -t1 -c32 -d5s -H 'Accept-Encoding: gzip' -H "If-None-Match: $etag" "$ours" >/dev/null
warm_up 12 measure "$app" "$ours"
warm_up 12 measure "$app" "$ours" -H "If-None-Match: $etag"
[ "$(curl -s -o /dev/null -w '%{http_code}' -H 'Accept-Encoding: gzip' -H "If-None-Match: $etag" "$ours")" = 304 ]

: >"$var/rounds"
for round in $(seq 1 "$rounds"); do
    a=$(measure "$app" "$ours")
    n=$(measure "$worker" "$reference")
    c=$(measure "$app" "$ours" -H "If-None-Match: $etag")
    echo "$a $n $c" >>"$var/rounds"
    echo "round $round: ours $a µs, nginx $n µs, ours 304 $c µs" >&2
done

echo
echo "Page of 50 lines: $(wc -c <"$var/www/lines.json") bytes, gzip $(wc -c <"$var/www/lines.json.gz") bytes; $rounds rounds of $seconds s, server on core 0, wrk on core 1, 32 connections"
machine
summary "ours, 200 (CPU µs a request)" '$1' "$var/rounds"
summary "nginx gzip_static (CPU µs a request)" '$2' "$var/rounds"
summary "ours, 304 (CPU µs a request)" '$3' "$var/rounds"
summary "goal 1: ours / nginx (≤ 1.3)" '$1 / $2' "$var/rounds"
summary "goal 2: ours 304 / ours 200 (≤ 0.8)" '$3 / $1' "$var/rounds"
