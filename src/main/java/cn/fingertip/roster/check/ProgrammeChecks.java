package cn.fingertip.roster.check;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The rules of one programme. */
@Schema(name = "ProgrammeChecks", description = "一个补贴项目的核查规则")
record ProgrammeChecks(
        @Schema(examples = "farmland") @NotNull String programme,
        @NotNull List<Setting> rules) {
    /** One of them. */
    @Schema(name = "ProgrammeCheck")
    record Setting(
            @Schema(description = "规则代码", examples = "person-twice") @NotNull
            String rule,

            @Schema(description = "规则名称", examples = "同一人在清册中不止一次") @NotNull
            String title,

            @Schema(
                    description = "before 公布前须处置;after 公布后限期处置;off 不核查",
                    enumeration = {"before", "after", "off"})
            @NotNull
            String due) {}
}
