package cn.fingertip.notify;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "提醒,新的在前")
record NoticeList(@NotNull List<NoticeView> items) {}
