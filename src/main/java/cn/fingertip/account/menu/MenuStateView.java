package cn.fingertip.account.menu;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A public account of the site, and how its menu stands. */
@Schema(name = "PublicAccountState", description = "公众号及其菜单是否与文件一致")
record MenuStateView(
        @Schema(description = "公众号的 AppID", examples = "wx0123456789abcdef") @NotNull
        String appId,

        @Schema(
                description = "same 与文件一致;different 不同(微信上没有菜单也算);invalid 菜单文件有错;unknown 暂时问不到微信",
                enumeration = {"same", "different", "invalid", "unknown"})
        @NotNull
        String menu) {}
