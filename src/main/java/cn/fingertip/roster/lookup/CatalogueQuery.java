package cn.fingertip.roster.lookup;

import cn.fingertip.kernel.Cursor;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Which published rosters are asked for.
 *
 * @param region code of the subtree, null for all
 * @param before the last roster of the page before, null for the first page
 */
record CatalogueQuery(String region, Integer year, String programme, Place before, int limit) {
    /** A place in the list, the newest first. */
    record Place(Instant publishedAt, UUID rosterId) {
        /** The database keeps no instant of every year that Java reads. */
        private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

        static String cursor(RosterView last) {
            return Cursor.of(last.publishedAt(), last.id());
        }

        static Place of(String cursor) {
            List<String> keys = Cursor.read(cursor, 2);
            try {
                Instant at = Instant.parse(keys.getFirst());
                if (at.isBefore(Instant.EPOCH) || at.isAfter(LAST)) {
                    throw Cursor.invalid();
                }
                return new Place(at, Ids.parse(keys.getLast()));
            } catch (DateTimeException | Problem notOurs) {
                throw Cursor.invalid();
            }
        }
    }
}
