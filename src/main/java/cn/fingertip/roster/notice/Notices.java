package cn.fingertip.roster.notice;

import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Money;
import cn.fingertip.kernel.Problem;
import cn.fingertip.region.Level;
import cn.fingertip.region.RegionName;
import cn.fingertip.region.Regions;
import cn.fingertip.roster.lookup.PublishedRosters;
import cn.fingertip.roster.lookup.RosterView;
import cn.fingertip.roster.lookup.cache.CurrentVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Gathers what a notice says. */
@ApplicationScoped
class Notices {
    static final String OBJECTIONS =
            "公示期内对以上内容有异议的（数量不对、不是本人、人已去世等），可以用微信或手机浏览器扫描右侧二维码，" + "核对网上公示并提出异议，可以不署名；也可以向村（居）委会、责任单位反映。异议应逐条答复。";

    /** Changes where the drawing does. */
    private static final int FORM = 2;

    private static final int TAG_BYTES = 15;

    private final PublishedRosters rosters;
    private final FactRepository facts;
    private final Regions regions;
    private final NoticeConfig config;

    Notices(PublishedRosters rosters, FactRepository facts, Regions regions, NoticeConfig config) {
        this.rosters = rosters;
        this.facts = facts;
        this.regions = regions;
        this.config = config;
    }

    /**
     * @param village code, null for the whole roster
     * @param address of this site
     * @throws Problem 404 {@code roster-not-published}, 410 {@code roster-withdrawn}, 422 {@code village-not-in-roster} or
     *     {@code notice-too-large}
     */
    Notice of(UUID rosterId, String village, String address) {
        CurrentVersion.Published version = rosters.require(rosterId);
        RosterView roster = rosters.view(version);
        PublishedRosters.Extent extent = village == null
                ? new PublishedRosters.Extent(
                        roster.lineCount(), roster.totalAmount().fen())
                : rosters.extent(version, village);
        if (extent.lines() == 0) {
            throw Problem.rule("village-not-in-roster", "清册里没有这个村", "这份清册没有这个村(社区)的明细,请从清册所含的村中选择。");
        }
        if (extent.lines() > config.mostLines()) {
            throw Problem.rule(
                    "notice-too-large",
                    "一次打印的明细过多",
                    "这里有 " + extent.lines() + " 条明细,超过一份公示单的上限 " + config.mostLines() + " 条。请选择村(village),一村打印一份。");
        }
        Notice.Head head = new Notice.Head(
                roster.title(),
                roster.version(),
                Clock.dateOf(roster.publishedAt()),
                roster.publicity().from(),
                roster.publicity().to(),
                version.showQuantity(),
                version.showStandard());
        String place = place(village == null ? version.region() : village);
        List<Notice.Fact> known = facts.of(roster.programme().code(), roster.year());
        String page = address + config.page().replace("{id}", rosterId.toString());
        // Who scans an old notice is told of the correction.
        page += (page.contains("?") ? "&" : "?") + "version=" + roster.version();
        return new Notice(
                head,
                place,
                village != null || version.region().length() == Level.VILLAGE.digits(),
                extent.lines(),
                new Money(extent.fen()),
                known,
                OBJECTIONS,
                page,
                tag(FORM, version.versionId(), version.revision(), village, head, place, known, OBJECTIONS, page),
                rosters.lines(version, village));
    }

    private static String tag(Object... from) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(Arrays.toString(from).getBytes(StandardCharsets.UTF_8));
            return "W/\""
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, TAG_BYTES))
                    + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** From the county down: 石城县琴江镇兴隆村委会. */
    private String place(String code) {
        RegionName region = regions.find(code).orElse(null);
        if (region == null) {
            return code;
        }
        return region.level().digits() <= Level.COUNTY.digits() || region.parent() == null
                ? region.name()
                : place(region.parent()) + region.name();
    }
}
