package cn.fingertip.notify;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A notice. It says the same of everything, on purpose: whoever looks over the shoulder learns nothing. */
@Schema(name = "Notice", description = "一条提醒;从不说明是什么事项")
record NoticeView(
        @NotNull String id,

        @Schema(description = "提醒的文字,总是这一句", examples = "您关注的事项有新进展") @NotNull
        String text,

        @Schema(description = "日期;一天最多一条") @NotNull LocalDate on) {
    static final String TEXT = "您关注的事项有新进展";

    static NoticeView of(UUID id, LocalDate day) {
        return new NoticeView(id.toString(), TEXT, day);
    }
}
