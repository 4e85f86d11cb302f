package cn.fingertip.account.menu;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An account's menu: as it should be, as it is, and what lies between. */
@Schema(name = "AccountMenu", description = "公众号的菜单:文件里的、微信上的、两者的不同")
record MenuView(
        @Schema(description = "公众号的 AppID", examples = "wx0123456789abcdef") @NotNull
        String appId,

        @Schema(description = "菜单文件(占位符已换成本站的值),微信 menu/create 的格式") @NotNull
        Map<String, Object> inFile,

        @Schema(description = "微信上现有的;没有菜单时没有") Map<String, Object> applied,

        @Schema(description = "逐处不同;一致时为空") @NotNull List<MenuDifference> differences,

        @Schema(description = "这次是否发给了微信;试运行、只看或本来一致时为 false")
        boolean sent) {

    MenuView afterSending() {
        return new MenuView(appId, inFile, applied, differences, true);
    }
}
