#!/usr/bin/env bash
# Fills a database with published rosters of invented people: bench/lines.sh LINES [YEARS [LINES_OF_ONE_ROSTER]], LINES
# being 1e5, 1e6 or 1e7. It is the database of the FINGERTIP_DATABASE_… variables; without them that of the servers
# started by "mvnw compile exec:java@servers". The product must have been started against it once, for tables and regions.
# Prints the id of the first roster.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=bench/lib.sh
. bench/lib.sh
find_java
package
if [ -z "${FINGERTIP_DATABASE_URL:-}" ]; then
    # shellcheck disable=SC1091
    . var/servers/settings.sh
fi
"$java" -cp 'target/quarkus-app/lib/main/*:target/quarkus-app/app/*' bench/importing/LineGenerator.java "$@"
