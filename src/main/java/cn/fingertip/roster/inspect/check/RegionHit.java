package cn.fingertip.roster.inspect.check;

import cn.fingertip.roster.inspect.InspectedLine;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something a check found, with the lines that show it. A reason to look, no verdict. */
@Schema(name = "RegionHit", description = "核查列出的一处,是线索,不是结论")
record RegionHit(
        @Schema(description = "列出的原因", examples = "同一个账户2025 年收了 4 人的补贴(4 笔、3059.44 元)。请核对是否代领、冒领、借用账户。") @NotNull
        String text,

        @Schema(description = "有关的明细,新的在前,最多 20 条") @NotNull List<InspectedLine> lines,

        @Schema(description = "还有更多明细没有列出,请用查询按人或账号查看时为 true;否则没有此项")
        Boolean more) {}
