package cn.fingertip.roster.article;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Role;
import cn.fingertip.kernel.Problem;
import cn.fingertip.region.Level;
import cn.fingertip.region.RegionName;
import cn.fingertip.region.Regions;
import cn.fingertip.roster.lookup.PublishedRosters;
import cn.fingertip.roster.lookup.RosterView;
import cn.fingertip.roster.lookup.cache.CurrentVersion;
import cn.fingertip.wechat.Article;
import cn.fingertip.wechat.ArticleDrafts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Articles about rosters that are public, for those who may publish them. */
@ApplicationScoped
class RosterArticles {
    private final PublishedRosters rosters;
    private final Regions regions;
    private final ArticleDrafts drafts;
    private final CurrentStaff staff;
    private final AuditTrail audit;

    RosterArticles(
            PublishedRosters rosters, Regions regions, ArticleDrafts drafts, CurrentStaff staff, AuditTrail audit) {
        this.rosters = rosters;
        this.regions = regions;
        this.drafts = drafts;
        this.staff = staff;
        this.audit = audit;
    }

    /**
     * @param page address of the roster's public page
     * @throws Problem 404 {@code roster-not-published}, or {@code not-found} where the asker may not publish there; 410
     *     {@code roster-withdrawn}
     */
    Article of(UUID id, String page) {
        CurrentVersion.Published version = rosters.require(id);
        if (!staff.may(Role.REVIEWER, version.region()) && !staff.may(Role.SECRECY_REVIEWER, version.region())) {
            throw Problem.notFound("not-found", "没有找到", "没有这条内容,或者您无权查看。请从列表重新进入。");
        }
        RosterView roster = rosters.view(version);
        ArticleFacts facts = new ArticleFacts(roster, place(version.region()), page);
        return new Article(
                cut(Templates.title(facts).render(), Article.TITLE),
                cut(Templates.digest(facts).render(), Article.DIGEST),
                Templates.content(facts).render().strip(),
                page);
    }

    /**
     * Puts it into an account's drafts. Waits for WeChat, outside a transaction.
     *
     * @return WeChat's id of the draft
     * @throws Problem as {@link #of}, and {@code wechat-app-unknown}, {@code draft-refused}, {@code wechat-unavailable}
     */
    String draft(UUID id, String page, String appId) {
        Article article = of(id, page);
        String region = rosters.require(id).region();
        // Before WeChat has it and after: what is cut off in between leaves a trace too.
        record("roster.article-drafting", id, region, appId);
        String mediaId = drafts.add(appId, article);
        record("roster.article-drafted", id, region, appId);
        return mediaId;
    }

    private void record(String action, UUID id, String region, String appId) {
        AuditEvent event = AuditEvent.of(action, "roster:" + id)
                .by(staff.actor())
                .in(region)
                .with("account", appId);
        QuarkusTransaction.requiringNew().run(() -> audit.record(event));
    }

    /** From the county down: 石城县琴江镇. */
    private String place(String code) {
        RegionName region = regions.require(code);
        return region.level().digits() <= Level.COUNTY.digits() || region.parent() == null
                ? region.name()
                : place(region.parent()) + region.name();
    }

    /** Ends of lines are the template's. */
    private static String cut(String text, int most) {
        String whole = text.strip();
        int characters = whole.codePointCount(0, whole.length());
        return characters <= most ? whole : whole.substring(0, whole.offsetByCodePoints(0, most - 1)) + "…";
    }
}
