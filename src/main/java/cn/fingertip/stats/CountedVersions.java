package cn.fingertip.stats;

import java.util.Objects;
import java.util.UUID;

/**
 * What the sums count of one roster and what they should.
 *
 * @param counted the version they count, null for none
 * @param published the version that is public, null for none
 */
record CountedVersions(UUID rosterId, String county, int year, String programme, UUID counted, UUID published) {
    boolean differ() {
        return !Objects.equals(counted, published);
    }
}
