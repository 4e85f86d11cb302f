package cn.fingertip.roster.lookup.cache;

import cn.fingertip.kernel.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a ready page shows, completely: two requests with equal keys get equal bytes, now and later. */
public sealed interface PageKey {
    /** @return its name in Redis, empty where it is only worth this process's memory */
    Optional<String> shared();

    /** @return whether this is still what the public is to see of a roster whose current version is {@code now} */
    boolean shows(CurrentVersion.Published now, Clock clock);

    /**
     * A page of lines of a published version.
     *
     * @param revision of what else it shows: {@link CurrentVersion.Published#revision(int, int)}
     * @param village code, null for all
     * @param after number of the last line before the page, 0 for the first page
     */
    record Lines(UUID version, long revision, String village, int after, int limit) implements PageKey {
        private static final Set<Integer> COMMON_LIMITS = Set.of(10, 20, 50, 100);

        /**
         * Only pages that ordinary clients ask for are shared: the whole walk of a roster, and the first page of a
         * village. Otherwise one stranger with a loop could fill Redis.
         */
        @Override
        public Optional<String> shared() {
            boolean common = COMMON_LIMITS.contains(limit) && (village == null ? after % limit == 0 : after == 0);
            return common
                    ? Optional.of("fingertip:lines:1:" + version + ":" + revision + ":"
                            + (village == null ? "" : village) + ":" + after + ":" + limit)
                    : Optional.empty();
        }

        @Override
        public boolean shows(CurrentVersion.Published now, Clock clock) {
            return revision == now.revision() && version.equals(now.versionId());
        }
    }

    /**
     * A roster's own page.
     *
     * @param open whether the publicity period runs, which changes at midnight
     * @param finalized whether the version is final
     */
    record Detail(UUID version, long revision, boolean open, boolean finalized) implements PageKey {
        @Override
        public Optional<String> shared() {
            return Optional.of("fingertip:roster:2:" + version + ":" + revision + ":" + open + ":" + finalized);
        }

        @Override
        public boolean shows(CurrentVersion.Published now, Clock clock) {
            return revision == now.revision()
                    && version.equals(now.versionId())
                    && finalized == now.finalized()
                    && open == !clock.today().isAfter(now.publicityTo());
        }
    }

    /**
     * The versions that a roster has had, up to this one. Nothing else that the page shows changes while this version is
     * current, so that it needs no revision: it shows no field that a programme hides and no region's name, versions
     * before it are superseded or withdrawn for good, and a correction is explained before it is published only. A page
     * that is made while the next version is published may show that one too early; whoever asks for it still holds this
     * one for current, for a second at most, and nobody asks again: what is superseded never becomes current.
     *
     * @param finalized whether the version is final
     */
    record Versions(UUID version, boolean finalized) implements PageKey {
        @Override
        public Optional<String> shared() {
            return Optional.of("fingertip:versions:1:" + version + ":" + finalized);
        }

        @Override
        public boolean shows(CurrentVersion.Published now, Clock clock) {
            return finalized == now.finalized() && version.equals(now.versionId());
        }
    }

    /**
     * A page of what a version changed of the one before it.
     *
     * @param version the current one, under which it is read
     * @param revision of what else it shows: {@link CurrentVersion.Published#revision(int, int)}
     * @param of number of the version that changed something
     * @param after number of the last change before the page, 0 for the first page
     */
    record Changes(UUID version, long revision, int of, int after, int limit) implements PageKey {
        /** As with lines, only pages of an ordinary walk are shared. */
        @Override
        public Optional<String> shared() {
            return Lines.COMMON_LIMITS.contains(limit) && after % limit == 0
                    ? Optional.of(
                            "fingertip:changes:1:" + version + ":" + revision + ":" + of + ":" + after + ":" + limit)
                    : Optional.empty();
        }

        @Override
        public boolean shows(CurrentVersion.Published now, Clock clock) {
            return revision == now.revision() && version.equals(now.versionId());
        }
    }

    /**
     * A programme year on year. Not shared, as the list is not.
     *
     * @param generation of the lists below the region
     * @param region code of the subtree, {@code ""} for everything
     */
    record Years(long generation, String programme, String region) implements PageKey {
        @Override
        public Optional<String> shared() {
            return Optional.empty();
        }

        /** Years are of no one roster. */
        @Override
        public boolean shows(CurrentVersion.Published now, Clock clock) {
            return false;
        }
    }

    /**
     * Public sums of a region. Not shared, as the list is not.
     *
     * @param generation of the county's list: its sums change with it
     * @param region code of a county, township or village
     * @param year null for all years beside each other
     * @param latest the year shown where there are no sums and none is asked for
     */
    record Sums(long generation, String region, Integer year, int latest) implements PageKey {
        @Override
        public Optional<String> shared() {
            return Optional.empty();
        }

        /** Sums are of no one roster. */
        @Override
        public boolean shows(CurrentVersion.Published now, Clock clock) {
            return false;
        }
    }

    /**
     * A page of the public list. Not shared: a database restored from a backup counts some generations twice.
     *
     * @param generation of the lists below the region
     * @param today because publicity periods end at midnight
     */
    record Catalogue(
            long generation, LocalDate today, String region, Integer year, String programme, String cursor, int limit)
            implements PageKey {
        @Override
        public Optional<String> shared() {
            return Optional.empty();
        }

        /** A list is of no one roster. */
        @Override
        public boolean shows(CurrentVersion.Published now, Clock clock) {
            return false;
        }
    }
}
