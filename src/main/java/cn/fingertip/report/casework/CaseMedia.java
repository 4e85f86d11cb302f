package cn.fingertip.report.casework;

import cn.fingertip.audit.Looks;
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
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Files of a report, for its inspectors: what was made of them to look at, and the originals as evidence. Each look is
 * audited; taking an original is audited as such, with its reason. Content is read outside of transactions.
 */
@ApplicationScoped
class CaseMedia {
    private final CaseAccess cases;
    private final Uploads uploads;
    private final Derivatives derivatives;
    private final ReportSeal seal;
    private final CurrentStaff staff;
    private final Looks looks;

    CaseMedia(
            CaseAccess cases,
            Uploads uploads,
            Derivatives derivatives,
            ReportSeal seal,
            CurrentStaff staff,
            Looks looks) {
        this.cases = cases;
        this.uploads = uploads;
        this.derivatives = derivatives;
        this.seal = seal;
        this.staff = staff;
        this.looks = looks;
    }

    /** @throws Problem 404 where the report is not one's own to see */
    ReportFileList list(UUID id) throws IOException {
        List<ReportFile> files = QuarkusTransaction.requiringNew().call(() -> files(cases.open(id)));
        looks.record(
                staff.id(),
                id,
                () -> QuarkusTransaction.requiringNew().run(() -> cases.record(cases.open(id), "report.files-listed")));
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

    /**
     * @return the original; that it was taken, and why, is in the audit trail by then
     * @throws Problem 409 {@code file-preparing} while its digest is reckoned
     */
    ReportFile evidence(UUID id, UUID fileId, String reason) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Report report = cases.open(id);
            ReportFile file = file(report, fileId);
            cases.recordAbout(
                    report,
                    "report.evidence-taken",
                    Map.of("file", fileId, "sha256", uploads.digest(file.file(), file.keys()), "reason", reason));
            return file;
        });
    }

    private OpenPiece looked(UUID id, ReportFile file, OpenPiece piece) throws IOException {
        UUID fileId = file.file().id();
        try {
            looks.record(
                    staff.id(),
                    fileId,
                    () -> QuarkusTransaction.requiringNew()
                            .run(() -> cases.recordAbout(cases.open(id), "report.file-viewed", "file", fileId)));
        } catch (RuntimeException e) {
            piece.content().close();
            throw e;
        }
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
