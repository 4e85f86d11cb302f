package cn.fingertip.media;

import cn.fingertip.media.kind.FileFacts;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Uploads by their name, their owner and their time. */
@ApplicationScoped
public class UploadRepository implements PanacheRepositoryBase<Upload, UUID> {
    /** What strangers have sent and nobody has claimed. */
    public record Unclaimed(long uploads, long bytes) {}

    /** @param capability {@link UploadName#capability} */
    public Optional<Upload> byCapability(byte[] capability) {
        return find("capability = ?1 and removed = false", capability).firstResultOptional();
    }

    /** Locked in one order, so that two claims of the same files wait for each other instead of dying together. */
    List<Upload> lock(Collection<byte[]> capabilities) {
        return find("capability in ?1 and removed = false order by capability", capabilities)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** One claim at a time an owner, until the transaction ends: the count of its files then stays true. */
    void lockOwner(String owner) {
        getEntityManager()
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(?1, 0))")
                .setParameter(1, "upload.owner:" + owner)
                .getSingleResult();
    }

    List<Upload> ownedBy(String owner) {
        return list("owner = ?1 order by place", owner);
    }

    List<Upload> ownedBy(Collection<String> owners) {
        return list("owner in ?1 order by owner, place", owners);
    }

    /** What has expired does not count: it goes within minutes, and must not shut others out until then. */
    public Unclaimed unclaimed(Instant now) {
        return getEntityManager()
                .createQuery(
                        "select count(*), coalesce(sum(u.received), 0) from Upload u"
                                + " where u.owner is null and u.removed = false and u.expiresAt > ?1",
                        Unclaimed.class)
                .setParameter(1, now)
                .getSingleResult();
    }

    /**
     * Moves the end of an upload forward, if it still is where the caller saw it.
     *
     * @param length the length that a client now tells, null where it was known or is not told
     * @param expiresAt when it expires from now on, null where that stays
     * @return whether this caller was the one
     */
    public boolean advance(UUID id, long from, long to, Long length, Instant expiresAt, Instant now) {
        return update("""
                received = ?3, length = coalesce(length, ?4), expiresAt = coalesce(?6, expiresAt)
                where id = ?1 and received = ?2 and owner is null and removed = false and expiresAt > ?5
                and coalesce(length, ?4, -1) = coalesce(?4, length, -1)""", id, from, to, length, now, expiresAt) == 1;
    }

    /** Lets an upload that has nothing yet wait longer, because its first bytes are on their way. */
    public void keepWaiting(UUID id, Instant expiresAt, Instant now) {
        update(
                "expiresAt = ?2 where id = ?1 and received = 0 and owner is null and removed = false and expiresAt > ?3",
                id,
                expiresAt,
                now);
    }

    boolean describe(UUID id, FileFacts facts) {
        return update(
                        "sha256 = ?2, mediaType = ?3 where id = ?1 and owner is null",
                        id,
                        facts.sha256(),
                        facts.mediaType())
                == 1;
    }

    /** Takes an unclaimed upload out of reach. Waits for a claim under way, and does nothing once it is claimed. */
    public boolean remove(UUID id) {
        return update("removed = true where id = ?1 and owner is null and removed = false", id) == 1;
    }

    /** Takes an owner's files out of reach and destroys their keys; what is left of them is {@link #removable}. */
    int destroy(String owner) {
        return update(
                "owner = null, place = null, removed = true, wrappedKey = ?2 where owner = ?1", owner, new byte[0]);
    }

    /** Unclaimed uploads whose time is over or whose removal was interrupted, oldest first. */
    List<Upload> removable(Instant now, int most) {
        return find("owner is null and (expiresAt <= ?1 or removed = true) order by expiresAt", now)
                .page(0, most)
                .list();
    }
}
