package cn.fingertip.report;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReportMessage", description = "举报人与办理单位之间的一条留言")
public record MessageView(
        @Schema(
                description = "reporter 举报人,office 办理单位",
                enumeration = {"reporter", "office"})
        @NotNull
        String from,

        @Schema(
                description = "办理单位宣布的事项:transfer 转办,rejection 不予受理,conclusion 办结,feedback 反馈结果;普通留言没有此项",
                enumeration = {"transfer", "rejection", "conclusion", "feedback"})
        String about,

        @Schema(description = "内容") @NotNull String text,
        @Schema(description = "举报人在这条补充中写明的被举报的人或单位") String accused,
        @Schema(description = "转办给哪个单位") String to,

        @Schema(
                description = "核查结果:confirmed 反映属实,partly 部分属实,not-found 未发现问题,not-ours 不属于本单位职责",
                enumeration = {"confirmed", "partly", "not-found", "not-ours"})
        String result,

        @Schema(description = "时间") @NotNull Instant at,
        @Schema(description = "随附文件的个数") int files,

        @Schema(description = "随附文件的编号;举报人只看到办理单位所附文件的编号") List<String> fileIds) {
    public static MessageView forReporter(ReportMessage message, MessageContent content) {
        return of(message, content, content.from() == MessageContent.From.OFFICE ? ids(content) : null);
    }

    public static MessageView forStaff(ReportMessage message, MessageContent content) {
        return of(message, content, ids(content));
    }

    private static List<String> ids(MessageContent content) {
        return content.files().stream().map(UUID::toString).toList();
    }

    private static MessageView of(ReportMessage message, MessageContent content, List<String> fileIds) {
        return new MessageView(
                content.from().wire(),
                content.about() == null ? null : content.about().wire(),
                content.text(),
                content.accused(),
                content.to(),
                content.finding(),
                message.at,
                content.files().size(),
                fileIds);
    }
}
