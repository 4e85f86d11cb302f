package cn.fingertip.report;

import cn.fingertip.crypto.DataKey;
import cn.fingertip.crypto.KeyWrap;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Arrays;

/** The only place where what a report says, or who says it, is sealed and opened. */
@ApplicationScoped
public class ReportSeal {
    /**
     * Every identity is sealed at this size, so that its length does not tell the named from the anonymous: room for the
     * longest contact, each of its characters escaped, and a name.
     */
    private static final int IDENTITY_BYTES = 2048;

    private final ObjectMapper mapper;

    public ReportSeal(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Seals a report that has {@link Report#begin begun}. */
    public void seal(Report report, ReportContent content, ReporterIdentity identity) {
        report.content = report.key().seal(json(content), contentOf(report));
        report.identity = report.identityKey().seal(padded(json(identity)), identityOf(report));
    }

    /** @param report an open one */
    public ReportContent content(Report report) {
        return parse(report.key().open(report.content, contentOf(report)), ReportContent.class);
    }

    /** @param key which only a custodian has, or an inspector whose request a custodian has approved */
    public ReporterIdentity identity(Report report, DataKey key) {
        return parse(key.open(report.identity, identityOf(report)), ReporterIdentity.class);
    }

    public void seal(Report report, ReportMessage message, MessageContent content) {
        message.sealed = report.key().seal(json(content), messageOf(message));
    }

    public MessageContent content(Report report, ReportMessage message) {
        return parse(report.key().open(message.sealed, messageOf(message)), MessageContent.class);
    }

    /** @return what keeps the keys of an open report's files */
    public KeyWrap files(Report report) {
        return report.key();
    }

    /**
     * Seals something else that belongs to an open report.
     *
     * @param context what it is and which one; it opens only with the same
     */
    public byte[] seal(Report report, Object part, String context) {
        return report.key().seal(json(part), context);
    }

    /** Opens what {@link #seal(Report, Object, String)} sealed. */
    public <T> T open(Report report, byte[] sealed, String context, Class<T> type) {
        return parse(report.key().open(sealed, context), type);
    }

    private static String contentOf(Report report) {
        return "report.content:" + report.id;
    }

    private static String identityOf(Report report) {
        return "report.identity:" + report.id;
    }

    /** The number is bound too, so that messages cannot be put in another order unseen. */
    private static String messageOf(ReportMessage message) {
        return "report_message.sealed:" + message.reportId + ":" + message.no + ":" + message.id;
    }

    private byte[] json(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("part of a report has no JSON form", e);
        }
    }

    /** White space after JSON means nothing, and hides how much was said. */
    private static byte[] padded(byte[] json) {
        int blocks = (json.length + IDENTITY_BYTES - 1) / IDENTITY_BYTES;
        byte[] padded = Arrays.copyOf(json, blocks * IDENTITY_BYTES);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        return padded;
    }

    private <T> T parse(byte[] json, Class<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (IOException e) {
            throw new IllegalStateException("part of a report does not survive JSON", e);
        }
    }
}
