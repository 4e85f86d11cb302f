package cn.fingertip.roster.correction;

import cn.fingertip.kernel.Money;
import cn.fingertip.roster.CodeName;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a correction changes of one person's line. */
@Schema(name = "RosterChange", description = "更正中的一条变更;按人核对,不含身份证号和卡号")
public record ChangeView(
        @Schema(description = "序号", examples = "1") int no,

        @Schema(
                description = "added 新增;removed 删去;changed 改动",
                enumeration = {"added", "removed", "changed"})
        @NotNull
        String kind,

        @Schema(description = "更正后清册中的序号;删去的没有", examples = "12")
        Integer line,

        @Schema(description = "更正前;新增的没有") Side was,
        @Schema(description = "更正后;删去的没有") Side now,

        @Schema(description = "改动了哪几项:village、group、name、quantity、unit、standard、amount;只列公开的项目") @NotNull
        List<String> fields,

        @Schema(description = "这一条的原因;没有时见整体原因") String reason) {

    /** A line as it was, or as it is now. */
    @Schema(name = "RosterChangeSide")
    public record Side(
            @NotNull CodeName village,
            @Schema(description = "村民小组", examples = "第1组") String group,

            @Schema(description = "姓名;按项目规则可能隐去中间的字", examples = "苏松") @NotNull
            String name,

            @Schema(description = "数量", examples = "7.2") String quantity,
            @Schema(description = "单位", examples = "亩") String unit,

            @Schema(description = "标准,元/单位", examples = "106.23")
            String standard,

            @Schema(description = "金额,元", examples = "764.86", type = SchemaType.STRING) @NotNull
            Money amount) {}

    /** @param renamed whether the whole name differs, which masked names may not show */
    static ChangeView of(int no, Integer line, Side was, Side now, boolean renamed, String reason) {
        if (was == null || now == null) {
            return new ChangeView(no, was == null ? "added" : "removed", line, was, now, List.of(), reason);
        }
        return new ChangeView(no, "changed", line, was, now, different(was, now, renamed), reason);
    }

    private static List<String> different(Side was, Side now, boolean renamed) {
        List<String> fields = new ArrayList<>();
        add(fields, "village", !was.village.code().equals(now.village.code()));
        add(fields, "group", !Objects.equals(was.group, now.group));
        add(fields, "name", renamed);
        add(fields, "quantity", !Objects.equals(was.quantity, now.quantity));
        add(fields, "unit", !Objects.equals(was.unit, now.unit));
        add(fields, "standard", !Objects.equals(was.standard, now.standard));
        add(fields, "amount", !was.amount.equals(now.amount));
        return fields;
    }

    private static void add(List<String> fields, String field, boolean differs) {
        if (differs) {
            fields.add(field);
        }
    }
}
