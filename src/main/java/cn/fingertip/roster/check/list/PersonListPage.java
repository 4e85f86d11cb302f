package cn.fingertip.roster.check.list;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The lists that count now. */
@Schema(name = "PersonLists", description = "一个县现行的比对名单")
record PersonListPage(@NotNull List<Item> items) {
    /** One of them. */
    @Schema(name = "PersonList")
    record Item(
            @NotNull UUID id,

            @Schema(
                    description = "deceased 死亡人员;public-payroll 财政供养人员",
                    enumeration = {"deceased", "public-payroll"})
            @NotNull
            String kind,

            @Schema(description = "提供单位", examples = "石城县民政局") @NotNull
            String source,

            @Schema(description = "截至日期") @NotNull LocalDate asOf,
            @Schema(description = "人数", examples = "1280") int people,
            @NotNull Instant addedAt) {}
}
