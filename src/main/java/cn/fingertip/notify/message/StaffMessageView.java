package cn.fingertip.notify.message;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A message as an administrator sees it: nothing of whom it goes to, nor of what. */
@Schema(name = "StaffNotice", description = "一条微信提醒的发送情况;不含收件人和内容")
record StaffMessageView(
        @NotNull String id,

        @Schema(description = "提醒的种类,同 GET /me/notice-templates 的 kind", examples = "wish-accepted") @NotNull
        String kind,

        @Schema(description = "中文名称", examples = "心愿已接单提醒") @NotNull
        String title,

        @Schema(
                description = "pending 待发送;sending 正在发送;sent 微信已收下;refused 用户已取消订阅;dead 发不出去",
                enumeration = {"pending", "sending", "sent", "refused", "dead"})
        @NotNull
        MessageState state,

        @Schema(description = "已尝试几次;因额度、封禁等没有机会送出的不计", examples = "3")
        int attempts,

        @Schema(description = "微信最近一次的错误码;没有回音的没有", examples = "47003")
        Integer errcode,

        @Schema(description = "是什么意思,该怎么办", examples = "填写的内容不符合模板字段要求。请核对模板的 fields 设置是否与公众平台上的模板一致。")
        String advice,

        @Schema(description = "哪一天要提醒的") @NotNull LocalDate on,
        @Schema(description = "下次什么时候再试;不再试的没有") Instant nextAt) {}
