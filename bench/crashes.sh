#!/bin/sh
# Row 18 of what must hold, whole: 1,000 imports fired at two replicas while they are killed 50 times; each takes effect once.
# FIRINGS and KILLS are the settings, from which the test reckons a time after which it fails. Beside it, one import is killed
# twice. Needs a JDK 25; builds the package, starts servers of its own on loopback.
set -eu
cd "$(dirname "$0")/.."
./mvnw -q verify -Ptrust-long -Dit.test='ImportOnceIT,ImportCrashIT' \
    -Dfingertip.it.firings="${FIRINGS:-1000}" -Dfingertip.it.kills="${KILLS:-50}"
