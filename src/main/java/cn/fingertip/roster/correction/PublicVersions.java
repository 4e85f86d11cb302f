package cn.fingertip.roster.correction;

import cn.fingertip.kernel.Cursor;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.Problem;
import cn.fingertip.kernel.http.PublicBody;
import cn.fingertip.kernel.http.PublicJson;
import cn.fingertip.roster.lookup.cache.CurrentVersion;
import cn.fingertip.roster.lookup.cache.CurrentVersions;
import cn.fingertip.roster.lookup.cache.PageCache;
import cn.fingertip.roster.lookup.cache.PageKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * What readers learn of corrections: that a roster was corrected, when, why, and which lines. A roster that is withdrawn
 * says only that it is. Never blocks the caller.
 */
@ApplicationScoped
public class PublicVersions {
    private final CurrentVersions current;
    private final PageCache pages;
    private final PublicVersionRepository versions;
    private final ChangeRepository changes;
    private final PublicJson json;

    PublicVersions(
            CurrentVersions current,
            PageCache pages,
            PublicVersionRepository versions,
            ChangeRepository changes,
            PublicJson json) {
        this.current = current;
        this.pages = pages;
        this.versions = versions;
        this.changes = changes;
        this.json = json;
    }

    /** Fails with 404 or 410 where nothing of the roster is public now. */
    Uni<PublicBody> list(UUID rosterId) {
        return current.of(rosterId).chain(found -> {
            CurrentVersion.Published now = found.published();
            return pages.get(
                    new PageKey.Versions(now.versionId(), now.finalized()),
                    () -> json.bytes(new VersionView.Versions(versions.of(rosterId))));
        });
    }

    /**
     * Fails with 404 or 410 where the roster or this version of it is not public, or no longer.
     *
     * @param cursor of the page before, null for the first
     */
    public Uni<PublicBody> changes(UUID rosterId, int version, String cursor, int limit) {
        return current.of(rosterId).chain(found -> {
            CurrentVersion.Published now = found.published();
            int after = cursor == null ? 0 : ChangePlace.after(cursor, version);
            return pages.get(
                    new PageKey.Changes(now.versionId(), now.revision(), version, after, limit),
                    () -> json.bytes(page(now, version, after, limit)));
        });
    }

    private CursorPage<ChangeView> page(CurrentVersion.Published now, int version, int after, int limit) {
        PublicVersionRepository.Corrected corrected = versions.find(now.rosterId(), version)
                .orElseThrow(() -> Problem.notFound("roster-not-published", "清册未公布", "这份清册没有公布过这个版本。请从清册列表重新进入。"));
        if (corrected.withdrawn() != null) {
            throw Problem.of(410, "roster-withdrawn", "清册已撤回", "这个版本已撤回。原因:" + corrected.withdrawn());
        }
        if (corrected.baseId() == null) {
            return new CursorPage<>(List.of(), null);
        }
        var pair = new ChangeRepository.Pair(now.county(), now.year(), corrected.versionId(), corrected.baseId());
        var shown = new Shown(now.showQuantity(), now.showStandard(), now.maskNames());
        return CursorPage.of(
                changes.changes(pair, shown, after, limit), limit, change -> Cursor.of(version, change.no()));
    }
}
