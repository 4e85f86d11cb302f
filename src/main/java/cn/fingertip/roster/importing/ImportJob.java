package cn.fingertip.roster.importing;

import cn.fingertip.roster.importing.finding.Findings;
import cn.fingertip.roster.importing.mapping.Mappings;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One file that a clerk sent, and what became of it. */
@Entity
@Table(name = "import_job")
public class ImportJob {
    @Id
    public UUID id;

    public String programme;
    public String region;
    public int year;
    public String period;

    /** Long numbers are masked: a file may be named after a person. */
    @Column(name = "file_name")
    String fileName;

    /** Of the sealed file. */
    @Column(name = "file_key")
    public String fileKey;

    @Column(name = "file_bytes")
    long fileBytes;

    @Column(name = "file_sha256")
    String fileSha256;

    /** The clerk who sent it. */
    public UUID author;

    /** Region of the grant under which the author sent it: whose corrections of columns hold. */
    public String office;

    /** Its whole life is in {@link ImportStatus}. */
    public ImportStatus status;

    /** Whether it stops at {@link ImportStatus#RECOGNISED} until the clerk confirms. */
    public boolean preview;

    /** Columns as the clerk corrected them, see {@link Mappings}; null where nothing was remembered or corrected. */
    public String mapping;

    /** What was recognised, as JSON; kept as long as the file. */
    public String recognition;

    /** Since when the sealed file is gone. */
    @Column(name = "source_removed_at")
    public Instant sourceRemovedAt;

    /** How often it was tried and failed through no fault of the file. */
    int failures;

    @Column(name = "row_count")
    public int rows;

    public int accepted;
    public int rejected;

    @Column(name = "total_fen")
    public long totalFen;

    @Column(name = "problem_count")
    public int problemCount;

    @Column(name = "roster_id")
    public UUID rosterId;

    @Column(name = "version_id")
    public UUID versionId;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "finished_at")
    Instant finishedAt;

    /** For good. */
    public void end(ImportStatus how, Instant now) {
        status = how;
        finishedAt = now;
        recognition = null;
    }

    /** @param total of the rows taken */
    public void count(Findings findings, long total) {
        rows = findings.rows();
        accepted = findings.accepted();
        rejected = findings.rows() - findings.accepted();
        totalFen = total;
        problemCount = findings.problems();
    }

    /** Six digits: where its people are kept. */
    public String county() {
        return region.substring(0, 6);
    }
}
