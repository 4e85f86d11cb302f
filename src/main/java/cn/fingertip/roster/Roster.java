package cn.fingertip.roster;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** 发放清册: one programme, one region, one period. What it says stands in its versions. */
@Entity
@Table(name = "roster")
public class Roster {
    @Id
    UUID id;

    String county;

    /** Code of the {@link cn.fingertip.roster.programme.Programme}. */
    String programme;

    String region;

    int year;

    String period;

    String title;

    /** The published version's number; null before publication and after withdrawal. */
    @Column(name = "current_version")
    Integer currentVersion;

    @Column(name = "created_at")
    Instant createdAt;

    /** For Hibernate. */
    protected Roster() {}

    /** @return the id by which clients know it, through all its versions */
    public UUID id() {
        return id;
    }

    /** @return the code of the region whose people are paid */
    public String region() {
        return region;
    }

    /** @return six digits; leads the keys of its lines */
    public String county() {
        return county;
    }

    /** @return the code of the {@link Programme} */
    public String programme() {
        return programme;
    }

    /** @return the year that is paid for */
    public int year() {
        return year;
    }

    /** @return {@code 2025}, {@code 2025Q3} or {@code 2025-06} */
    public String period() {
        return period;
    }

    /** @return 2025年石城县琴江镇耕地地力保护补贴发放清册 */
    public String title() {
        return title;
    }

    /** @return the published version's number; null before publication and after withdrawal */
    public Integer currentVersion() {
        return currentVersion;
    }
}
