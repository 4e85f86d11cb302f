package cn.fingertip.roster;

import java.time.LocalDate;
import java.util.UUID;

/**
 * The days in which a published version is open to objection.
 *
 * @param version 1, 2, 3 … within the roster
 * @param region the roster's region code
 * @param from first day, in China
 * @param to last day, in China
 */
public record PublicityPeriod(
        UUID versionId, int version, String county, String region, int year, LocalDate from, LocalDate to) {
    /** @return whether objections are taken on this day */
    public boolean open(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
