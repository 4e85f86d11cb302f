package cn.fingertip.report.sending;

import cn.fingertip.identity.KnownWishes;
import cn.fingertip.identity.PublishedLines;
import cn.fingertip.kernel.Problem;
import cn.fingertip.report.ReportPin;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Whether what a report points at is there. */
@ApplicationScoped
class Pins {
    private final PublishedLines lines;
    private final KnownWishes wishes;

    Pins(PublishedLines lines, KnownWishes wishes) {
        this.lines = lines;
        this.wishes = wishes;
    }

    /**
     * @param pin null where the report points at nothing
     * @return the same, with the roster's version in it
     * @throws Problem 422 {@code invalid} where it names both or neither, {@code report-pin-unknown}
     */
    ReportPin checked(ReportPin pin) {
        if (pin == null) {
            return null;
        }
        if ((pin.roster() == null) == (pin.wish() == null)
                || pin.roster() == null && (pin.version() != null || pin.line() != null)) {
            throw Problem.rule(
                    "invalid",
                    "填写有误",
                    "请指明清册(可带明细序号)或心愿单,二者选一。",
                    List.of(new Problem.Violation("about", "one-of", "清册和心愿单二者选一")));
        }
        if (pin.wish() != null) {
            if (!wishes.exists(pin.wish())) {
                throw unknown();
            }
            return pin;
        }
        Optional<Integer> version = lines.version(pin.roster(), pin.version(), pin.line());
        return new ReportPin(pin.roster(), version.orElseThrow(Pins::unknown), pin.line(), null);
    }

    private static Problem unknown() {
        return Problem.rule("report-pin-unknown", "没有找到所指的内容", "没有找到您所指的清册、明细或心愿单,可能已经更正或撤回。请回到原页面重新选择,或者去掉后直接提交。");
    }
}
