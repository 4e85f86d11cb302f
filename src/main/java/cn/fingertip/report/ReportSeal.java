package cn.fingertip.report;

import cn.fingertip.crypto.DataKey;
import cn.fingertip.crypto.KeyWrap;
import cn.fingertip.crypto.Sealer;
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

    private final Sealer sealer;
    private final ObjectMapper mapper;

    public ReportSeal(Sealer sealer, ObjectMapper mapper) {
        this.sealer = sealer;
        this.mapper = mapper;
    }

    /** Gives a new report its two keys and seals it. */
    public void seal(Report report, ReportContent content, ReporterIdentity identity) {
        DataKey key = sealer.newDataKey(contentOf(report));
        report.dataKey = key.wrapped();
        report.content = key.seal(json(content), contentOf(report));
        DataKey identityKey = sealer.newDataKey(identityOf(report));
        report.identityKey = identityKey.wrapped();
        report.identity = identityKey.seal(padded(json(identity)), identityOf(report));
    }

    public ReportContent content(Report report) {
        return parse(key(report).open(report.content, contentOf(report)), ReportContent.class);
    }

    /** Opens who reports; nothing that answers a request may call it without a custodian's approval. */
    public ReporterIdentity identity(Report report) {
        DataKey key = sealer.openDataKey(report.identityKey, identityOf(report));
        return parse(key.open(report.identity, identityOf(report)), ReporterIdentity.class);
    }

    public void seal(Report report, ReportMessage message, MessageContent content) {
        message.sealed = key(report).seal(json(content), messageOf(message));
    }

    public MessageContent content(Report report, ReportMessage message) {
        return parse(key(report).open(message.sealed, messageOf(message)), MessageContent.class);
    }

    /** @return what keeps the keys of a report's files */
    public KeyWrap files(Report report) {
        return key(report);
    }

    private DataKey key(Report report) {
        return sealer.openDataKey(report.dataKey, contentOf(report));
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
