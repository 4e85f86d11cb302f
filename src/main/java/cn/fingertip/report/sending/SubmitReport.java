package cn.fingertip.report.sending;

import cn.fingertip.report.ReportPin;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a villager sends. Being a record, it would print its text: never log one. */
@Schema(description = "一件举报")
record SubmitReport(
        @Schema(description = "类别,见 GET /reports/kinds", examples = "subsidy")
        @NotNull(message = "请选择举报类别")
        @Size(max = 40, message = "没有这种举报类别")
        String kind,

        @Schema(description = "标题,1–100 字") @NotBlank(message = "请填写标题") @Size(max = 100, message = "标题最多 100 字")
        String subject,

        @Schema(description = "举报内容,1–5000 字")
        @NotBlank(message = "请填写举报内容")
        @Size(max = 5000, message = "举报内容最多 5000 字")
        String text,

        @Schema(description = "问题发生地的行政区划代码:县 6 位、乡镇 9 位或村 12 位", examples = "360735100211")
        @NotNull(message = "请选择问题发生的地方")
        @Pattern(regexp = "[0-9]{6}|[0-9]{9}|[0-9]{12}", message = "请选择到县、乡镇或村,代码为 6、9 或 12 位数字")
        String region,

        @Schema(description = "被举报的人或单位,可不填,最多 200 字") @Size(max = 200, message = "被举报的人或单位最多 200 字")
        String accused,

        @Schema(
                description =
                        "标题或内容提到受理机关时(409 report-about-office)由举报人选择:true 反映的是该机关或其工作人员,转由上一级机关受理;false 不是。没有被问到时不填")
        Boolean aboutOffice,

        @Schema(description = "联系方式,可不填,最多 200 字;单独加密,经批准才能查看") @Size(max = 200, message = "联系方式最多 200 字")
        String contact,

        @Schema(
                description =
                        "已上传完成的文件(上传地址 Location 或其最后一段),最多收 9 个。文件从不影响文字:没有传完、类型不支持等不能收下的,在回答的 refusedFiles 中逐个说明,之后可凭查询码补交")
        @Size(max = 50, message = "一次最多写 50 个上传编号")
        List<@Size(max = 500, message = "上传编号无效") String> uploadIds,

        @Schema(
                description =
                        "对 GET /reports/questionnaires/{kind} 各问题的回答:问题代码 → 回答,单选和文字也写成只有一项的数组;不按问卷填写的可不带此项(这类问卷写明 mandatory 的除外,那时与空的回答一样,一次指出全部必答的问题)")
        @Size(max = 50, message = "回答最多 50 个")
        Map<
                        @NotNull(message = "问题代码不能为空") @Size(max = 40, message = "问题代码最多 40 个字符") String,
                        @NotNull(message = "回答不能为空") @Size(max = 50, message = "每个问题最多 50 个回答") List<
                                @NotNull(message = "回答不能为空") @Size(max = 1000, message = "回答最多 1000 字") String>>
                answers,

        @Schema(description = "所答问卷的版本,不填为最新版", examples = "1")
        Integer questionnaireVersion,

        @Schema(description = "举报所指的清册明细或心愿单,可不填") @Valid ReportPin about,

        @Schema(description = "true 表示匿名:即使带了令牌也不看、不用,与没带一样")
        Boolean anonymous,

        @Schema(description = "true 表示有进展时在“我的提醒”里提醒本人,不说明是什么事项;须已登录,匿名的不能提醒(422 report-notice-anonymous)")
        @JsonProperty("notify")
        Boolean remind) {
    /** @return whether the kind's questions were answered; old clients know none */
    boolean answered() {
        return answers != null || questionnaireVersion != null;
    }

    boolean wantsNotices() {
        return Boolean.TRUE.equals(remind);
    }

    boolean wantsToBeNobody() {
        return Boolean.TRUE.equals(anonymous);
    }

    /** @return never null */
    List<String> uploads() {
        return uploadIds == null ? List.of() : uploadIds;
    }
}
