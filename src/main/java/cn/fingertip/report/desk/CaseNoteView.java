package cn.fingertip.report.desk;

import cn.fingertip.report.Named;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A note of the office's own on a case. */
@Schema(name = "CaseNote", description = "办理单位的内部记录,举报人看不到")
public record CaseNoteView(
        @NotNull Instant at,
        @Schema(description = "记录人的编号和姓名") @NotNull Named by,

        @Schema(
                description = "note 记事,assigned 分派,linked 关联,result 办结结果(尚未反馈时),merged 并入另一件,duplicate 另一件并入本件",
                enumeration = {"note", "assigned", "linked", "result", "merged", "duplicate"})
        @NotNull
        String about,

        @Schema(description = "记录的文字") String text,

        @Schema(
                description = "办结结果",
                enumeration = {"confirmed", "partly", "not-found", "not-ours"})
        String result,

        @Schema(description = "分派给谁;没有则为收回") Named person,
        @Schema(description = "关联或合并的另一件举报") String report) {
    static CaseNoteView of(CaseNote note, NoteContent content, Map<UUID, String> names) {
        return new CaseNoteView(
                note.at,
                named(note.writtenBy, names),
                content.about().wire(),
                content.text(),
                content.finding(),
                content.person() == null ? null : named(content.person(), names),
                content.report() == null ? null : content.report().toString());
    }

    private static Named named(UUID person, Map<UUID, String> names) {
        return new Named(person.toString(), names.getOrDefault(person, ""));
    }
}
