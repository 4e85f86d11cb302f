package cn.fingertip.report;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.Problem;
import cn.fingertip.media.TakenFiles;
import cn.fingertip.media.UploadedFile;
import cn.fingertip.media.Uploads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What reporter and office say to each other; inside the caller's transaction, the report's row locked. */
@ApplicationScoped
public class Messages {
    /**
     * All messages are shown at once, so they cannot be without end. Each side has its own: neither shuts the other out.
     */
    public static final int MOST_A_SIDE = 500;

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

    /**
     * What announces a step is never too much: a case must come to its end.
     *
     * @throws Problem 409 {@code report-messages-full}
     */
    public SentMessage add(Report report, MessageContent content) {
        // Who wrote a message is sealed, so it is only counted by side where it may be too much.
        if (content.about() == null
                && report.messages >= MOST_A_SIDE
                && of(report, content.from()).stream()
                                .filter(message -> message.about() == null)
                                .count()
                        >= MOST_A_SIDE) {
            throw Problem.conflict(
                    "report-messages-full", "留言已达上限", "这件举报中您这一方的留言已达 %d 条上限。有新的情况,请另行举报。".formatted(MOST_A_SIDE));
        }
        ReportMessage message = new ReportMessage(Ids.random(), report, clock.now());
        seal.seal(report, message, content);
        reports.add(message);
        return new SentMessage(message.at, List.of());
    }

    /**
     * Makes finished uploads part of the report. Each side has its own number of files.
     *
     * @throws Problem 422 as {@link Uploads#claim(List, String, cn.fingertip.crypto.KeyWrap, int)}
     */
    public List<UUID> claim(Report report, MessageContent.From side, List<String> uploadIds) {
        if (uploadIds == null || uploadIds.isEmpty()) {
            return List.of();
        }
        return uploads.claim(uploadIds, report.name(), seal.files(report), already(report, side)).stream()
                .map(UploadedFile::id)
                .toList();
    }

    /** As {@link #claim}, of files that come with a text: what cannot be taken is told, and the text is kept. */
    public TakenFiles take(Report report, MessageContent.From side, List<String> uploadIds) {
        return uploadIds.isEmpty()
                ? TakenFiles.NONE
                : uploads.take(uploadIds, report.name(), seal.files(report), already(report, side));
    }

    private int already(Report report, MessageContent.From side) {
        int ofOffice = of(report, MessageContent.From.OFFICE).stream()
                .mapToInt(message -> message.files().size())
                .sum();
        return side == MessageContent.From.OFFICE
                ? ofOffice
                : uploads.of(report.name(), seal.files(report)).size() - ofOffice;
    }

    public List<MessageView> forReporter(Report report) {
        return reports.messages(report).stream()
                .map(message -> MessageView.forReporter(message, seal.content(report, message)))
                .toList();
    }

    /** @return what came with messages of the office, in the order in which it came */
    public List<UploadedFile> officeFiles(Report report) {
        Set<UUID> sent = of(report, MessageContent.From.OFFICE).stream()
                .flatMap(content -> content.files().stream())
                .collect(Collectors.toSet());
        return uploads.of(report.name(), seal.files(report)).stream()
                .filter(file -> sent.contains(file.id()))
                .toList();
    }

    /** @return what one side has written since the report, oldest first */
    public List<MessageContent> of(Report report, MessageContent.From side) {
        return all(report).stream().filter(content -> content.from() == side).toList();
    }

    /** @return what both sides have written since the report, oldest first */
    public List<MessageContent> all(Report report) {
        return reports.messages(report).stream()
                .map(message -> seal.content(report, message))
                .toList();
    }

    /** @return what was found and told, which reporters of duplicates are told as well */
    public List<MessageContent> decisions(Report report) {
        return all(report).stream().filter(content -> content.finding() != null).toList();
    }

    /** @return what was announced to the reporter from this message on, oldest first */
    public List<MessageContent> announced(Report report, int from) {
        return reports.messages(report).stream()
                .filter(message -> message.no >= from)
                .map(message -> seal.content(report, message))
                .filter(content -> content.about() != null)
                .toList();
    }

    public List<MessageView> forStaff(Report report) {
        return reports.messages(report).stream()
                .map(message -> MessageView.forStaff(message, seal.content(report, message)))
                .toList();
    }
}
