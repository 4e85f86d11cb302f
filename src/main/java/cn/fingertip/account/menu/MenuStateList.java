package cn.fingertip.account.menu;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All accounts of the site. */
@Schema(name = "PublicAccountList", description = "本站的公众号")
record MenuStateList(@NotNull List<MenuStateView> items) {}
