package cn.fingertip.report.desk;

import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.kernel.Clock;
import cn.fingertip.report.Finding;
import cn.fingertip.report.Report;
import cn.fingertip.report.ReportRepository;
import cn.fingertip.report.ReportSeal;
import cn.fingertip.report.key.WithheldRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the office writes down of an open case for itself; in the caller's transaction. The reporter never sees it. */
@ApplicationScoped
public class CaseNotes {
    private final CaseNoteRepository notes;
    private final OfficeStaffRepository people;
    private final ReportRepository reports;
    private final WithheldRepository withheld;
    private final ReportSeal seal;
    private final CurrentStaff staff;
    private final Clock clock;

    CaseNotes(
            CaseNoteRepository notes,
            OfficeStaffRepository people,
            ReportRepository reports,
            WithheldRepository withheld,
            ReportSeal seal,
            CurrentStaff staff,
            Clock clock) {
        this.notes = notes;
        this.people = people;
        this.reports = reports;
        this.withheld = withheld;
        this.seal = seal;
        this.staff = staff;
        this.clock = clock;
    }

    public void write(Report report, NoteContent content) {
        CaseNote note = new CaseNote(report, staff.id(), clock.now());
        note.sealed = seal.seal(report, content, note.context());
        notes.persist(note);
    }

    /** @return what was found at the last conclusion that did not tell the reporter */
    public Optional<Finding> result(Report report) {
        return notes.of(report).reversed().stream()
                .map(note -> content(report, note))
                .filter(content -> content.about() == NoteContent.About.RESULT)
                .findFirst()
                .flatMap(content -> Finding.of(content.finding()));
    }

    /** @return from the oldest to the newest, without what tells of a report that is kept from who asks */
    public List<CaseNoteView> list(Report report) {
        List<CaseNote> found = notes.of(report);
        Map<CaseNote, NoteContent> contents = new LinkedHashMap<>();
        Set<UUID> named = new HashSet<>();
        for (CaseNote note : found) {
            NoteContent content = content(report, note);
            if (isKept(content)) {
                continue;
            }
            contents.put(note, content);
            named.add(note.writtenBy);
            if (content.person() != null) {
                named.add(content.person());
            }
        }
        Map<UUID, String> names = people.names(named);
        List<CaseNoteView> views = new ArrayList<>();
        contents.forEach((note, content) -> views.add(CaseNoteView.of(note, content, names)));
        return views;
    }

    private boolean isKept(NoteContent content) {
        return content.report() != null
                && reports.findByIdOptional(content.report())
                        .filter(other -> withheld.from(other, staff.id()))
                        .isPresent();
    }

    private NoteContent content(Report report, CaseNote note) {
        return seal.open(report, note.sealed, note.context(), NoteContent.class);
    }
}
