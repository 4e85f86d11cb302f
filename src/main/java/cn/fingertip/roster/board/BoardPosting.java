package cn.fingertip.roster.board;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A published roster on the board of one village, filed with photos. */
@Entity
@Table(name = "board_posting")
class BoardPosting {
    @Id
    UUID id;

    String county;

    UUID versionId;

    String village;

    LocalDate putUpOn;

    LocalDate takenDownOn;

    /** Where the board stands, in the cadre's words. */
    String place;

    UUID filedBy;

    String filedByName;

    Instant filedAt;

    /** For Hibernate. */
    protected BoardPosting() {}

    BoardPosting(UUID id) {
        this.id = id;
    }

    /** @return whose files the photos are */
    String owner() {
        return "board:" + id;
    }
}
