package cn.fingertip.report.desk;

import cn.fingertip.kernel.Ids;
import cn.fingertip.kernel.Problem;
import cn.fingertip.report.Report;
import cn.fingertip.report.key.WithheldRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** How an office keeps its cases in order. None of it moves a case, and the reporter learns of none of it. */
@ApplicationScoped
class CaseDesk {
    private final CaseAccess cases;
    private final CaseNotes notes;
    private final OfficeStaffRepository people;
    private final WithheldRepository withheld;
    private final Assignments assignments;

    CaseDesk(
            CaseAccess cases,
            CaseNotes notes,
            OfficeStaffRepository people,
            WithheldRepository withheld,
            Assignments assignments) {
        this.cases = cases;
        this.notes = notes;
        this.people = people;
        this.withheld = withheld;
        this.assignments = assignments;
    }

    /** @throws Problem 409 {@code report-merged}; 422 {@code report-assignee-unknown} */
    @Transactional
    CaseNoteList assign(UUID id, AssignReport request) {
        Report report = cases.lockMain(id);
        UUID assignee = request.assignee() == null ? null : Ids.parse(request.assignee());
        if (assignee != null && !mayHandle(report, assignee)) {
            throw Problem.rule("report-assignee-unknown", "不能分派给这个人", "只能分派给有这件举报的单位的在岗纪检监察人员。请重新选择。");
        }
        assignments.assign(report, assignee);
        notes.write(report, NoteContent.assigned(assignee, request.note()));
        cases.recordAbout(report, "report.assigned", "assignee", assignee);
        return new CaseNoteList(notes.list(report));
    }

    /** Never somebody whom it names, to whom it is not there. */
    private boolean mayHandle(Report report, UUID person) {
        return people.isInspector(person, report.office) && !withheld.from(report, person);
    }

    @Transactional
    void title(UUID id, TitleReport request) {
        Report report = cases.lock(id);
        report.workTitle = request.title() == null || request.title().isBlank()
                ? null
                : request.title().strip();
        cases.record(report, "report.titled");
    }

    /** @throws Problem 422 {@code report-link-self}; 404 where the other is not there */
    @Transactional
    CaseNoteList link(UUID id, LinkReport request) {
        UUID otherId = Ids.parse(request.report());
        if (otherId.equals(id)) {
            throw Problem.rule("report-link-self", "不能与自己关联", "请填写另一件举报的编号。");
        }
        Report report = cases.open(id);
        Report other = cases.open(otherId);
        notes.write(report, NoteContent.linked(other.id, request.note()));
        notes.write(other, NoteContent.linked(report.id, request.note()));
        cases.record(report, "report.linked");
        cases.record(other, "report.linked");
        return new CaseNoteList(notes.list(report));
    }

    @Transactional
    CaseNoteList note(UUID id, WriteNote request) {
        Report report = cases.open(id);
        notes.write(report, NoteContent.note(request.text()));
        cases.record(report, "report.noted");
        return new CaseNoteList(notes.list(report));
    }

    @Transactional
    CaseNoteList notes(UUID id) {
        Report report = cases.open(id);
        cases.record(report, "report.notes-read");
        return new CaseNoteList(notes.list(report));
    }
}
