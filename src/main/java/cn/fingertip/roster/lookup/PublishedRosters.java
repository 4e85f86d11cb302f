package cn.fingertip.roster.lookup;

import cn.fingertip.kernel.Problem;
import cn.fingertip.roster.lookup.cache.CurrentVersion;
import cn.fingertip.roster.lookup.cache.CurrentVersions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;

/**
 * Whole published rosters, for downloads and notices: the same columns, masks and names as the public pages, because
 * they are read by the same query. Blocks; not for the event loop.
 */
@ApplicationScoped
public class PublishedRosters {
    /** Some 2 MB here; between two batches no connection is held, however slowly the reader takes them. */
    private static final int BATCH = 2000;

    private final CurrentVersions versions;
    private final PublicRosterRepository repository;
    private final LineRepository lines;

    PublishedRosters(CurrentVersions versions, PublicRosterRepository repository, LineRepository lines) {
        this.versions = versions;
        this.repository = repository;
        this.lines = lines;
    }

    /** @throws Problem 404 {@code roster-not-published}, 410 {@code roster-withdrawn} */
    public CurrentVersion.Published require(UUID rosterId) {
        return versions.of(rosterId).await().indefinitely().published();
    }

    /** @return title, totals and dates of this version */
    public RosterView view(CurrentVersion.Published version) {
        return repository.roster(version.versionId());
    }

    /** @return of this village's lines in this version the number and the sum in fen */
    public Extent extent(CurrentVersion.Published version, String village) {
        return lines.extent(version, village);
    }

    /**
     * @param village code, null for all
     * @return the lines in the order of the roster, read in batches while they are taken; a batch after the first throws
     *     what {@link #require} does, or 503 {@code busy}, once the public may no longer see this version so
     */
    public Iterable<LineView> lines(CurrentVersion.Published version, String village) {
        return () -> new Batches(version, village);
    }

    /** How much a part of a roster is. */
    public record Extent(int lines, long fen) {}

    private final class Batches implements Iterator<LineView> {
        private final CurrentVersion.Published version;
        private final String village;
        private Iterator<LineView> batch = List.<LineView>of().iterator();
        private int after;
        private boolean ended;

        Batches(CurrentVersion.Published version, String village) {
            this.version = version;
            this.village = village;
        }

        @Override
        public boolean hasNext() {
            if (!batch.hasNext() && !ended) {
                if (after > 0) {
                    requireStill();
                }
                List<LineView> next = lines.of(version, new LineQuery(village, null, after, BATCH));
                ended = next.size() <= BATCH;
                batch = next.iterator();
            }
            return batch.hasNext();
        }

        /** A slow reader may take a long time over a roster that was withdrawn, or whose names are masked, by now. */
        private void requireStill() {
            CurrentVersion.Published now = require(version.rosterId());
            if (!now.versionId().equals(version.versionId()) || now.revision() != version.revision()) {
                throw Problem.unavailable("busy", "系统繁忙", "这份清册刚刚更新,请重新获取。", Duration.ofSeconds(1));
            }
        }

        @Override
        public LineView next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            LineView line = batch.next();
            after = line.no();
            return line;
        }
    }
}
