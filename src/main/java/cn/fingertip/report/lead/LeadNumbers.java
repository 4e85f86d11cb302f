package cn.fingertip.report.lead;

import cn.fingertip.kernel.Clock;
import cn.fingertip.report.Report;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/** 线索编号 as offices report them: office, year, number; without gaps, and never given twice. */
@ApplicationScoped
public class LeadNumbers {
    private final LeadNumberRepository numbers;

    LeadNumbers(LeadNumberRepository numbers) {
        this.numbers = numbers;
    }

    /**
     * Numbers those that were accepted along with another report and are on their own again. The acceptance itself was
     * counted with that one.
     */
    @Transactional(TxType.MANDATORY)
    public void numberReleased(List<Report> released) {
        released.stream().filter(report -> report.acceptedAt != null).forEach(this::number);
    }

    /** Numbers an accepted report, once, by the year of its acceptance in China. */
    @Transactional(TxType.MANDATORY)
    public void number(Report report) {
        if (report.lead == null) {
            int year = Clock.dateOf(report.acceptedAt).getYear();
            report.lead = "%s-%d-%05d".formatted(report.office, year, numbers.next(report.office, year));
        }
    }
}
