package cn.fingertip.audit;

import cn.fingertip.kernel.Cursor;
import cn.fingertip.kernel.CursorPage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The trail for reading. */
@ApplicationScoped
class AuditBook {
    private static final TypeReference<Map<String, String>> DETAIL = new TypeReference<>() {};

    private final AuditRepository entries;
    private final AuditTrail trail;
    private final ObjectMapper mapper;

    AuditBook(AuditRepository entries, AuditTrail trail, ObjectMapper mapper) {
        this.entries = entries;
        this.trail = trail;
        this.mapper = mapper;
    }

    /** @return newest first */
    @Transactional
    public CursorPage<AuditView> page(String chain, String cursor, int limit) {
        long before = cursor == null ? Long.MAX_VALUE : Cursor.number(cursor);
        List<AuditEntry> rows = entries.before(chain, before, limit + 1);
        return CursorPage.of(rows, limit, row -> Cursor.of(row.id.seq())).map(this::view);
    }

    @Transactional
    public AuditView.Verification verify(String chain) {
        long entered = entries.head(chain).map(AuditRepository.Head::seq).orElse(0L);
        return new AuditView.Verification(
                chain, entered, trail.firstBroken(chain).orElse(null));
    }

    private AuditView view(AuditEntry entry) {
        return new AuditView(
                entry.id.seq(),
                entry.at,
                entry.actor,
                entry.action,
                entry.subject,
                detail(entry),
                HexFormat.of().formatHex(entry.hash));
    }

    /** A detail that somebody has broken must not keep the rest from being read. */
    private Map<String, String> detail(AuditEntry entry) {
        try {
            return mapper.readValue(entry.detail, DETAIL);
        } catch (JsonProcessingException tampered) {
            return Map.of();
        }
    }
}
