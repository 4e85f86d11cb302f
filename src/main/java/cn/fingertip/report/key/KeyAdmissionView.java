package cn.fingertip.report.key;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far an admission has come. */
@Schema(name = "KeyAdmission", description = "准入的进度")
record KeyAdmissionView(
        @Schema(description = "这一次授予的密钥数") int done,
        @Schema(description = "尚待授予的密钥数;大于 0 时请再次调用") long remaining) {}
