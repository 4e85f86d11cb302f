package cn.fingertip.report.sending;

import cn.fingertip.crypto.ReceiptKey;
import cn.fingertip.crypto.Receipts;
import cn.fingertip.crypto.SourceThrottle;
import cn.fingertip.kernel.Problem;
import cn.fingertip.report.ReportConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;

/** Opens a report by its receipt: right, wrong and impossible receipts cost the same, and wrong ones are counted. */
@ApplicationScoped
class ReceiptGuard {
    private static final String GUESS = "guess";
    /** What an impossible receipt is derived as; the one report in 10¹⁶ that has it is found by it honestly. */
    private static final String NONE = "0000000000000000";

    private final Receipts receipts;
    private final SourceThrottle throttle;
    private final ReportConfig config;

    ReceiptGuard(Receipts receipts, SourceThrottle throttle, ReportConfig config) {
        this.receipts = receipts;
        this.throttle = throttle;
        this.config = config;
    }

    /**
     * @param typed the receipt as a person types it
     * @param source the address it comes from, never kept
     * @param open finds and opens by what the receipt gives, in a transaction of its own, empty where it is unknown
     * @throws Problem 404 {@code receipt-unknown}, 429 {@code too-often} (for the right receipt too)
     */
    <T> T open(String typed, String source, Function<ReceiptKey, Optional<T>> open) {
        throttle.count(GUESS, source, config.guessesPerSource());
        throttle.count(GUESS, SourceThrottle.EVERYBODY, config.guessesInAll());
        Optional<String> receipt = receipts.read(typed);
        ReceiptKey key = receipts.key(receipt.orElse(NONE));
        Optional<T> found = open.apply(key).filter(any -> receipt.isPresent());
        T opened = found.orElseThrow(
                () -> Problem.notFound("receipt-unknown", "查询码不正确", "没有找到这个查询码对应的举报。请核对 16 位数字后重试;查询码遗失后无法找回。"));
        throttle.forgive(GUESS, source);
        throttle.forgive(GUESS, SourceThrottle.EVERYBODY);
        return opened;
    }
}
