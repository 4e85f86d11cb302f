package cn.fingertip.report.due;

import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.Cursor;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.PageRequest;
import cn.fingertip.report.Named;
import cn.fingertip.report.ReportDeadlines;
import cn.fingertip.report.ReportKinds;
import cn.fingertip.report.desk.CaseAccess;
import cn.fingertip.report.key.KeyGuardians;
import cn.fingertip.report.routing.Office;
import cn.fingertip.report.routing.Offices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** What an office has to do soon, and what the offices below it have not done in time. */
@ApplicationScoped
class DueItems {
    private final TaskRepository tasks;
    private final CaseAccess cases;
    private final Offices offices;
    private final ReportKinds kinds;
    private final KeyGuardians guardians;
    private final ReportDeadlines deadlines;
    private final CurrentStaff staff;
    private final Clock clock;

    DueItems(
            TaskRepository tasks,
            CaseAccess cases,
            Offices offices,
            ReportKinds kinds,
            KeyGuardians guardians,
            ReportDeadlines deadlines,
            CurrentStaff staff,
            Clock clock) {
        this.tasks = tasks;
        this.cases = cases;
        this.offices = offices;
        this.kinds = kinds;
        this.guardians = guardians;
        this.deadlines = deadlines;
        this.staff = staff;
        this.clock = clock;
    }

    /** @return of one's own offices, the first due first */
    @Transactional
    DueList list(PageRequest page) {
        List<String> own = cases.offices();
        if (own.isEmpty()) {
            return new DueList(List.of(), null, null, null);
        }
        Place after = page.cursor() == null ? Place.FIRST : Place.read(page.cursor());
        List<TaskRepository.Task> rows =
                tasks.open(own, staff.id(), after.dueOn(), after.report(), after.task(), page.limit() + 1);
        Map<String, String> names = kinds.all().stream().collect(Collectors.toMap(Named::code, Named::name));
        LocalDate today = clock.today();
        CursorPage<DueItem> items = CursorPage.of(rows, page.limit(), Place::cursor)
                .map(task -> new DueItem(
                        task.report().toString(),
                        task.kind().wire(),
                        task.kind().title,
                        task.dueOn(),
                        !task.provisional() && today.isAfter(task.dueOn()),
                        task.provisional(),
                        new Named(task.reportKind(), names.getOrDefault(task.reportKind(), task.reportKind())),
                        task.lead(),
                        task.workTitle(),
                        task.assignee() == null ? null : task.assignee().toString()));
        cases.recordListed(
                "report.due-listed", rows.stream().limit(page.limit()).map(TaskRepository.Task::office));
        return DueList.of(items, deadlines.missingCalendar(today).orElse(null), nobodyAbove(own));
    }

    /** @return what is late at the offices below that have nobody nearer than one's own: how many and their numbers, nothing of the content */
    @Transactional
    EscalationList escalations() {
        // Whom no colleague has admitted yet is told nothing of offices below, not even how many.
        List<String> own = guardians.openedBy(cases.offices());
        Map<String, Boolean> below = new LinkedHashMap<>();
        record Heap(String office, TaskKind kind) {}
        Map<Heap, List<TaskRepository.Late>> heaps = new LinkedHashMap<>();
        for (TaskRepository.Late late : tasks.escalated(clock.today())) {
            if (below.computeIfAbsent(late.office(), office -> isBelow(office, own))) {
                heaps.computeIfAbsent(new Heap(late.office(), late.kind()), heap -> new ArrayList<>())
                        .add(late);
            }
        }
        EscalationList list = new EscalationList(
                heaps.entrySet().stream()
                        .map(heap -> new Escalation(
                                new Named(
                                        heap.getKey().office(),
                                        offices.name(heap.getKey().office())),
                                heap.getKey().kind().wire(),
                                heap.getKey().kind().title,
                                heap.getValue().size(),
                                heap.getValue().getFirst().dueOn(),
                                heap.getValue().stream()
                                        .map(TaskRepository.Late::lead)
                                        .filter(Objects::nonNull)
                                        .toList()))
                        .toList(),
                guardians.closedBelow(own),
                guardians.keptBelow(own));
        cases.recordListed("report.escalations-listed", list.offices());
        return list;
    }

    private boolean isBelow(String office, List<String> own) {
        return guardians.told(office).map(Office::code).filter(own::contains).isPresent();
    }

    private String nobodyAbove(List<String> own) {
        List<String> alone =
                own.stream().filter(guardians::isAlone).map(offices::name).toList();
        return alone.isEmpty()
                ? null
                : "%s的上级单位在本平台还没有获准查看举报的人员:逾期的事项提醒不到上级,也没有人能准入接替的人员。请系统管理员先为上级单位添加纪检监察人员。"
                        .formatted(String.join("、", alone));
    }

    /** A place in the list, for cursors. */
    private record Place(LocalDate dueOn, UUID report, String task) {
        static final Place FIRST = new Place(LocalDate.EPOCH, new UUID(0, 0), "");

        static String cursor(TaskRepository.Task task) {
            return Cursor.of(task.dueOn(), task.report(), task.kind().wire());
        }

        static Place read(String cursor) {
            try {
                List<String> keys = Cursor.read(cursor, 3);
                LocalDate day = LocalDate.parse(keys.get(0));
                if (day.getYear() > 0 && day.getYear() < 10_000) {
                    return new Place(day, UUID.fromString(keys.get(1)), keys.get(2));
                }
            } catch (DateTimeException | IllegalArgumentException notOurs) {
                // answered below
            }
            throw Cursor.invalid();
        }
    }
}
