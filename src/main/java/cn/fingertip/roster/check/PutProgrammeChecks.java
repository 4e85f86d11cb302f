package cn.fingertip.roster.check;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which rules of a programme are set anew. */
@Schema(name = "PutProgrammeChecks")
record PutProgrammeChecks(
        @NotNull(message = "请填写规则") @Size(min = 1, max = 50, message = "应有 1–50 条")
        List<@Valid @NotNull Setting> rules) {
    /** One of them. */
    @Schema(name = "PutProgrammeCheck")
    record Setting(
            @Schema(description = "规则代码", examples = "amount-unusual") @NotBlank(message = "请填写规则代码")
            String rule,

            @Schema(
                    description = "before 公布前须处置;after 公布后限期处置;off 不核查",
                    enumeration = {"before", "after", "off"})
            @NotNull(message = "请填写何时处置")
            @Pattern(regexp = "before|after|off", message = "应为 before、after 或 off")
            String due) {}
}
