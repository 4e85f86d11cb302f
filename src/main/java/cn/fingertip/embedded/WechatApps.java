package cn.fingertip.embedded;

import cn.fingertip.embedded.wechat.server.App;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The apps that the stand-in WeChat knows: those that {@code application.properties} names for dev and test. Read from
 * the file itself, since no configuration library is on the servers' class path.
 */
final class WechatApps {

    private static final String FILE = "/application.properties";
    private static final Pattern SETTING =
            Pattern.compile("%dev,test\\.(wx\\.(miniapp|mp|(?:ma|mp)\\.apps\\.[^.]+))\\.([a-z-]+)");

    private WechatApps() {}

    /** @param settings made for this machine, which go before those of the file */
    static List<App> read(Map<String, String> settings) throws IOException {
        var groups = groups(settings);
        var apps = new ArrayList<App>();
        // The site's own mini-program first: its openids are in the data that developers have.
        apps.add(app("wx.miniapp", groups.remove("wx.miniapp")));
        groups.forEach((prefix, values) -> apps.add(app(prefix, values)));
        return apps;
    }

    private static Map<String, Map<String, String>> groups(Map<String, String> settings) throws IOException {
        var groups = new TreeMap<String, Map<String, String>>();
        var file = new Properties();
        try (var in = WechatApps.class.getResourceAsStream(FILE)) {
            file.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        file.stringPropertyNames().forEach(name -> {
            var setting = SETTING.matcher(name);
            if (setting.matches()) {
                groups.computeIfAbsent(setting.group(1), prefix -> new TreeMap<>())
                        .put(setting.group(3), file.getProperty(name));
            }
        });
        var own = groups.computeIfAbsent("wx.miniapp", prefix -> new TreeMap<>());
        own.put("appid", settings.get("wx.miniapp.appid"));
        own.put("secret", settings.get("wx.miniapp.secret"));
        return groups;
    }

    private static App app(String prefix, Map<String, String> values) {
        var app = prefix.startsWith("wx.mp")
                ? App.publicAccount(values.get("appid"), values.get("secret"))
                : App.miniProgram(values.get("appid"), values.get("secret"));
        return app.withCallbacks(values.get("token"), values.get("aes-key"));
    }
}
