package cn.fingertip.notify.message;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NoticeTemplates", description = "当前小程序可以订阅的微信提醒;本站没有设置的不在其中")
record NoticeTemplateList(@NotNull List<NoticeTemplateView> items) {}
