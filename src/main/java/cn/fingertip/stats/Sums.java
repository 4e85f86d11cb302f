package cn.fingertip.stats;

import cn.fingertip.kernel.Money;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was paid in a region, by one programme or by all. */
@Schema(name = "Sums", description = "合计")
record Sums(
        @Schema(description = "笔数", examples = "1203") long lines,

        @Schema(description = "人数,一人多笔只计一次", examples = "1180")
        long people,

        @Schema(description = "户数,一户多人只计一次;清册没有注明家庭户的,按人计", examples = "1102")
        long households,

        @Schema(description = "金额,元", examples = "918204.55", type = SchemaType.STRING) @NotNull
        Money amount) {}
