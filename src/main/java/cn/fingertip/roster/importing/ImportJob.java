package cn.fingertip.roster.importing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One file that a clerk sent, and what became of it. */
@Entity
@Table(name = "import_job")
class ImportJob {
    @Id
    UUID id;

    String programme;
    String region;
    int year;
    String period;

    /** Long numbers are masked: a file may be named after a person. */
    @Column(name = "file_name")
    String fileName;

    /** Of the sealed file. */
    @Column(name = "file_key")
    String fileKey;

    @Column(name = "file_bytes")
    long fileBytes;

    @Column(name = "file_sha256")
    String fileSha256;

    UUID author;
    ImportStatus status;

    /** How often it was tried and failed through no fault of the file. */
    int failures;

    @Column(name = "row_count")
    int rows;

    int accepted;
    int rejected;

    @Column(name = "total_fen")
    long totalFen;

    @Column(name = "problem_count")
    int problemCount;

    @Column(name = "roster_id")
    UUID rosterId;

    @Column(name = "version_id")
    UUID versionId;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "finished_at")
    Instant finishedAt;

    /** Six digits: where its people are kept. */
    String county() {
        return region.substring(0, 6);
    }
}
