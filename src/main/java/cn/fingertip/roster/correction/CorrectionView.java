package cn.fingertip.roster.correction;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A correction as staff see it before and after publication. */
@Schema(name = "Correction", description = "更正:与先前公布的版本相比改了多少,为什么")
record CorrectionView(
        @Schema(description = "更正的版本号", examples = "2") int version,

        @Schema(description = "与第几版相比;先前的版本已撤回时没有,也不列变更", examples = "1")
        Integer base,

        @Schema(description = "整体原因;经办人填写前没有") String reason,
        @Schema(description = "新增的明细数") int added,
        @Schema(description = "删去的明细数") int removed,
        @Schema(description = "改动的明细数") int changed) {}
