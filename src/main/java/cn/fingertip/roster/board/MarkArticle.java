package cn.fingertip.roster.board;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The article by which the public account told of a roster. */
@Schema(name = "MarkArticle", description = "登记公众号推文")
record MarkArticle(
        @Schema(description = "推文地址", examples = "https://mp.weixin.qq.com/s/example")
        @NotNull(message = "请填写推文地址")
        @Pattern(regexp = "https://[^\\s]{4,}", message = "应以 https:// 开头")
        @Size(max = 500, message = "地址过长")
        String url,

        @Schema(description = "推送日期") @NotNull(message = "请填写推送日期")
        LocalDate sentOn) {}
