package cn.fingertip.wish.villager;

import cn.fingertip.wish.WishType;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A wish as a villager writes it. */
@Schema(description = "提交心愿")
record SubmitWish(
        @Schema(description = "类型") @NotNull(message = "请选择类型")
        WishType type,

        @Schema(description = "标题", examples = "村口路灯不亮")
        @NotBlank(message = "请填写标题")
        @Size(max = 60, message = "不超过60个字")
        String title,

        @Schema(description = "具体情况") @NotBlank(message = "请写明具体情况") @Size(max = 2000, message = "不超过2000个字")
        String text,

        @Schema(description = "地区代码,一般是所在的村", examples = "360735100211")
        @NotNull(message = "请选择所在的村")
        @Pattern(regexp = "[0-9]{2,12}", message = "应为地区代码")
        String region,

        @Schema(description = "具体地点", examples = "村小学门口") @Size(max = 100, message = "不超过100个字")
        String place,

        @Schema(description = "已上传完成的文件(上传地址 Location 或其最后一段),最多 9 个") @Size(max = 9, message = "最多附 9 个文件")
        List<@NotBlank(message = "编号不能为空") @Size(max = 500, message = "编号过长") String> uploadIds,

        @Schema(
                description = "是否申请在心愿公开栏公开,默认不公开。公开后别人看得到标题、具体情况、所在地区、办理进度和结果、通过检查的图片,看不到是谁提的;随时可以改为不公开",
                examples = "false")
        @JsonProperty("public")
        Boolean isPublic) {}
