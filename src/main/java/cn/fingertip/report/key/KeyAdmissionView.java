package cn.fingertip.report.key;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far an admission has come. */
@Schema(name = "KeyAdmission", description = "准入的进度")
record KeyAdmissionView(
        @Schema(description = "这一次授予的密钥数") int done,

        @Schema(description = "这一次因举报写到这位同事而没有授予的件数:这些举报对其不显示,由其他同事办理")
        int withheld,

        @Schema(description = "尚待授予的密钥数;大于 0 时请再次调用") long remaining) {
    /** @return this and what came after it, as one */
    KeyAdmissionView and(KeyAdmissionView next) {
        return new KeyAdmissionView(done + next.done, withheld + next.withheld, next.remaining);
    }
}
