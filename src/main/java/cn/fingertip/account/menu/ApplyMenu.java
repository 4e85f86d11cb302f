package cn.fingertip.account.menu;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a menu is really sent. */
@Schema(name = "ApplyMenu")
record ApplyMenu(
        @Schema(description = "true 只列出不同,不发给微信;false 真正应用") @NotNull(message = "请写明是不是试运行")
        Boolean dryRun) {}
