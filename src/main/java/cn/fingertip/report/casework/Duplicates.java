package cn.fingertip.report.casework;

import cn.fingertip.report.Followers;
import cn.fingertip.report.Messages;
import cn.fingertip.report.Report;
import cn.fingertip.report.ReportRepository;
import cn.fingertip.report.desk.CaseNotes;
import cn.fingertip.report.desk.NoteContent;
import cn.fingertip.report.key.ReportKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * What was merged into a case goes along with it, inside the caller's transaction. An inspector may lack the key of a
 * duplicate, where it came before that one did and its reporter has not looked since. The case does not wait for it: the
 * duplicate goes along in all that needs no key, and its reporter is told the rest when somebody opens the case who has
 * both.
 */
@ApplicationScoped
class Duplicates {
    private final ReportRepository reports;
    private final ReportKeys keys;
    private final CaseNotes notes;
    private final Messages messages;
    private final Followers followers;

    Duplicates(ReportRepository reports, ReportKeys keys, CaseNotes notes, Messages messages, Followers followers) {
        this.reports = reports;
        this.keys = keys;
        this.notes = notes;
        this.messages = messages;
        this.followers = followers;
    }

    /**
     * Brings the duplicates of a report, which is locked, into its state.
     *
     * @return those that are open; the others are told later from the next message on
     */
    List<Report> follow(Report main) {
        List<Report> all = opened(main);
        for (Report duplicate : all) {
            if (duplicate.isOpen()) {
                tell(main, duplicate);
            } else if (duplicate.untoldFrom == null) {
                duplicate.untoldFrom = main.messages + 1;
            }
            duplicate.follow(main);
        }
        return all.stream().filter(Report::isOpen).toList();
    }

    /**
     * Before a report goes to another office: a duplicate whose key cannot go along stays, on its own again in the state
     * that it shares, with whoever has its key.
     */
    void leave(Report main) {
        opened(main).stream()
                .filter(duplicate -> !duplicate.isOpen())
                .forEach(duplicate -> duplicate.mergedInto = null);
        reports.flush();
    }

    /** Tells the reporters of duplicates, for which both keys are at hand now, what they have not been told. */
    void catchUp(Report opened) {
        if (reports.countUntold(opened) == 0) {
            return;
        }
        Report main = reports.lock(opened.main()).orElseThrow();
        keys.openAsStaff(List.of(main));
        if (main.isOpen()) {
            opened(main).stream().filter(Report::isOpen).forEach(duplicate -> {
                // Somebody who opened it at the same time may have told already.
                reports.lockAgain(duplicate);
                tell(main, duplicate);
            });
        }
    }

    private void tell(Report main, Report duplicate) {
        if (duplicate.untoldFrom != null) {
            messages.announced(main, duplicate.untoldFrom)
                    .forEach(announcement -> messages.add(duplicate, announcement.forDuplicate()));
            duplicate.untoldFrom = null;
            if (main.owesFeedback() && notes.result(duplicate).isEmpty()) {
                notes.result(main).ifPresent(found -> notes.write(duplicate, NoteContent.result(found)));
            }
            followers.tell(duplicate);
        }
    }

    private List<Report> opened(Report main) {
        List<Report> all = reports.lockDuplicates(main);
        keys.openAsStaff(all);
        all.stream().filter(Report::isOpen).forEach(keys::openAsStaff);
        return all;
    }
}
