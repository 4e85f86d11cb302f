package cn.fingertip.account.menu;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where the menus stand. */
@ConfigMapping(prefix = "fingertip.account.menu")
interface MenuConfig {
    /** A folder with {@code menu-<appid>.json} of one account, or {@code menu.json} for all; without one, the bundled menu. */
    Optional<Path> folder();
}
