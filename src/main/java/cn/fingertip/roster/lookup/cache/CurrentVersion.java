package cn.fingertip.roster.lookup.cache;

import cn.fingertip.kernel.Problem;
import java.time.LocalDate;
import java.util.UUID;

/** What the public may see of a roster now: the only small thing about a lookup that ever changes. */
public sealed interface CurrentVersion {
    /** @throws Problem 404 or 410 where nothing is published */
    Published published();

    /**
     * @param version the version's number
     * @param county and {@code year} lead the keys of its lines
     * @param region the roster's: its lines lie in this subtree
     * @param revision another where anything else that its pages show changed: see {@link #revision(int, int)}
     * @param publicityTo last day open to objection
     * @param finalized whether it is final: publicity is over and every objection answered
     */
    record Published(
            UUID rosterId,
            UUID versionId,
            int version,
            String county,
            String region,
            int year,
            int lineCount,
            LocalDate publicityTo,
            boolean finalized,
            long revision,
            boolean showQuantity,
            boolean showStandard,
            boolean maskNames)
            implements CurrentVersion {
        /**
         * @param programme revision of the programme's settings
         * @param regions {@link cn.fingertip.region.Regions#names}: lines name their villages
         */
        public static long revision(int programme, int regions) {
            return (long) programme << 32 | regions & 0xFFFFFFFFL;
        }

        @Override
        public Published published() {
            return this;
        }
    }

    /** @param reason as the staff gave it, for the public */
    record Withdrawn(String reason) implements CurrentVersion {
        @Override
        public Published published() {
            throw Problem.of(410, "roster-withdrawn", "清册已撤回", "这份清册已撤回。原因:" + reason);
        }
    }

    /** Never published, or there is no such roster: the same to the public. */
    record Unknown() implements CurrentVersion {
        @Override
        public Published published() {
            throw Problem.notFound("roster-not-published", "清册未公布", "没有这份清册,或者尚未公布。请从清册列表重新进入。");
        }
    }
}
