package cn.fingertip.roster.due;

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
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is due in the regions of the member of staff who asks. Whether it is late is reckoned, never kept. */
@ApplicationScoped
class DueItems {
    private static final Set<Role> READERS = Set.of(Role.CLERK, Role.REVIEWER, Role.SECRECY_REVIEWER, Role.INSPECTOR);
    /** The database keeps no instant of every year that Java reads. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final DueRepository due;
    private final ReminderRepository reminders;
    private final RosterDeadlines deadlines;
    private final Regions regions;
    private final CurrentStaff staff;
    private final Clock clock;

    DueItems(
            DueRepository due,
            ReminderRepository reminders,
            RosterDeadlines deadlines,
            Regions regions,
            CurrentStaff staff,
            Clock clock) {
        this.due = due;
        this.reminders = reminders;
        this.deadlines = deadlines;
        this.regions = regions;
        this.staff = staff;
        this.clock = clock;
    }

    static Optional<LocalDate> lastDay(RosterDeadlines deadlines, Due item) {
        return switch (item.kind()) {
            case OBJECTION_ANSWER -> deadlines.answerBy(item.since());
            case ROSTER_FINALIZE -> deadlines.finalizeBy(item.publicityTo());
        };
    }

    /**
     * @param kind wire form, null for all
     * @param region code prefix, null for all of the asker's
     * @return the longest waiting first
     * @throws Problem 422 {@code due-kind-unknown}
     */
    CursorPage<DueView> list(String kind, String region, PageRequest page) {
        DueKind wanted = kind == null
                ? null
                : DueKind.of(kind)
                        .orElseThrow(() -> Problem.rule(
                                "due-kind-unknown", "没有这种待办", "待办的种类应为 objection-answer 或 roster-finalize。"));
        List<Due> rows =
                due.due(subtrees(), region == null ? "" : region, wanted, clock.today(), place(page), page.limit() + 1);
        return CursorPage.of(rows, page.limit(), item -> Cursor.of(item.since(), item.subject()))
                .map(this::view);
    }

    /** @return the newest first */
    CursorPage<ReminderView> reminders(String region, PageRequest page) {
        long before = page.cursor() == null ? Long.MAX_VALUE : Cursor.number(page.cursor());
        return CursorPage.of(
                        reminders.before(subtrees(), region == null ? "" : region, before, page.limit() + 1),
                        page.limit(),
                        written -> Cursor.of(written.id()))
                .map(this::view);
    }

    private DueView view(Due item) {
        LocalDate last = lastDay(deadlines, item).orElse(null);
        return new DueView(
                item.kind(),
                item.rosterId().toString(),
                item.title(),
                name(item.region()),
                item.kind() == DueKind.OBJECTION_ANSWER ? item.subject().toString() : null,
                item.line(),
                item.since(),
                last,
                last != null && clock.today().isAfter(last));
    }

    private ReminderView view(ReminderRepository.Written written) {
        return new ReminderView(
                written.kind(),
                written.rosterId().toString(),
                written.title(),
                name(written.region()),
                written.kind().startsWith(DueKind.OBJECTION_ANSWER.wire())
                        ? written.subject().toString()
                        : null,
                written.dueOn(),
                written.at(),
                written.settled());
    }

    private CodeName name(String region) {
        return new CodeName(region, regions.find(region).map(RegionName::name).orElse(region));
    }

    private List<String> subtrees() {
        return READERS.stream()
                .flatMap(role -> staff.regions(role).stream())
                .distinct()
                .toList();
    }

    private static DueRepository.Place place(PageRequest page) {
        if (page.cursor() == null) {
            return DueRepository.Place.FIRST;
        }
        List<String> keys = Cursor.read(page.cursor(), 2);
        try {
            Instant since = Instant.parse(keys.getFirst());
            if (since.isBefore(Instant.EPOCH) || since.isAfter(LAST)) {
                throw Cursor.invalid();
            }
            return new DueRepository.Place(since, Cursor.idIn(keys.getLast()));
        } catch (DateTimeException notOurs) {
            throw Cursor.invalid();
        }
    }
}
