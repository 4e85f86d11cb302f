package cn.fingertip.wish;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** All queries on wishes. Ids grow with time, so the newest come first by id. */
@ApplicationScoped
public class WishRepository implements PanacheRepositoryBase<Wish, UUID> {
    private static final List<WishStatus> WAITING = those(WishStatus::waiting);
    private static final List<WishStatus> IN_HAND = those(WishStatus::inHand);

    /** Which wishes a member of staff asks for; null where anything fits. */
    public record Filter(List<String> regions, WishStatus status, LocalDate overdueOn) {}

    /** Holds back every other change of the wish until the transaction ends. */
    Optional<Wish> lock(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** @param number as its author was told it, {@code XY360735100211-2026-0001} */
    public Optional<Wish> byNumber(String number) {
        return find("number", number).firstResultOptional();
    }

    /**
     * The wishes of one villager, newest first.
     *
     * @param before the last id of the page before, null for the first page
     */
    public List<Wish> of(UUID citizen, UUID before, int limit) {
        return before == null
                ? find("citizen = ?1 order by id desc", citizen).page(0, limit).list()
                : find("citizen = ?1 and id < ?2 order by id desc", citizen, before)
                        .page(0, limit)
                        .list();
    }

    /**
     * The wishes that a member of staff asks for, newest first.
     *
     * @param before the last id of the page before, null for the first page
     */
    public List<Wish> matching(Filter filter, UUID before, int limit) {
        List<String> terms = new ArrayList<>();
        Map<String, Object> parameters = new HashMap<>();
        List<String> subtrees = new ArrayList<>();
        for (int i = 0; i < filter.regions().size(); i++) {
            subtrees.add("region like :region" + i);
            parameters.put("region" + i, filter.regions().get(i) + "%");
        }
        terms.add(subtrees.isEmpty() ? "1 = 0" : "(" + String.join(" or ", subtrees) + ")");
        if (filter.status() != null) {
            terms.add("status = :status");
            parameters.put("status", filter.status());
        }
        if (filter.overdueOn() != null) {
            terms.add("(status in :waiting and acceptBy < :today or status in :inHand and finishBy < :today)");
            parameters.putAll(Map.of("waiting", WAITING, "inHand", IN_HAND, "today", filter.overdueOn()));
        }
        if (before != null) {
            terms.add("id < :before");
            parameters.put("before", before);
        }
        return find(String.join(" and ", terms) + " order by id desc", parameters)
                .page(0, limit)
                .list();
    }

    /**
     * What everybody sees, newest first.
     *
     * @param region code of the root of the subtree; empty for the whole site
     * @param type null for any
     * @param status null for any
     * @param before the last id of the page before, null for the first page
     */
    public List<Wish> shown(String region, WishType type, WishStatus status, UUID before, int limit) {
        StringBuilder terms = new StringBuilder("publicity = :shown and region like :region");
        Map<String, Object> parameters = new HashMap<>(Map.of("shown", Publicity.SHOWN, "region", region + "%"));
        if (type != null) {
            terms.append(" and type = :type");
            parameters.put("type", type);
        }
        if (status != null) {
            terms.append(" and status = :status");
            parameters.put("status", status);
        }
        if (before != null) {
            terms.append(" and id < :before");
            parameters.put("before", before);
        }
        return find(terms + " order by id desc", parameters).page(0, limit).list();
    }

    /** @return the wish, where everybody sees it */
    public Optional<Wish> shown(UUID id) {
        return find("id = ?1 and publicity = ?2", id, Publicity.SHOWN).firstResultOptional();
    }

    /** @return ids of wishes done at or before {@code last} that nobody has confirmed */
    public List<UUID> silentSince(Instant last, int limit) {
        return find("status = ?1 and doneAt <= ?2 order by doneAt", WishStatus.DONE, last)
                .page(0, limit)
                .project(WishId.class)
                .stream()
                .map(WishId::id)
                .toList();
    }

    /** @return ids, after {@code after}, of wishes that wait for a date which no calendar gave yet */
    public List<UUID> withoutDates(UUID after, int limit) {
        return find(
                        "id > ?1 and (acceptBy is null and status in ?2"
                                + " or finishFrom is not null and finishBy is null and status in ?3) order by id",
                        after,
                        WAITING,
                        IN_HAND)
                .page(0, limit)
                .project(WishId.class)
                .stream()
                .map(WishId::id)
                .toList();
    }

    /** @return the next number of the region's year, from 1; two who ask at once wait for each other */
    public int nextNumber(String region, int year) {
        return ((Number) getEntityManager()
                        .createNativeQuery("""
                INSERT INTO wish_number (region, year, last) VALUES (?1, ?2, 1)
                ON CONFLICT (region, year) DO UPDATE SET last = wish_number.last + 1 RETURNING last""")
                        .setParameter(1, region)
                        .setParameter(2, year)
                        .getSingleResult())
                .intValue();
    }

    private static List<WishStatus> those(Predicate<WishStatus> wanted) {
        return Arrays.stream(WishStatus.values()).filter(wanted).toList();
    }

    /** The id alone. */
    record WishId(UUID id) {}
}
