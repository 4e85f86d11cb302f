package cn.fingertip.report;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.Problem;
import cn.fingertip.media.UploadedFile;
import cn.fingertip.media.Uploads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What reporter and office say to each other; inside the caller's transaction, the report's row locked. */
@ApplicationScoped
public class Messages {
    /** All messages are shown at once, so they cannot be without end. */
    public static final int MOST = 500;

    private final ReportRepository reports;
    private final ReportSeal seal;
    private final Uploads uploads;
    private final Clock clock;

    public Messages(ReportRepository reports, ReportSeal seal, Uploads uploads, Clock clock) {
        this.reports = reports;
        this.seal = seal;
        this.uploads = uploads;
        this.clock = clock;
    }

    /** @throws Problem 409 {@code report-messages-full} */
    public SentMessage add(Report report, MessageContent content) {
        if (report.messages >= MOST) {
            throw Problem.conflict("report-messages-full", "留言已达上限", "这件举报的留言已达 %d 条上限。有新的情况,请另行举报。".formatted(MOST));
        }
        ReportMessage message = new ReportMessage(Ids.random(), report, clock.now());
        seal.seal(report, message, content);
        reports.add(message);
        return new SentMessage(message.at);
    }

    /** Makes finished uploads part of the report. */
    public List<UUID> claim(Report report, List<String> uploadIds) {
        return uploads.claim(uploadIds, report.name(), seal.files(report)).stream()
                .map(UploadedFile::id)
                .toList();
    }

    public List<MessageView> forReporter(Report report) {
        return reports.messages(report).stream()
                .map(message -> MessageView.forReporter(message, seal.content(report, message)))
                .toList();
    }

    /** @return empty where no message of the office came with it */
    public Optional<UploadedFile> officeFile(Report report, UUID fileId) {
        boolean sent = reports.messages(report).stream()
                .map(message -> seal.content(report, message))
                .anyMatch(content -> content.from() == MessageContent.From.OFFICE
                        && content.files().contains(fileId));
        return uploads.of(report.name()).stream()
                .filter(file -> sent && file.id().equals(fileId))
                .findFirst();
    }

    /** @return what one side has written since the report, oldest first */
    public List<MessageContent> of(Report report, MessageContent.From side) {
        return reports.messages(report).stream()
                .map(message -> seal.content(report, message))
                .filter(content -> content.from() == side)
                .toList();
    }

    /** @return what was found and told, which reporters of duplicates are told as well */
    public List<MessageContent> decisions(Report report) {
        return reports.messages(report).stream()
                .map(message -> seal.content(report, message))
                .filter(content -> content.finding() != null)
                .toList();
    }

    public List<MessageView> forStaff(Report report) {
        return reports.messages(report).stream()
                .map(message -> MessageView.forStaff(message, seal.content(report, message)))
                .toList();
    }
}
