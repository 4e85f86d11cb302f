package cn.fingertip.roster.board;

import cn.fingertip.roster.CodeName;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A publication with all that is known of its channels. */
@Schema(name = "PublicationChannels", description = "一份已公布清册的公开渠道:网、微、栏")
record PublicationView(
        @NotNull PublicationItem publication,
        @Schema(description = "这个项目要求的渠道") @NotNull List<Channel> needed,
        @Schema(description = "公众号推文;没有登记的没有") Article article,

        @Schema(description = "清册所含的村及其张贴情况;按村代码排列的一页") @NotNull
        List<Village> villages,

        @Schema(description = "下一页村的 cursor;最后一页没有") String nextCursor) {

    /** The article of the public account. */
    @Schema(name = "PublicationArticle")
    record Article(
            @Schema(examples = "https://mp.weixin.qq.com/s/example") @NotNull
            String url,

            @Schema(description = "推送日期") @NotNull LocalDate sentOn) {}

    /** One village's board. */
    @Schema(name = "PublicationVillage")
    record Village(
            @NotNull CodeName village,
            @Schema(description = "该村明细条数", examples = "86") int lines,
            @Schema(description = "张贴记录;没有的为空") @NotNull List<PostingView> postings) {}
}
