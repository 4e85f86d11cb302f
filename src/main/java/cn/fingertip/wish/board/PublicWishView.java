package cn.fingertip.wish.board;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A wish that everybody sees. */
@Schema(name = "PublicWish", description = "公开的心愿:看不到是谁提的、联系方式、具体地点和评语")
record PublicWishView(
        @JsonUnwrapped PublicWishItem item,
        @Schema(description = "具体情况") @NotNull String text,
        @Schema(description = "办理结果;还没有办结,或其中有个人信息的,没有") String result,
        @Schema(description = "通过检查的图片、视频等") @NotNull List<File> files) {

    /** Something made of a file that its author let others see. */
    @Schema(name = "PublicWishFile", description = "公开的图片、视频、录音或文件页")
    record File(
            @Schema(description = "文件编号") @NotNull String id,

            @Schema(description = "看到的类型:image/jpeg、video/mp4 或 audio/mp4", examples = "image/jpeg") @NotNull
            String mediaType,

            @Schema(description = "宽,像素") Integer width,
            @Schema(description = "高,像素") Integer height,
            @Schema(description = "页数,只有 PDF 有") Integer pages) {}
}
