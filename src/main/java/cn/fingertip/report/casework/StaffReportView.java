package cn.fingertip.report.casework;

import cn.fingertip.media.UploadedFile;
import cn.fingertip.report.MessageView;
import cn.fingertip.report.Named;
import cn.fingertip.report.ReportDeadlines;
import cn.fingertip.report.ReportPin;
import cn.fingertip.report.questionnaire.AnsweredQuestion;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A report as an inspector reads it. Real name and contact are sealed apart and not in it. */
@Schema(description = "一件举报的全部内容;姓名和联系方式另行加密,不在其中")
record StaffReportView(
        @NotNull String id,
        @Schema(description = "类别") @NotNull Named kind,
        @Schema(description = "问题发生地") @NotNull Named region,

        @Schema(description = "状态,见办理情况") @NotNull String status,

        @Schema(description = "状态的中文说法") @NotNull String statusName,

        @Schema(description = "接下来可以变为哪些状态") List<String> next,

        @Schema(description = "标题") String subject,
        @Schema(description = "举报内容") String text,

        @Schema(description = "被举报的人或单位,未填则没有") String accused,

        @Schema(description = "所答问卷的版本,见 GET /reports/questionnaires/{kind};未按问卷填写则没有")
        Integer questionnaireVersion,

        @Schema(description = "对问卷各问题的回答,按当时那一版问卷写成文字") List<AnsweredQuestion> answers,

        @Schema(description = "举报所指的清册、明细或心愿单") ReportPin about,

        @Schema(description = "是否实名:举报人核实过姓名和身份证号;只登录而没有核实的不是。姓名须经批准才能查看")
        boolean realName,

        @Schema(description = "是否留了联系方式;须经批准才能查看") boolean hasContact,

        Handling handling,

        @Schema(description = "收到的时间") @NotNull Instant receivedAt,
        @Schema(description = "受理的时间") Instant acceptedAt,
        @Schema(description = "办结的时间") Instant concludedAt,

        @Schema(description = "全部文件,留言随附的也在其中") List<File> files,

        @Schema(description = "双方的留言,从早到晚") List<MessageView> messages,
        ReportDeadlines.View deadlines) {

    @Schema(name = "ReportHandling", description = "本单位怎样办理这一件")
    record Handling(
            @Schema(description = "线索编号,受理后才有", examples = "360735-2026-00001")
            String lead,

            @Schema(description = "工作标题,不加密") String workTitle,

            @Schema(description = "办理人员的编号和姓名") Named assignee,
            @Schema(description = "已并入哪一件") String mergedInto,

            @Schema(description = "并入本件的举报") @NotNull List<String> duplicates,

            @Schema(description = "向举报人反馈结果的时间") Instant fedBackAt,
            @Schema(description = "归档的时间") Instant archivedAt,

            @Schema(description = "如不属于本单位,最迟哪天转出(本单位收到之日起 5 个工作日)")
            LocalDate transferBy) {}

    @Schema(name = "ReportFile", description = "随举报上传的文件")
    record File(
            String id,
            @Schema(description = "按内容识别的类型") String mediaType,
            @Schema(description = "字节数") long bytes,

            @Schema(description = "原文件的 SHA-256,十六进制;还在计算时没有")
            String sha256) {
        static File of(UploadedFile file) {
            return new File(file.id().toString(), file.mediaType(), file.bytes(), file.sha256());
        }
    }
}
