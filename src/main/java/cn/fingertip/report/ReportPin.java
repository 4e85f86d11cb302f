package cn.fingertip.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a report points at: a line of a roster, the roster as a whole, or a wish. Kept sealed with the report, and nowhere
 * else: whoever keeps rosters or wishes sees nothing of it.
 *
 * @param version of the roster; where the sender does not say, the published one at the time
 * @param line number within that version, null for the whole roster
 */
@Schema(description = "举报所指的清册(或其中一条明细)或心愿单,二者选一;只与举报一起加密保存,经办单位看不到")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportPin(
        @Schema(description = "清册编号") UUID roster,

        @Schema(description = "清册版本,不填为当前公布的版本", examples = "1") @Min(value = 1, message = "清册版本从 1 开始")
        Integer version,

        @Schema(description = "清册中明细的序号,不填为整份清册", examples = "17") @Min(value = 1, message = "序号从 1 开始")
        Integer line,

        @Schema(description = "心愿单编号") UUID wish) {}
