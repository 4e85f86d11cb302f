package cn.fingertip.wish.villager;

import cn.fingertip.wish.WishType;
import jakarta.validation.constraints.NotNull;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A type to choose from. */
@Schema(name = "WishTypeItem", description = "心愿类型")
record WishTypeView(
        @NotNull WishType code,

        @Schema(description = "名称", examples = "设施维修") @NotNull
        String name,

        @Schema(description = "这类心愿能不能申请公开") boolean mayBePublic) {
    /** All types. */
    @Schema(name = "WishTypeList", description = "心愿类型列表")
    record Items(@NotNull List<WishTypeView> items) {
        static Items all() {
            return new Items(Arrays.stream(WishType.values())
                    .map(type -> new WishTypeView(type, type.title(), type.mayBePublic()))
                    .toList());
        }
    }
}
