package cn.fingertip.roster.board;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Role;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Cursor;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.PageRequest;
import cn.fingertip.kernel.Problem;
import cn.fingertip.region.RegionName;
import cn.fingertip.region.Regions;
import cn.fingertip.roster.CodeName;
import cn.fingertip.roster.programme.ProgrammeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Where published rosters are to be seen, and where not yet. */
@ApplicationScoped
class Publications {
    /** Who sees the publications of an office's whole region; cadres see those that belong on their boards. */
    private static final Set<Role> OFFICE =
            EnumSet.of(Role.CLERK, Role.REVIEWER, Role.SECRECY_REVIEWER, Role.INSPECTOR, Role.LEADER);

    private final PublicationRepository publications;
    private final ProgrammeRepository programmes;
    private final Regions regions;
    private final CurrentStaff staff;
    private final AuditTrail audit;
    private final Clock clock;

    Publications(
            PublicationRepository publications,
            ProgrammeRepository programmes,
            Regions regions,
            CurrentStaff staff,
            AuditTrail audit,
            Clock clock) {
        this.publications = publications;
        this.programmes = programmes;
        this.regions = regions;
        this.staff = staff;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param region code prefix, null for all one may see
     * @param missing null for whatever is missing
     * @return what lacks a channel, the longest lacking first
     */
    @Transactional
    public CursorPage<PublicationItem> lacking(String region, Channel missing, PageRequest page) {
        List<String> offices = OFFICE.stream()
                .flatMap(role -> staff.regions(role).stream())
                .distinct()
                .toList();
        List<Publication> rows = publications.lacking(new PublicationRepository.Lacking(
                offices,
                staff.regions(Role.CADRE),
                region,
                missing,
                page.cursor() == null ? null : place(page.cursor()),
                page.limit() + 1));
        return CursorPage.of(rows, page.limit(), row -> Cursor.of(row.since(), row.versionId()))
                .map(this::item);
    }

    /** @throws Problem 404 where it is not published, or none of the asker's grants covers it or a village of it */
    Publication require(UUID rosterId) {
        return publications
                .published(rosterId)
                .filter(publication -> sees(publication.region())
                        || publications.villages(publication.versionId()).keySet().stream()
                                .anyMatch(village -> staff.may(Role.CADRE, village)))
                .orElseThrow(Publications::notFound);
    }

    /** @return whether one may see what belongs to this region or lies in it */
    boolean sees(String region) {
        return OFFICE.stream().anyMatch(role -> staff.may(role, region));
    }

    /**
     * Clerk or reviewer of the roster say that the public account sent an article; this platform cannot know.
     *
     * @throws Problem 404 outside one's grants, 422 {@code date-in-future}
     */
    @Transactional
    public void markArticle(UUID rosterId, MarkArticle article) {
        Publication publication = publications
                .published(rosterId)
                .filter(p -> Stream.of(Role.CLERK, Role.REVIEWER).anyMatch(role -> staff.may(role, p.region())))
                .orElseThrow(Publications::notFound);
        requirePast(article.sentOn(), clock);
        publications.markArticle(publication.versionId(), article.url(), article.sentOn(), staff.id(), clock.now());
        audit.record(AuditEvent.of("publication.article-marked", "roster:" + rosterId)
                .by(staff.actor())
                .in(publication.region())
                .with("version", publication.version()));
    }

    /** @throws Problem 404 for who may not change programmes, 422 {@code programme-unknown} or {@code channel-web-needed} */
    @Transactional
    public ProgrammeChannels need(String programme, ProgrammeChannels wanted) {
        staff.require(Role.ADMIN, "");
        programmes.require(programme);
        if (!wanted.channels().contains(Channel.WEB)) {
            throw Problem.rule("channel-web-needed", "网上公开不可缺少", "清册总要在网上公开,请保留 web。");
        }
        boolean wechat = wanted.channels().contains(Channel.WECHAT);
        boolean board = wanted.channels().contains(Channel.BOARD);
        publications.needs(programme, wechat, board);
        audit.record(AuditEvent.of("programme.channels-changed", "programme:" + programme)
                .by(staff.actor())
                .with("wechat", wechat)
                .with("board", board));
        return new ProgrammeChannels(
                wanted.channels().stream().distinct().sorted().toList());
    }

    PublicationItem item(Publication publication) {
        LocalDate day = Clock.dateOf(publication.since());
        return new PublicationItem(
                publication.rosterId().toString(),
                publication.title(),
                publication.programme(),
                named(publication.region()),
                publication.version(),
                publication.published() ? day : null,
                ChronoUnit.DAYS.between(day, clock.today()),
                publication.missing(),
                publication.villages(),
                publication.posted());
    }

    CodeName named(String region) {
        return new CodeName(region, regions.find(region).map(RegionName::name).orElse(region));
    }

    /** @throws Problem 422 {@code date-in-future} */
    static void requirePast(LocalDate day, Clock clock) {
        if (day != null && day.isAfter(clock.today())) {
            throw Problem.rule("date-in-future", "日期还没有到", "日期不能晚于今天,请在事情做完后登记。");
        }
    }

    static Problem notFound() {
        return Problem.notFound("not-found", "没有找到", "没有这条内容,或者您无权查看。请从列表重新进入。");
    }

    private static PublicationRepository.Place place(String cursor) {
        List<String> keys = Cursor.read(cursor, 2);
        try {
            Instant since = Instant.parse(keys.getFirst());
            if (since.isBefore(Instant.EPOCH) || since.isAfter(Instant.parse("9999-12-31T23:59:59Z"))) {
                throw Cursor.invalid();
            }
            return new PublicationRepository.Place(since, Cursor.idIn(keys.getLast()));
        } catch (DateTimeException notOurs) {
            throw Cursor.invalid();
        }
    }
}
