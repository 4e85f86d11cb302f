package cn.fingertip.report.due;

import cn.fingertip.report.ReportStep;
import java.util.Locale;

/** What an office has to do by a day. */
enum TaskKind {
    /** Say whether it takes the report. */
    ACCEPT(ReportStep.ACCEPTED, "告知是否受理", true),
    /** Hand it on, where it is not its own matter; whoever keeps it owes nothing. */
    TRANSFER(ReportStep.TRANSFERRED, "如不属于本单位,转出", false),
    /** Tell the reporter what was found. */
    FEEDBACK(ReportStep.FED_BACK, "向举报人反馈结果", true);

    /** That does it. */
    final ReportStep step;

    final String title;

    /** Whether the office above hears of it when it is late. */
    final boolean escalates;

    TaskKind(ReportStep step, String title, boolean escalates) {
        this.step = step;
        this.title = title;
        this.escalates = escalates;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TaskKind of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
