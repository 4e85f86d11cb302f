# Sourced by the benches of look-ups: the three servers alone, and the production package on core 0.
# Sets: var (a folder of the bench's own), java (of a JDK 25), pids (stopped at the end); settings of the site exported.
# shellcheck shell=bash
mkdir -p "$var"

need() {
    command -v "$1" >/dev/null && return
    [ "$(id -u)" = 0 ] && apt-get install -y -q "$2" >"$var/apt.log" 2>&1 && return
    echo "Needs $1: apt-get install $2" >&2
    exit 1
}
need taskset util-linux
need curl curl
[ "$(nproc)" -ge 2 ] || { echo "Needs two cores: one for the server, one for the load." >&2; exit 1; }

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

java=
for home in "${JAVA_HOME:-}" "$(dirname "$(dirname "$(readlink -f "$(command -v java || echo /)")")")" /usr/lib/jvm/*25* /opt/*25*; do
    if "$home/bin/java" -version 2>&1 | grep -Eq 'version "(2[5-9]|[3-9][0-9])'; then
        java=$home/bin/java
        break
    fi
done
[ -n "$java" ] || { echo "Set JAVA_HOME to a JDK 25 or newer." >&2; exit 1; }

[ -f target/quarkus-app/quarkus-run.jar ] || ./mvnw -q -B package -DskipTests
settings=var/servers/settings.sh
rm -f "$settings"
./mvnw -q -B compile exec:java@servers >"$var/servers.log" 2>&1 &
pids+=($!)
wait_for 180 grep -q WX_MINIAPP_SECRET "$settings"
# shellcheck disable=SC1090
. "$settings"

# start_app PORT → app (its process id)
start_app() {
    QUARKUS_HTTP_PORT=$1 QUARKUS_HTTP_HOST=127.0.0.1 taskset -c 0 "$java" -Xmx512m -jar target/quarkus-app/quarkus-run.jar \
        >"$var/app-$1.log" 2>&1 &
    app=$!
    pids+=("$app")
    wait_for 180 curl -sf "http://127.0.0.1:$1/q/health/ready"
}

# tell NAME < one number a line → name, median, min, max
tell() {
    sort -g | awk -v name="$1" '
        {v[NR] = $1}
        END {m = NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2
             printf "%-48s median %8.2f   min %8.2f   max %8.2f\n", name, m, v[1], v[NR]}'
}
