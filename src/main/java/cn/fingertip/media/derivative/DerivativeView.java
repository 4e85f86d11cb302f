package cn.fingertip.media.derivative;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can be seen of a file. */
@Schema(name = "FileDerivative", description = "文件的可查看版本:重新生成,不含拍摄地点、设备、时间等任何附加信息;没有变声,也没有给人脸打码")
public record DerivativeView(
        @Schema(description = "preparing 正在生成,请稍后再查;ready 可以查看;later 这台机器暂时无法生成,几分钟后再查;cannot-be-shown 无法显示,原件已保存")
        State state,

        @Schema(description = "可查看版本的类型:image/jpeg、video/mp4 或 audio/mp4;PDF 是逐页的 image/jpeg")
        String mediaType,

        @Schema(description = "可查看版本的字节数;PDF 为各页合计") Long bytes,

        @Schema(description = "宽,像素") Integer width,
        @Schema(description = "高,像素") Integer height,

        @Schema(description = "可以查看的时长,毫秒") Long durationMillis,

        @Schema(description = "原件自称的时长,毫秒;只在过长的视频、录音只显示到 durationMillis 时才有,其余部分请看原件")
        Long wholeDurationMillis,

        @Schema(description = "可以查看的页数,只有 PDF 有") Integer pagesShown,

        @Schema(description = "总页数,只有 PDF 有") Integer pages,

        @Schema(description = "是否有封面图") Boolean poster) {

    /** How far it is. */
    public enum State {
        /** Not made yet. */
        @JsonProperty("preparing")
        PREPARING,
        /** Can be seen. */
        @JsonProperty("ready")
        READY,
        /** This machine could not for the time being; it is tried again when somebody asks in some minutes. */
        @JsonProperty("later")
        LATER,
        /** Nothing could be made of it; the original is kept. */
        @JsonProperty("cannot-be-shown")
        CANNOT_BE_SHOWN
    }

    static DerivativeView of(State state) {
        return new DerivativeView(state, null, null, null, null, null, null, null, null, null);
    }

    static DerivativeView of(DerivativeFacts facts) {
        long bytes =
                facts.views().stream().mapToLong(DerivativeFacts.Piece::bytes).sum();
        Integer shown = facts.pages() == null ? null : facts.views().size();
        return new DerivativeView(
                State.READY,
                facts.views().getFirst().mediaType(),
                bytes,
                facts.width(),
                facts.height(),
                facts.millis(),
                facts.wholeMillis(),
                shown,
                facts.pages(),
                facts.poster() != null);
    }
}
