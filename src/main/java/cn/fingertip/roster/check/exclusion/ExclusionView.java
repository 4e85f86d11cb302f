package cn.fingertip.roster.check.exclusion;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Programmes that exclude each other. */
@Schema(name = "ProgrammeExclusion", description = "互斥的补贴项目:同一人同期只能享受其中一项")
record ExclusionView(
        @Schema(examples = "land-or-forest") @NotNull String code,
        @Schema(examples = "耕地与林地不重复补") @NotNull String name,

        @Schema(description = "依据", examples = "县财政局补贴资金管理细则")
        String basis,

        @Schema(description = "补贴项目代码") @NotNull List<String> programmes) {}
