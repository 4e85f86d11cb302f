package cn.fingertip.wish.villager;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether others are to see a wish, and in which words. */
@Schema(description = "公开或不再公开")
record PublishWish(
        @Schema(description = "true 申请公开,false 不再公开", examples = "true")
        @JsonProperty("public")
        @NotNull(message = "请选择公开或不公开")
        Boolean isPublic,

        @Schema(description = "公开用的标题;不填则公开原来的标题", examples = "村口路灯不亮") @Size(max = 60, message = "不超过60个字")
        String title,

        @Schema(description = "公开用的文字;不填则公开原来的具体情况") @Size(max = 2000, message = "不超过2000个字")
        String text) {}
