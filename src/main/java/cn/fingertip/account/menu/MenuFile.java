package cn.fingertip.account.menu;

import cn.fingertip.account.AccountConfig;
import cn.fingertip.kernel.Problem;
import cn.fingertip.wechat.MiniProgramConfig;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The menu that an account should have, as a person wrote it down: WeChat's own JSON, in which {@code {site}} stands for this
 * site's address, {@code {miniProgram}} for the mini-program's appid and {@code {account}} for the account's. Read anew each
 * time, so that a changed file needs no restart.
 */
@Singleton
class MenuFile {
    private static final String BUNDLED = "/data/wechat/menu.json";

    private final MenuConfig config;
    private final AccountConfig account;
    private final MiniProgramConfig own;
    private final MenuRules rules;
    private final ObjectMapper json;

    MenuFile(MenuConfig config, AccountConfig account, MiniProgramConfig own, MenuRules rules, ObjectMapper json) {
        this.config = config;
        this.account = account;
        this.own = own;
        this.rules = rules;
        this.json = json;
    }

    /** @throws Problem 422 {@code menu-invalid} with each fault by its path in the file */
    JsonNode of(String appId) {
        JsonNode menu = parsed(text(appId).replace("{account}", appId));
        List<Problem.Violation> faults = rules.faults(menu);
        if (!faults.isEmpty()) {
            throw invalid(faults);
        }
        return menu;
    }

    private JsonNode parsed(String text) {
        Optional<String> site = account.address().map(URI::toString).map(address -> address.replaceAll("/+$", ""));
        Optional<String> miniProgram = account.miniProgram().or(own::appid);
        String filled = text.replace("{site}", site.orElse("{site}"))
                .replace("{miniProgram}", miniProgram.orElse("{miniProgram}"));
        try {
            return json.readTree(filled);
        } catch (JsonProcessingException e) {
            throw invalid(List.of(new Problem.Violation(
                    "line " + e.getLocation().getLineNr(),
                    "json",
                    "第" + e.getLocation().getLineNr() + "行:不是完整的 JSON")));
        }
    }

    private String text(String appId) {
        Optional<Path> file = config.folder()
                .flatMap(folder -> List.of("menu-" + appId + ".json", "menu.json").stream()
                        .map(folder::resolve)
                        .filter(Files::isRegularFile)
                        .findFirst());
        try (InputStream in =
                file.isPresent() ? Files.newInputStream(file.get()) : MenuFile.class.getResourceAsStream(BUNDLED)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the menu file cannot be read", e);
        }
    }

    private static Problem invalid(List<Problem.Violation> faults) {
        return Problem.rule("menu-invalid", "菜单文件有错", "菜单文件有 " + faults.size() + " 处不合规,没有发给微信。请按所列位置修改。", faults);
    }
}
