package cn.fingertip.report.identity;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a custodian says with a decision. */
@Schema(description = "决定的说明")
record DecideIdentity(
        @Schema(description = "给申请人的说明,可不填") @Size(max = 500, message = "说明最多 500 字")
        String note) {}
