#!/usr/bin/env bash
# Row 6 of trust: how long look-ups of a cached page take at a constant rate, idle and while films that came with a report
# are made anew in the same server, and how much processor time that takes. FILMS go with each report, of SECONDS_EACH each.
# Asked as in during-import.sh. ROUNDS, RATE (a second), FILMS (at most 9), SECONDS_EACH, HEAP and PORT may be set.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=bench/lib.sh
. bench/lib.sh

rounds=${ROUNDS:-3}
rate=${RATE:-1000}
films=${FILMS:-3}
seconds=${SECONDS_EACH:-60}
heap=${HEAP:-512m}
port=${PORT:-18580}
var=$PWD/bench/var/films
mkdir -p "$var"
log=$var/log
[ -w /dev/shm ] && log=/dev/shm/fingertip-films.log
need curl curl
need h2load nghttp2-client
need ffmpeg ffmpeg
need bwrap bubblewrap
find_java
# Everything comes from one address here.
export FINGERTIP_MEDIA_UPLOADS_BYTES_PER_SOURCE=1000000000000 FINGERTIP_REPORT_RUSH=1000000

start_servers "$var/servers.log"
own_schema
start_app "$port" "$var" -- "-Xmx$heap"
site=http://127.0.0.1:$port/api/v1
roster=$("$java" -Xmx512m -cp 'target/quarkus-app/lib/main/*' bench/SeedRoster.java)

# As a phone films: 1,080 lines, 30 pictures a second, hardly pressed.
ffmpeg -nostdin -v error -y -f lavfi -i "testsrc2=size=1920x1080:rate=30:duration=$seconds" \
    -f lavfi -i "sine=duration=$seconds" -vf noise=alls=12:allf=t -c:v libx264 -preset ultrafast -b:v 17M -maxrate 17M -bufsize 17M -pix_fmt yuv420p \
    -c:a aac "$var/film.mp4"
bytes=$(stat -c %s "$var/film.mp4")

pick() { grep -o "\"$1\":\"[^\"]*\"" | head -1 | cut -d'"' -f4; }
json() { curl -sf -H 'Content-Type: application/json' "$@"; }
login() { json "$site/staff/login" -d "{\"username\":\"$1\",\"password\":\"$2\"}" | pick accessToken; }

password=bench-$(head -c 12 /dev/urandom | base64 | tr -dc A-Za-z0-9)
admin=$(login admin "$FINGERTIP_FIRST_ADMIN_PASSWORD")
json -o /dev/null -H "Authorization: Bearer $admin" "$site/staff/people" -d "{\"username\":\"inspector.bench\",\"name\":\"检验员甲\",
    \"password\":\"$password\",\"grants\":[{\"role\":\"inspector\",\"region\":\"360735\"}]}"
# Whoever logs in first holds the office's key, without which it takes no report.
inspector=$(login inspector.bench "$password")

upload() { # → the upload's id, as JSON
    local url
    url=$(curl -sf -D - -o /dev/null -X POST -H 'Tus-Resumable: 1.0.0' -H "Upload-Length: $bytes" "$site/uploads" |
        tr -d '\r' | awk 'tolower($1) == "location:" {print $2}')
    curl -sf -o /dev/null -X PATCH -H 'Tus-Resumable: 1.0.0' -H 'Upload-Offset: 0' \
        -H 'Content-Type: application/offset+octet-stream' -T "$var/film.mp4" "http://127.0.0.1:$port$url"
    echo "\"${url##*/}\""
}

report() { # uploads, with commas between → the report's id
    json -o /dev/null -H "Idempotency-Key: $(cat /proc/sys/kernel/random/uuid)" "$site/reports" -d "{\"kind\":\"other\",
        \"subject\":\"测速\",\"text\":\"视频见附件\",\"region\":\"360735100211\",\"uploadIds\":[$1]}" || return
    curl -sf -H "Authorization: Bearer $inspector" "$site/staff/reports?limit=1" | pick id
}

made() { # report → whether all its films can be seen
    local states
    states=$(curl -sf -H "Authorization: Bearer $inspector" "$site/staff/reports/$1/files" | grep -o '"state":"[^"]*"')
    if grep -qvE 'ready|preparing' <<<"$states"; then
        echo "Not every film could be made: $states" >&2
        exit 1
    fi
    [ "$(grep -c ready <<<"$states")" = "$films" ]
}

# Processor time of programs that the server has started and that have ended, in clock ticks.
children() { sed 's/.*) //' "/proc/$app/stat" | awk '{print $14 + $15}'; }

url="$site/rosters/$roster/lines?limit=50"
: >"$var/rounds"
for round in $(seq 0 "$rounds"); do
    uploads=()
    for _ in $(seq 1 "$films"); do uploads+=("$(upload)"); done
    curl -sf "$url" >/dev/null
    ask_at_rate "$rate" "$log" "$url"
    sleep 2
    idle=$(date +%s.%N)
    sleep 8
    before=$(children)
    begun=$(date +%s.%N)
    id=$(report "$(IFS=,; echo "${uploads[*]}")") && [ -n "$id" ] || { echo "The report was not taken." >&2; exit 1; }
    until made "$id"; do sleep 1; done
    ended=$(date +%s.%N)
    cpu=$(awk -v t="$(($(children) - before))" -v hz="$(getconf CLK_TCK)" 'BEGIN {printf "%.1f", t / hz}')
    stop_asking
    read -r idle99 idle50 <<<"$(percentiles "$log" "$idle" "$begun")"
    read -r busy99 busy50 <<<"$(percentiles "$log" "$begun" "$ended")"
    took=$(awk -v b="$begun" -v e="$ended" 'BEGIN {printf "%.1f", e - b}')
    echo "round $round: idle $idle99 ms, while films are made $busy99 ms; $films films in $took s, $cpu s of processor time" >&2
    # Round 0 warms up.
    [ "$round" = 0 ] || echo "$idle99 $busy99 $idle50 $busy50 $took $cpu" >>"$var/rounds"
done

echo
echo "$rounds rounds, $rate look-ups a second of a cached page of 50 lines; $films films of $seconds s and $((bytes / 1048576)) MiB"
curl -s "http://127.0.0.1:$port/q/health/ready" | grep -oE '"sandbox": *"[a-z]*"' || true
machine
summary "idle, 99 % (ms)" '$1' "$var/rounds"
summary "while films are made, 99 % (ms)" '$2' "$var/rounds"
summary "row 6: ratio (≤ 1.1)" '$2 / $1' "$var/rounds"
summary "idle, half (ms)" '$3' "$var/rounds"
summary "while films are made, half (ms)" '$4' "$var/rounds"
summary "until all can be seen (s)" '$5' "$var/rounds"
summary "processor time a film (s)" "\$6 / $films" "$var/rounds"
summary "processor time a second of film (s)" "\$6 / $films / $seconds" "$var/rounds"
rm -rf "$log" "$var/media" "$var/film.mp4"
