#!/usr/bin/env bash
# Goal 9 of performance: 200 MB uploaded in chunks while the server is killed twice, against cp + fsync + sha256 of the same
# file. Three replicas; the sender goes on at the next. ROUNDS, MEGABYTES, CHUNKS (bytes, several with spaces) and PORT may
# be set.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=bench/lib.sh
. bench/lib.sh

rounds=${ROUNDS:-5}
megabytes=${MEGABYTES:-200}
chunks=${CHUNKS:-8388608 1000000}
port=${PORT:-18480}
var=$PWD/bench/var/upload
mkdir -p "$var"
need curl curl
find_java
# Everything comes from one address here.
export FINGERTIP_MEDIA_UPLOADS_BYTES_PER_SOURCE=1000000000000 FINGERTIP_MEDIA_UPLOADS_SHARES=1

start_servers "$var/servers.log"
own_schema
# A site takes no long file whose first bytes tell of no film, picture, recording or paper.
film() {
    printf '\0\0\0\040ftypisom\0\0\2\0isomiso2avc1mp41'
    head -c $(($1 - 32)) /dev/urandom
}
film $((megabytes * 1000000)) >"$var/file"
film 30000000 >"$var/warm"
upload=("$java" -Xmx1g -cp 'target/quarkus-app/lib/main/*' bench/Upload.java)

# Of those that a round killed, new ones; each is warmed up by a file of its own, as a server that has run for a while.
ports=("$port" $((port + 1)) $((port + 2)))
apps=("" "" "")
start_missing() {
    local i
    for i in 0 1 2; do
        if [ -z "${apps[$i]}" ] || ! kill -0 "${apps[$i]}" 2>/dev/null; then
            start_app "${ports[$i]}" "$var" -- -Xmx384m
            apps[i]=$app
            # It is to be killed, which the shell need not tell.
            disown "$app"
            "${upload[@]}" "$var/warm" 1000000 "${ports[$i]}" "$app" >/dev/null
        fi
    done
}

seconds() { awk -v from="$1" -v to="$2" 'BEGIN {printf "%.3f", to - from}'; }

rm -f "$var"/rounds-*
for round in $(seq 1 "$rounds"); do
    for chunk in $chunks; do
        start_missing
        sync
        from=$EPOCHREALTIME
        cp "$var/file" "$var/copy"
        sync "$var/copy"
        sha256sum "$var/copy" >/dev/null
        bare=$(seconds "$from" "$EPOCHREALTIME")
        rm "$var/copy"
        sync
        ours=$("${upload[@]}" "$var/file" "$chunk" "$(IFS=,; echo "${ports[*]}")" "$(IFS=,; echo "${apps[*]}")")
        echo "$bare $ours" >>"$var/rounds-$chunk"
        echo "round $round, chunks of $chunk: $bare s bare; ours (s, bytes sent again, MB more): $ours" >&2
    done
done
echo
echo "$rounds rounds, $megabytes MB, three replicas, two of them killed in the middle of a chunk"
machine
for chunk in $chunks; do
    echo "chunks of $chunk bytes"
    summary "  cp + fsync + sha256 (s)" '$1' "$var/rounds-$chunk"
    summary "  upload (s)" '$2' "$var/rounds-$chunk"
    summary "  goal 9: ratio (≤ 2.5)" '$2 / $1' "$var/rounds-$chunk"
    summary "  chunks sent again a kill (≤ 1)" "\$3 / $chunk" "$var/rounds-$chunk"
    summary "  memory of the last server, MB more (≤ 32)" '$4' "$var/rounds-$chunk"
done
rm -rf "$var/media" "$var/file" "$var/warm"
