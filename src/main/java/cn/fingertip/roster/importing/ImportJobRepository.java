package cn.fingertip.roster.importing;

import cn.fingertip.roster.RosterStatus;
import cn.fingertip.roster.importing.run.ImportTurns;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Imports, newest first: their ids begin with the time. */
@ApplicationScoped
public class ImportJobRepository implements PanacheRepositoryBase<ImportJob, UUID> {
    /** Keeps whoever else would run or finish it waiting until the transaction ends. */
    public Optional<ImportJob> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** As {@link #lock}, but empty where somebody else holds it: a running import does for as long as it takes. */
    Optional<ImportJob> lockIfFree(UUID id) {
        List<?> free = getEntityManager()
                .createNativeQuery("SELECT 1 FROM import_job WHERE id = ?1 FOR NO KEY UPDATE SKIP LOCKED")
                .setParameter(1, id)
                .getResultList();
        if (free.isEmpty()) {
            return Optional.empty();
        }
        ImportJob job = findById(id);
        getEntityManager().refresh(job);
        return Optional.of(job);
    }

    /** One at a time asks for the same file, so that two that come together do not both find nothing. */
    void lockSameFile(ImportOrder order, String sha256) {
        advisoryLock(String.join("/", order.programme(), order.region(), order.period(), sha256));
    }

    /**
     * One import at a time writes the people of a county, so that two files with the same new person do not trip over
     * each other halfway. {@link ImportTurns} keeps them apart already: this holds also where a replica taken to be dead
     * still writes.
     */
    public void lockPeople(String county) {
        advisoryLock("people/" + county);
    }

    /**
     * @return imports of this very file that are under way, or whose version still stands, newest first; before the version leaves
     *     its author's hands only the author's own, because nobody else can submit it
     */
    List<ImportJob> standing(ImportOrder order, String sha256, UUID author) {
        return find(
                        """
                from ImportJob j
                where j.programme = :programme and j.region = :region and j.year = :year and j.period = :period
                and j.fileSha256 = :sha256
                and (j.status in (:underWay) and j.author = :author or exists (
                    select 1 from RosterVersion v where v.importId = j.id and v.status not in (:gone)
                    and (v.status <> :draft or v.author = :author)))
                order by j.id desc""",
                        Map.of(
                                "programme", order.programme(),
                                "region", order.region(),
                                "year", order.year(),
                                "period", order.period(),
                                "sha256", sha256,
                                "author", author,
                                "draft", RosterStatus.DRAFT,
                                "underWay",
                                        List.of(ImportStatus.RECEIVED, ImportStatus.RUNNING, ImportStatus.RECOGNISED),
                                "gone", List.of(RosterStatus.WITHDRAWN, RosterStatus.SUPERSEDED)))
                .list();
    }

    /** @return whether what came of an import is in its author's hands yet, who may then take other columns */
    boolean stillDraft(ImportJob job, UUID author) {
        return job.status == ImportStatus.DONE
                && getEntityManager()
                                .createQuery("""
                                select count(v) from RosterVersion v
                                where v.importId = :job and v.status = :draft and v.author = :author""", Long.class)
                                .setParameter("job", job.id)
                                .setParameter("draft", RosterStatus.DRAFT)
                                .setParameter("author", author)
                                .getSingleResult()
                        > 0;
    }

    /**
     * @param settled files whose matter was settled before then are no longer needed
     * @param drafted files of drafts made before then neither
     */
    public List<ImportJob> withNeedlessSource(Instant settled, Instant drafted, int limit) {
        return find(
                        """
                from ImportJob j
                where j.sourceRemovedAt is null and (j.status = :cancelled
                or j.status in (:stopped) and coalesce(j.finishedAt, j.createdAt) < :settled
                or j.status = :done and j.finishedAt < :drafted
                or j.status = :done and j.finishedAt < :settled
                    and not exists (select 1 from RosterVersion v where v.importId = j.id)
                or j.status = :done
                    and exists (select 1 from RosterVersion v where v.importId = j.id and v.publishedAt < :settled))
                order by j.id""",
                        Map.of(
                                "cancelled",
                                ImportStatus.CANCELLED,
                                "stopped",
                                List.of(ImportStatus.REFUSED, ImportStatus.RECOGNISED),
                                "done",
                                ImportStatus.DONE,
                                "settled",
                                settled,
                                "drafted",
                                drafted))
                .page(0, limit)
                .list();
    }

    /**
     * @param roots codes of regions; what lies in any of their subtrees is found
     * @param before the id of the last import seen, null for the first page
     */
    List<ImportJob> under(List<String> roots, UUID before, int limit) {
        if (roots.isEmpty()) {
            return List.of();
        }
        StringBuilder query = new StringBuilder("(");
        Map<String, Object> parameters = new HashMap<>();
        for (int i = 0; i < roots.size(); i++) {
            query.append(i == 0 ? "" : " or ").append("region like :root").append(i);
            parameters.put("root" + i, roots.get(i) + "%");
        }
        query.append(")");
        if (before != null) {
            query.append(" and id < :before");
            parameters.put("before", before);
        }
        return find(query.append(" order by id desc").toString(), parameters)
                .page(0, limit)
                .list();
    }

    private void advisoryLock(String what) {
        getEntityManager()
                .createNativeQuery("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(?1, 25))) AS locked")
                .setParameter(1, what)
                .getSingleResult();
    }
}
