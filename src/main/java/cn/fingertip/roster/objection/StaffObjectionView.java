package cn.fingertip.roster.objection;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An objection as the staff who answer it see it. */
@Schema(name = "StaffObjection", description = "异议(工作人员视图)")
record StaffObjectionView(
        String id,
        String rosterId,

        @Schema(description = "提出异议时公布的版本号", examples = "1") int version,

        @Schema(description = "有异议的明细序号") Integer line,
        ObjectionKind kind,
        String text,
        @Schema(description = "联系方式") String contact,

        @Schema(
                description = "open 待答复;answered 已答复",
                enumeration = {"open", "answered"})
        String status,

        Instant createdAt,
        String answer,
        Instant answeredAt) {}
