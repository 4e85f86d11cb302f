package cn.fingertip.roster.staff;

import cn.fingertip.kernel.Money;
import cn.fingertip.roster.CodeName;
import cn.fingertip.roster.Roster;
import cn.fingertip.roster.RosterVersion;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A roster as the staff who handle it see it: by its latest version. */
@Schema(name = "StaffRoster", description = "清册(工作人员视图),状态取最新版本")
record StaffRosterView(
        @NotNull String id,
        @NotNull String title,
        @NotNull CodeName programme,
        @NotNull CodeName region,
        int year,
        @NotNull String period,

        @Schema(description = "最新版本号", examples = "1") int version,

        @Schema(
                description = "最新版本的状态",
                enumeration = {"draft", "submitted", "reviewed", "cleared", "published", "withdrawn", "superseded"})
        @NotNull
        String status,

        @Schema(description = "当前公布的版本号;未公布或已撤回时没有") Integer publishedVersion,
        int lineCount,

        @Schema(description = "合计金额,元", type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING)
        @NotNull
        Money totalAmount,

        @Schema(description = "最近一次退回或撤回的原因") String reason,
        @NotNull Instant createdAt) {

    static StaffRosterView of(Roster roster, RosterVersion latest, CodeName programme, CodeName region) {
        return new StaffRosterView(
                roster.id().toString(),
                roster.title(),
                programme,
                region,
                roster.year(),
                roster.period(),
                latest.version(),
                latest.status().wire(),
                roster.currentVersion(),
                latest.lineCount(),
                new Money(latest.totalFen()),
                latest.reason(),
                latest.createdAt());
    }

    UUID uuid() {
        return UUID.fromString(id);
    }
}
