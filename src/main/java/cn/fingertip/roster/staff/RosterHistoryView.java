package cn.fingertip.roster.staff;

import cn.fingertip.kernel.Money;
import cn.fingertip.roster.RosterStep;
import cn.fingertip.roster.RosterVersion;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A roster with everything that was done to each of its versions. */
@Schema(name = "RosterHistory", description = "清册及其各版本的办理过程")
record RosterHistoryView(
        @NotNull StaffRosterView roster,
        @Schema(description = "新版本在前") @NotNull List<VersionView> versions) {

    /** One version and its way. */
    @Schema(name = "RosterHistoryVersion")
    record VersionView(
            int version,
            @NotNull String status,
            int lineCount,

            @Schema(description = "合计金额,元", type = SchemaType.STRING) @NotNull
            Money totalAmount,

            @Schema(description = "导入任务编号") @NotNull String importId,
            Instant publishedAt,
            @Schema(description = "公示首日") LocalDate publicityFrom,
            @Schema(description = "公示末日") LocalDate publicityTo,
            @Schema(description = "公示办结的时刻;未办结时没有") Instant finalAt,
            @Schema(description = "办理过程,先后为序") @NotNull List<StepView> steps) {

        static VersionView of(RosterVersion version, List<RosterStep> steps) {
            return new VersionView(
                    version.version(),
                    version.status().wire(),
                    version.lineCount(),
                    new Money(version.totalFen()),
                    version.importId().toString(),
                    version.publishedAt(),
                    version.publicityFrom(),
                    version.publicityTo(),
                    version.finalAt(),
                    steps.stream().map(StepView::of).toList());
        }
    }

    /** Who did what, when and why. */
    @Schema(name = "RosterStep")
    record StepView(
            @Schema(
                    description = "办理动作",
                    enumeration = {
                        "import",
                        "submit",
                        "review",
                        "clear",
                        "publish",
                        "return",
                        "withdraw",
                        "supersede",
                        "finalize"
                    })
            @NotNull
            String action,

            @Schema(description = "办理人姓名;系统自动办理时没有") String by,
            @Schema(description = "原因") String reason,
            @NotNull Instant at) {

        static StepView of(RosterStep step) {
            return new StepView(step.action(), step.staffName(), step.reason(), step.at());
        }
    }
}
