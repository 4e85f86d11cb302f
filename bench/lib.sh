# Shared by the scripts of this folder, which source it from the repository's root. What it starts ends with the script.
# shellcheck shell=bash

pids=()
servers=
schema=
load=$(cut -d' ' -f1 /proc/loadavg 2>/dev/null || echo unknown)

stop() {
    local pid
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    # One that does not end in order ends without, or the bench would never.
    for pid in "${pids[@]}"; do
        for _ in $(seq 1 60); do kill -0 "$pid" 2>/dev/null || break; sleep 0.5; done
        kill -9 "$pid" 2>/dev/null || true
        wait "$pid" 2>/dev/null || true
    done
    pids=()
    if [ -n "$schema" ]; then
        FINGERTIP_DATABASE_URL=$site_database "$java" -cp 'target/quarkus-app/lib/main/*' bench/Schema.java drop "$schema" || true
        schema=
    fi
    if [ -n "$servers" ]; then
        kill "$servers" 2>/dev/null || true
        wait "$servers" 2>/dev/null || true
        servers=
        # They go a moment later than who started them; whoever comes next must not take them for running.
        for _ in $(seq 1 60); do postgres_runs || break; sleep 0.5; done
        rm -f var/servers/settings.sh
    fi
}
trap stop EXIT

need() { # program, Debian package
    command -v "$1" >/dev/null && return
    [ "$(id -u)" = 0 ] && apt-get install -y -q "$2" >/dev/null 2>&1 && return
    echo "Needs $1: apt-get install $2" >&2
    exit 1
}

wait_for() { # seconds, command
    for _ in $(seq 1 "$1"); do
        if "${@:2}" >/dev/null 2>&1; then return; fi
        sleep 1
    done
    echo "Gave up waiting for: ${*:2}" >&2
    exit 1
}

# Sets java to a JDK 25 or newer: the one that mvnw finds may not be the one on the PATH.
find_java() {
    local home
    for home in "${JAVA_HOME:-}" "$(dirname "$(dirname "$(readlink -f "$(command -v java || echo /)")")")" /usr/lib/jvm/*25* /opt/*25*; do
        if "$home/bin/java" -version 2>&1 | grep -Eq 'version "(2[5-9]|[3-9][0-9])'; then
            java=$home/bin/java
            return
        fi
    done
    echo "Set JAVA_HOME to a JDK 25 or newer." >&2
    exit 1
}

two_cores() {
    need taskset util-linux
    [ "$(nproc)" -ge 2 ] && return
    echo "Needs two cores: one for the server, one for the load." >&2
    exit 1
}

# The package of these sources, not of older ones.
package() {
    local jar=target/quarkus-app/quarkus-run.jar
    if [ ! -f "$jar" ] || [ -n "$(find src/main pom.xml -newer "$jar" -type f -print -quit)" ]; then
        echo "Building the package …" >&2
        ./mvnw -q -B package -DskipTests
    fi
}

# Starts PostgreSQL and Redis alone, or uses those that run already (mvnw compile exec:java@servers), and sets the
# FINGERTIP_… settings that lead to them. Argument: where to log.
start_servers() {
    package
    local settings=var/servers/settings.sh
    if [ -f "$settings" ]; then
        # shellcheck disable=SC1090
        . "$settings"
        if postgres_runs; then return; fi
    fi
    rm -f "$settings"
    ./mvnw -q -B compile exec:java@servers >"$1" 2>&1 &
    servers=$!
    wait_for 300 grep -q WX_MINIAPP_SECRET "$settings"
    # shellcheck disable=SC1090
    . "$settings"
}

# A schema of the bench's own on that server, so that a site being tried there is left alone; dropped at the end.
own_schema() {
    schema=bench_$(basename "$0" .sh | tr - _)
    site_database=$FINGERTIP_DATABASE_URL
    FINGERTIP_DATABASE_URL=$("$java" -cp 'target/quarkus-app/lib/main/*' bench/Schema.java create "$schema")
    FINGERTIP_FIRST_ADMIN_PASSWORD=$(head -c 18 /dev/urandom | base64)
    export FINGERTIP_DATABASE_URL FINGERTIP_FIRST_ADMIN_PASSWORD
}

# Starts the production package and sets app to its process. Arguments: port, folder of its files and log, words in front
# of java (taskset …), -- and what follows goes to the JVM.
start_app() {
    local port=$1 folder=$2 front=()
    shift 2
    while [ $# -gt 0 ] && [ "$1" != -- ]; do front+=("$1"); shift; done
    [ $# -gt 0 ] && shift
    mkdir -p "$folder/media"
    if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
        echo "Something listens on port $port; set PORT to another." >&2
        exit 1
    fi
    QUARKUS_HTTP_PORT=$port QUARKUS_HTTP_HOST=127.0.0.1 FINGERTIP_MEDIA_FOLDER=$folder/media \
        "${front[@]}" "$java" "$@" -jar target/quarkus-app/quarkus-run.jar >"$folder/app-$port.log" 2>&1 &
    app=$!
    pids+=("$app")
    for _ in $(seq 1 300); do
        if curl -sf "http://127.0.0.1:$port/q/health/ready" >/dev/null; then return; fi
        kill -0 "$app" 2>/dev/null || break
        sleep 1
    done
    echo "The server did not start; see $folder/app-$port.log" >&2
    exit 1
}

# User and system time of processes, in clock ticks; children that ended are not counted.
ticks() {
    local pid sum=0
    for pid in "$@"; do
        sum=$((sum + $(sed 's/.*) //' "/proc/$pid/stat" 2>/dev/null | awk '{print $12 + $13; seen = 1} END {if (!seen) print 0}')))
    done
    echo "$sum"
}

postgres_runs() {
    (exec 3<>"/dev/tcp/127.0.0.1/$(postgres_port)") 2>/dev/null
}

postgres_port() {
    sed -E 's|.*://[^:/]*:([0-9]+)/.*|\1|' <<<"$FINGERTIP_DATABASE_URL"
}

# As ticks, of the whole PostgreSQL server, with children that ended.
postgres_ticks() {
    # shellcheck disable=SC2046
    set -- $(postgres_pids)
    echo $(($(ticks "$@") + $(sed 's/.*) //' "/proc/$1/stat" | awk '{print $14 + $15}')))
}

# Every process of the PostgreSQL server that FINGERTIP_DATABASE_URL leads to.
postgres_pids() {
    local master
    master=$(pgrep -f "bin/postgres .*-p $(postgres_port)( |\$)" | head -1)
    echo "$master" $(pgrep -P "$master")
}

# Asks for a URL at a constant rate until stop_asking, and sets asking to who does. What is answered stands in the log at
# once: begun, status, microseconds. Connections that begin together, as they do with h2load -D, ask together ever after: a
# hundred at once, and then nobody. Arguments: requests a second, log, URL.
ask_at_rate() {
    rm -f "$2"
    h2load --h1 -t1 -c100 -r1 --rate-period="$(($1 < 1000 ? 1000 / $1 : 1))ms" --rps="$(($1 / 100))" \
        -n "$(($1 * 3600))" -H 'Accept-Encoding: gzip' --log-file="$2" "$3" >/dev/null &
    asking=$!
    asked=$2
    pids+=("$asking")
}

stop_asking() {
    # What was asked before now is answered and in the log by then.
    sleep 2
    kill "$asking"
    wait "$asking" 2>/dev/null || true
    awk '$2 != 200 {exit 1}' "$asked" || { echo "Not every look-up was answered." >&2; exit 1; }
}

# Part of such a log, from second to second → the 99th percentile and the median, in ms.
percentiles() {
    awk -v from="$2" -v to="$3" '$1 >= from * 1e6 && $1 < to * 1e6 {print $3}' "$1" | sort -n |
        awk '{v[NR] = $1} END {if (NR < 100) exit 1; print v[int(NR * 0.99)] / 1000, v[int(NR * 0.5)] / 1000}'
}

# Repeats a measurement until it twice saves less than a twentieth of the best before: both sides of a comparison are then
# as warm as they get. A fixed time is not the same to a large program and to a small one, nor on a busy machine.
# Arguments: at most how often, a command whose first word printed is a cost.
warm_up() {
    local most=$1 best='' now calm=0
    shift
    for _ in $(seq 1 "$most"); do
        now=$("$@" | awk '{print $1}')
        calm=$(awk -v n="$now" -v b="$best" -v c="$calm" 'BEGIN {print (b != "" && n > 0.95 * b ? c + 1 : 0)}')
        best=$(awk -v n="$now" -v b="$best" 'BEGIN {print (b == "" || n < b ? n : b)}')
        if [ "$calm" -ge 2 ]; then return; fi
    done
    echo "Still getting faster after $most times; the figures are not of a warm server." >&2
}

# What a figure cannot be read without.
machine() {
    echo "$(nproc) cores, load average $load before it began"
}

# Prints median, min and max of an awk expression over the lines of a file. Arguments: name, expression, file.
summary() {
    awk "{print $2}" "$3" | sort -g | awk -v name="$1" '
        {v[NR] = $1}
        END {m = NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2
             printf "%-52s median %8.2f   min %8.2f   max %8.2f\n", name, m, v[1], v[NR]}'
}
