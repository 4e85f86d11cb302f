package cn.fingertip.report.key;

import cn.fingertip.crypto.DataKey;
import cn.fingertip.identity.staff.StaffNames;
import cn.fingertip.kernel.Clock;
import cn.fingertip.report.MessageContent;
import cn.fingertip.report.Messages;
import cn.fingertip.report.Report;
import cn.fingertip.report.ReportContent;
import cn.fingertip.report.ReportRepository;
import cn.fingertip.report.ReportSeal;
import cn.fingertip.report.routing.StaffMentions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps reports from those of their office whom they name. A report that comes in goes past everybody who is there
 * already ({@link cn.fingertip.report.routing.Offices}); whoever joins later is looked for in it when it would be wrapped
 * for them, since only then somebody has it open.
 */
@ApplicationScoped
class Withholding {
    private final WithheldRepository withheld;
    private final StaffMentions mentions;
    private final StaffNames staffNames;
    private final ReportRepository reports;
    private final ReportSeal seal;
    private final Messages messages;
    private final Clock clock;

    Withholding(
            WithheldRepository withheld,
            StaffMentions mentions,
            StaffNames staffNames,
            ReportRepository reports,
            ReportSeal seal,
            Messages messages,
            Clock clock) {
        this.withheld = withheld;
        this.mentions = mentions;
        this.staffNames = staffNames;
        this.reports = reports;
        this.seal = seal;
        this.messages = messages;
        this.clock = clock;
    }

    /** @return from whom a report is kept already */
    Set<UUID> of(Report report) {
        return withheld.of(report);
    }

    /**
     * Keeps an open report, and those merged with it, from somebody whom its reporter names.
     *
     * @return whether it does; false where it names somebody else, or nobody
     */
    boolean withhold(Report report, UUID staff) {
        boolean named = staffNames.of(staff).stream().anyMatch(name -> names(report, name));
        if (named) {
            withheld.add(report, staff, clock.now());
        }
        return named;
    }

    /**
     * As {@link #withhold(Report, UUID)}, of a report whose key is at hand.
     *
     * @param opened the content's
     */
    boolean withhold(WrappedKey key, DataKey opened, UUID staff) {
        Report report = reports.findById(key.report());
        report.opened(opened);
        // It may have been kept from them a moment ago, along with what it is merged with.
        return withheld.from(report, staff) || withhold(report, staff);
    }

    private boolean names(Report report, String person) {
        ReportContent content = seal.content(report);
        // Who was asked and said that it is not about the office has its posts in the text for another reason.
        Set<String> names = mentions.of(person, !Boolean.FALSE.equals(content.aboutOffice()));
        return !StaffMentions.in(said(content), names).isEmpty() || isNamedLater(report, names);
    }

    /**
     * A name that the office has written to the reporter, as it signs, is only taken up in what the reporter writes after
     * that, as in routing; where the accused is asked for it counts all the same.
     */
    private boolean isNamedLater(Report report, Set<String> names) {
        Set<String> unheard = new HashSet<>(names);
        for (MessageContent message : messages.all(report)) {
            List<String> text = Collections.singletonList(message.text());
            if (message.from() == MessageContent.From.OFFICE) {
                unheard.removeAll(StaffMentions.in(text, unheard));
            } else if (!StaffMentions.in(text, unheard).isEmpty()
                    || !StaffMentions.in(Collections.singletonList(message.accused()), names)
                            .isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static List<String> said(ReportContent content) {
        List<String> said = new ArrayList<>();
        said.add(content.subject());
        said.add(content.text());
        said.add(content.accused());
        if (content.answers() != null) {
            content.answers().values().forEach(said::addAll);
        }
        return said;
    }
}
