package cn.fingertip.report.sending;

import cn.fingertip.crypto.Asker;
import cn.fingertip.crypto.ReceiptKey;
import cn.fingertip.crypto.Receipts;
import cn.fingertip.crypto.WorkGate;
import cn.fingertip.kernel.Problem;
import cn.fingertip.report.ReportConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;

/**
 * Opens a report by its receipt. Right, wrong and impossible receipts cost the same and count the same: a right one would
 * buy any number of slow derivations otherwise. Who looks too often, or in a rush, is asked for work and never refused.
 */
@ApplicationScoped
class ReceiptGuard {
    private static final String LOOK_UP = "look-up";
    /** What an impossible receipt is derived as; the one report in 10¹⁶ that has it is found by it honestly. */
    private static final String NONE = "0000000000000000";

    private final Receipts receipts;
    private final WorkGate gate;
    private final ReportConfig config;

    ReceiptGuard(Receipts receipts, WorkGate gate, ReportConfig config) {
        this.receipts = receipts;
        this.gate = gate;
        this.config = config;
    }

    /**
     * @param typed the receipt as a person types it
     * @param open finds and opens by what the receipt gives, in a transaction of its own, empty where it is unknown
     * @throws Problem 404 {@code receipt-unknown}, 428 {@code proof-of-work-required} and 503 {@code busy} (for the right
     *     receipt too)
     */
    <T> T open(String typed, Asker asker, Function<ReceiptKey, Optional<T>> open) {
        gate.pass(LOOK_UP, asker, config.lookUpsPerSource(), config.lookUpRush());
        Optional<String> receipt = receipts.read(typed);
        ReceiptKey key = receipts.keyTyped(receipt.orElse(NONE));
        Optional<T> found = open.apply(key).filter(any -> receipt.isPresent());
        return found.orElseThrow(
                () -> Problem.notFound("receipt-unknown", "查询码不对", "没有找到这个查询码对应的举报。请核对 16 位数字后重试;查询码遗失后无法找回。"));
    }
}
