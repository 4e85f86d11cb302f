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
 * @param version what its {@code version} is to be
 * @param contact whom to ask
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

        @Schema(description = "提交异议时 version 填这个版本号", examples = "1")
        int version,

        Contact contact,

        @Schema(description = "说明", examples = "公示期到 2025-12-01,可直接提出异议。")
        String advice) {

    /** The programme's office, each part null where nobody wrote it. */
    @Schema(name = "PaymentContact", description = "可以询问的部门;没有登记的为空")
    record Contact(
            @Schema(description = "主管部门", examples = "石城县农业农村局")
            String office,

            @Schema(description = "主管部门电话", examples = "0797-0000001")
            String officePhone,

            @Schema(description = "监督电话", examples = "0797-0000002")
            String supervisionPhone) {
        private String told() {
            return (office == null ? "村委会或乡镇" : office)
                    + (officePhone == null ? "" : "(" + officePhone + ")")
                    + "核实"
                    + (supervisionPhone == null ? "" : ",监督电话 " + supervisionPhone);
        }
    }

    static Dispute of(String rosterId, int line, int version, LocalDate until, LocalDate today, Contact contact) {
        boolean open = !today.isAfter(until);
        String advice = open
                ? "公示期到 " + until + ",可直接提出异议。"
                : "公示期已于 " + until + " 结束。请向" + contact.told() + ";仍有疑问可通过“我要举报”反映补贴资金问题。";
        String href = open ? "/api/v1/rosters/" + rosterId + "/objections" : "/api/v1/reports";
        return new Dispute(open, until, href, line, version, contact, advice);
    }
}
