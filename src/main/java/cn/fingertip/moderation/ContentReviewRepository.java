package cn.fingertip.moderation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** All queries on reviews. Ids grow with time, so the oldest come first by id. */
@ApplicationScoped
class ContentReviewRepository implements PanacheRepositoryBase<ContentReview, UUID> {
    /** Whose review it is, read without loading it: what is loaded before it is locked is not read again. */
    record Whose(String kind, UUID subject) {}

    /** The id alone. */
    record ReviewId(UUID id) {}

    Optional<Whose> whose(UUID id) {
        return find("id", id).project(Whose.class).firstResultOptional();
    }

    Optional<ContentReview> lock(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** @return all there ever were, oldest first */
    List<ContentReview> of(Subject of) {
        return find("kind = ?1 and subject = ?2 order by id", of.kind(), of.id())
                .list();
    }

    /**
     * What waits for a person, oldest first.
     *
     * @param regions roots of the subtrees that a reviewer has
     * @param after the last id of the page before, null for the first page
     */
    List<ContentReview> waiting(List<String> regions, UUID after, int limit) {
        List<String> subtrees = new ArrayList<>();
        Map<String, Object> parameters = new HashMap<>(Map.of("waiting", ReviewState.WAITING));
        for (int i = 0; i < regions.size(); i++) {
            subtrees.add("region like :region" + i);
            parameters.put("region" + i, regions.get(i) + "%");
        }
        String terms =
                "state = :waiting and " + (subtrees.isEmpty() ? "1 = 0" : "(" + String.join(" or ", subtrees) + ")");
        if (after != null) {
            terms += " and id > :after";
            parameters.put("after", after);
        }
        return find(terms + " order by id", parameters).page(0, limit).list();
    }

    /** @return pictures, after {@code after}, about which nobody has begun to ask WeChat */
    List<UUID> unsent(UUID after, int limit) {
        return ids(
                "id > ?1 and state = ?2 and file is not null and fetchUntil is null order by id",
                limit,
                after,
                ReviewState.CHECKING);
    }

    /** @return what was asked before {@code last} and has had no answer */
    List<UUID> unanswered(Instant last, int limit) {
        return ids("askedAt < ?1 and state = ?2 order by askedAt", limit, last, ReviewState.CHECKING);
    }

    /** @return the picture that is fetched under this name, while it may be */
    Optional<ContentReview> fetched(byte[] fetchKey, Instant now) {
        return find("fetchKey = ?1 and fetchUntil > ?2 and state = ?3", fetchKey, now, ReviewState.CHECKING)
                .firstResultOptional();
    }

    Optional<UUID> traced(String trace) {
        return ids("trace = ?1", 1, trace).stream().findFirst();
    }

    void keepVerdict(String trace, String verdict, Instant now) {
        getEntityManager()
                .createNativeQuery("""
                INSERT INTO content_verdict (trace, verdict, at) VALUES (?1, ?2, ?3) ON CONFLICT (trace) DO NOTHING""")
                .setParameter(1, trace)
                .setParameter(2, verdict)
                .setParameter(3, now)
                .executeUpdate();
    }

    /** @return what WeChat found, which is forgotten with this */
    Optional<String> takeVerdict(String trace) {
        List<?> found = getEntityManager()
                .createNativeQuery("DELETE FROM content_verdict WHERE trace = ?1 RETURNING verdict")
                .setParameter(1, trace)
                .getResultList();
        return found.stream().map(String.class::cast).findFirst();
    }

    /** Forgets what was found in pictures that nobody asks about any more. */
    void forgetVerdicts(Instant before) {
        getEntityManager()
                .createNativeQuery("DELETE FROM content_verdict WHERE at < ?1")
                .setParameter(1, before)
                .executeUpdate();
    }

    private List<UUID> ids(String query, int limit, Object... parameters) {
        return find(query, parameters).page(0, limit).project(ReviewId.class).stream()
                .map(ReviewId::id)
                .toList();
    }
}
