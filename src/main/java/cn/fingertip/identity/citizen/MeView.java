package cn.fingertip.identity.citizen;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A villager's own account. */
@Schema(name = "Me", description = "我的账号")
record MeView(
        @Schema(description = "村民编号") @NotNull String id,
        @Schema(description = "是否已核实本人身份") boolean verified,

        @Schema(description = "本人姓名,中间的字隐去;未核实时没有", examples = "张*三")
        String name,

        @Schema(description = "手机号,中间的数字隐去;没有留手机号时没有", examples = "138****0000")
        String phone) {
    /** Hides all but the first and the last character, by code point: over a shoulder it says enough. */
    static String masked(String name) {
        int[] points = name.codePoints().toArray();
        int end = points.length > 2 ? points.length - 1 : points.length;
        for (int i = 1; i < end; i++) {
            points[i] = '*';
        }
        return new String(points, 0, points.length);
    }
}
