package cn.fingertip.account;

import cn.fingertip.kernel.CsvTable;
import cn.fingertip.wechat.MiniProgramConfig;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages that an account's answers lead to, and links to them as WeChat shows them in a message. */
@Startup
@Singleton
class Pages {
    private static final List<String> HEADER = List.of("key", "label", "path", "web");

    private final Map<String, Page> pages = new LinkedHashMap<>();
    private final Optional<String> miniProgram;
    private final Optional<String> site;

    /**
     * @param label with {@code {name}} for what it is about
     * @param path in the mini-program, with {@code {code}}; empty where it has none
     * @param web path on this site, empty where it has none
     */
    private record Page(String label, String path, String web) {}

    Pages(AccountConfig config, MiniProgramConfig own) {
        for (CsvTable.Row row : WordFile.read(config.words(), "pages.csv", HEADER)) {
            List<String> cells = row.cells();
            pages.put(cells.get(0), new Page(cells.get(1), cells.get(2), cells.get(3)));
        }
        this.miniProgram = config.miniProgram().or(own::appid);
        this.site = config.address().map(URI::toString).map(address -> address.replaceAll("/+$", ""));
    }

    boolean has(String key) {
        return pages.containsKey(key);
    }

    /** @return a link to a page that is about nothing special */
    String link(String key) {
        return link(key, "", "");
    }

    /**
     * @param name of what the page is about, which the link shows
     * @param code the same for the page
     * @return {@code <a>} that opens the mini-program, or this site where there is no such page in it; the label alone where
     *     neither is there
     */
    String link(String key, String name, String code) {
        Page page = pages.get(key);
        String label = escaped(page.label().replace("{name}", name));
        String inside = page.path().replace("{code}", code);
        Optional<String> web = site.filter(address -> !page.web().isEmpty())
                .map(address -> address + page.web().replace("{code}", code));
        if (miniProgram.isPresent() && !inside.isEmpty()) {
            // The address is for WeChat's clients that know no mini-programs.
            return "<a data-miniprogram-appid=\"" + escaped(miniProgram.get()) + "\" data-miniprogram-path=\""
                    + escaped(inside) + "\" href=\""
                    + escaped(web.or(() -> site).orElse("")) + "\">" + label + "</a>";
        }
        return web.map(address -> "<a href=\"" + escaped(address) + "\">" + label + "</a>")
                .orElse(label);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
