package cn.fingertip.audit;

import cn.fingertip.kernel.Clock;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who did what, append-only: each entry's hash covers the entry before, and each chain's head row knows its last entry,
 * so that an entry altered, deleted, moved or cut off at the end shows.
 *
 * <p>The chain is locked from the first entry of a transaction to its end: record as the last thing.
 */
@ApplicationScoped
public class AuditTrail {
    private static final int BATCH = 500;

    private final AuditRepository entries;
    private final Clock clock;
    private final ObjectMapper mapper;

    AuditTrail(AuditRepository entries, Clock clock, ObjectMapper mapper) {
        this.entries = entries;
        this.clock = clock;
        this.mapper = mapper;
    }

    /** Adds an entry in the caller's transaction: it is kept exactly when the change it tells of is. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(AuditEvent event) {
        AuditRepository.Head head = entries.lock(event.chain());
        AuditEntry.Id next = new AuditEntry.Id(event.chain(), head.seq() + 1);
        entries.append(new AuditEntry(next, clock.now(), event, json(event), head.hash()));
    }

    /**
     * Locks the chains of these regions in one order, for what records into more than one of them: two that cross would
     * otherwise wait for each other without end.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock(String... regions) {
        Stream.of(regions)
                .map(region -> AuditEvent.of("", "").in(region).chain())
                .distinct()
                .sorted()
                .forEach(entries::lock);
    }

    /**
     * Reckons a whole chain again.
     *
     * @return the number of the first entry that is not what was recorded or is missing, empty where the chain is whole
     */
    @Transactional
    public Optional<Long> firstBroken(String chain) {
        Optional<AuditRepository.Head> found = entries.head(chain);
        return found.isEmpty() ? Optional.empty() : firstBroken(found.get());
    }

    private Optional<Long> firstBroken(AuditRepository.Head head) {
        byte[] previous = new byte[32];
        long seq = 0;
        while (seq < head.seq()) {
            List<AuditEntry> batch = entries.after(head.chain(), seq, BATCH);
            for (AuditEntry entry : batch) {
                if (seq == head.seq()) {
                    break;
                }
                seq++;
                if (entry.id.seq() != seq || !MessageDigest.isEqual(entry.hash, entry.hashAfter(previous))) {
                    return Optional.of(seq);
                }
                previous = entry.hash;
            }
            if (batch.isEmpty()) {
                return Optional.of(seq + 1);
            }
            entries.getEntityManager().clear();
        }
        if (head.lastEntry() > head.seq()) {
            return Optional.of(head.seq() + 1);
        }
        return MessageDigest.isEqual(previous, head.hash()) ? Optional.empty() : Optional.of(Math.max(1, seq));
    }

    private String json(AuditEvent event) {
        try {
            return mapper.writeValueAsString(event.detail());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of strings has a JSON form", e);
        }
    }
}
