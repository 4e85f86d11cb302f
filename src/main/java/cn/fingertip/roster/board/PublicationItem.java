package cn.fingertip.roster.board;

import cn.fingertip.roster.CodeName;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A publication in the office's list of what is still missing. */
@Schema(name = "PublicationItem", description = "一份清册的公开渠道情况")
record PublicationItem(
        @Schema(description = "清册编号") @NotNull String rosterId,
        @NotNull String title,
        @NotNull CodeName programme,
        @NotNull CodeName region,
        @Schema(examples = "1") int version,
        @Schema(description = "公布日期;已通过保密审查但尚未公布的没有") LocalDate publishedOn,

        @Schema(description = "自公布(未公布的自保密审查通过)起的天数", examples = "3")
        long days,

        @Schema(description = "缺少的渠道:web 网、wechat 微、board 栏") @NotNull
        List<Channel> missing,

        @Schema(description = "应张贴的村数", examples = "12") int villages,
        @Schema(description = "已存照片的村数", examples = "9") int posted) {}
