package cn.fingertip.report.casework;

import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.kernel.Problem;
import cn.fingertip.media.UploadedFile;
import cn.fingertip.media.Uploads;
import cn.fingertip.media.derivative.DerivativeView;
import cn.fingertip.media.derivative.Derivatives;
import cn.fingertip.media.derivative.OpenPiece;
import cn.fingertip.report.Report;
import cn.fingertip.report.ReportFile;
import cn.fingertip.report.ReportSeal;
import cn.fingertip.report.desk.CaseAccess;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Files of a report, for its inspectors: what was made of them to look at, and the originals as evidence. Each look is
 * audited; taking an original is audited as such, with its reason. Content is read outside of transactions.
 */
@ApplicationScoped
class CaseMedia {
    /**
     * One look of one person, at a file or at the list of a report's; what a player asks for while a film plays, and who
     * waits for a file to be made, is no look of its own.
     */
    private record Look(UUID staff, UUID what) {}

    private static final Duration ONE_LOOK = Duration.ofMinutes(10);
    private static final int LOOKS = 10_000;

    private final CaseAccess cases;
    private final Uploads uploads;
    private final Derivatives derivatives;
    private final ReportSeal seal;
    private final CurrentStaff staff;
    private final Cache<Look, Boolean> looks =
            Caffeine.newBuilder().expireAfterWrite(ONE_LOOK).maximumSize(LOOKS).build();

    CaseMedia(CaseAccess cases, Uploads uploads, Derivatives derivatives, ReportSeal seal, CurrentStaff staff) {
        this.cases = cases;
        this.uploads = uploads;
        this.derivatives = derivatives;
        this.seal = seal;
        this.staff = staff;
    }

    /** @throws Problem 404 where the report is not one's own to see */
    ReportFileList list(UUID id) throws IOException {
        Look look = new Look(staff.id(), id);
        List<ReportFile> files = QuarkusTransaction.requiringNew().call(() -> {
            Report report = cases.open(id);
            if (looks.getIfPresent(look) == null) {
                cases.record(report, "report.files-listed");
            }
            return files(report);
        });
        looks.put(look, true);
        if (files.isEmpty()) {
            return new ReportFileList(List.of());
        }
        Map<UUID, DerivativeView> views = derivatives.of(
                files.stream().map(ReportFile::file).toList(), files.getFirst().keys());
        return new ReportFileList(files.stream()
                .map(ReportFile::file)
                .map(file -> ReportFileList.Item.of(file, views.get(file.id())))
                .toList());
    }

    /**
     * @param page of a PDF, from 1
     * @throws Problem 404 where there is no such file or page, 409 {@code file-preparing}, {@code file-cannot-be-shown}
     */
    OpenPiece view(UUID id, UUID fileId, int page) throws IOException {
        ReportFile file = file(id, fileId);
        return looked(id, file, derivatives.open(file.file(), file.keys(), page));
    }

    /** As {@link #view}, the small picture. */
    OpenPiece poster(UUID id, UUID fileId) throws IOException {
        ReportFile file = file(id, fileId);
        return looked(id, file, derivatives.openPoster(file.file(), file.keys()));
    }

    /** @return the original; that it was taken, and why, is in the audit trail by then */
    ReportFile evidence(UUID id, UUID fileId, String reason) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Report report = cases.open(id);
            ReportFile file = file(report, fileId);
            cases.recordAbout(
                    report,
                    "report.evidence-taken",
                    Map.of("file", fileId, "sha256", file.file().sha256(), "reason", reason));
            return file;
        });
    }

    private OpenPiece looked(UUID id, ReportFile file, OpenPiece piece) throws IOException {
        Look look = new Look(staff.id(), file.file().id());
        if (looks.getIfPresent(look) != null) {
            return piece;
        }
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> cases.recordAbout(
                            cases.open(id),
                            "report.file-viewed",
                            "file",
                            file.file().id()));
        } catch (RuntimeException e) {
            piece.content().close();
            throw e;
        }
        looks.put(look, true);
        return piece;
    }

    private ReportFile file(UUID id, UUID fileId) {
        return QuarkusTransaction.requiringNew().call(() -> file(cases.open(id), fileId));
    }

    private ReportFile file(Report report, UUID fileId) {
        return files(report).stream()
                .filter(file -> file.file().id().equals(fileId))
                .findFirst()
                .orElseThrow(Report::notFound);
    }

    private List<ReportFile> files(Report report) {
        List<UploadedFile> files = uploads.of(report.name(), seal.files(report));
        return files.stream()
                .map(file -> new ReportFile(file, seal.files(report)))
                .toList();
    }
}
