package cn.fingertip.roster.payment;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * "Something is wrong with this line": where to say so, and what is already filled in.
 *
 * @param open whether the publicity period runs and an objection can be made
 * @param until its last day
 * @param href where an objection is sent while it is open, else where a report is
 * @param line what the objection's {@code line} is to be
 * @param advice Chinese, for people
 */
@Schema(name = "PaymentDispute", description = "对这条明细有异议时怎么办")
record Dispute(
        @Schema(description = "是否在公示期内,可以提出异议") boolean open,

        @Schema(description = "公示期最后一天", examples = "2025-12-01")
        LocalDate until,

        @Schema(
                description = "公示期内为提交异议的地址,之后为“我要举报”的地址",
                examples = "/api/v1/rosters/019aa5c2-7d30-7c11-9b42-3f0c6a51d2e7/objections")
        String href,

        @Schema(description = "提交异议时 line 填这个序号", examples = "12")
        int line,

        @Schema(description = "说明", examples = "公示期到 2025-12-01,可直接提出异议。")
        String advice) {

    static Dispute of(String rosterId, int line, LocalDate until, LocalDate today) {
        return today.isAfter(until)
                ? new Dispute(
                        false,
                        until,
                        "/api/v1/reports",
                        line,
                        "公示期已于 " + until + " 结束。请向村委会或乡镇核实;仍有疑问可通过“我要举报”反映补贴资金问题。")
                : new Dispute(
                        true,
                        until,
                        "/api/v1/rosters/" + rosterId + "/objections",
                        line,
                        "公示期到 " + until + ",可直接提出异议。");
    }
}
