package cn.fingertip.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The three servers with no application, for trying and measuring the production package: prints every setting that
 * package demands as a line for the shell, and serves until it is stopped.
 */
public final class ServersAlone {

    /** What the production package calls a setting; the others keep their name, in capitals. */
    private static final Map<String, String> VARIABLES = Map.of(
            "quarkus.datasource.jdbc.url", "FINGERTIP_DATABASE_URL",
            "quarkus.datasource.username", "FINGERTIP_DATABASE_USER",
            "quarkus.datasource.password", "FINGERTIP_DATABASE_PASSWORD",
            "quarkus.redis.hosts", "FINGERTIP_REDIS_URL",
            "fingertip.crypto.sealing-keys", "FINGERTIP_SEALING_KEYS",
            "fingertip.crypto.index-key", "FINGERTIP_INDEX_KEY",
            "fingertip.crypto.receipt-key", "FINGERTIP_RECEIPT_KEY");

    private ServersAlone() {}

    /** @param arguments none */
    public static void main(String... arguments) throws IOException, InterruptedException {
        var servers = ServerProcess.start(Kind.SERVERS);
        var folder = Path.of(servers.settings().get("fingertip.media.folder"));
        var lines = exports(servers.settings());
        var file = folder.resolveSibling("settings.sh");
        Files.writeString(file, lines, StandardCharsets.UTF_8);
        System.out.print(lines);
        System.out.println("# The same lines are in " + file + "; Ctrl-C stops the servers.");
        servers.process().waitFor();
    }

    /** @return the settings as the production package wants them, by environment variable */
    static Map<String, String> variables(Map<String, String> settings) {
        var variables = new TreeMap<String, String>();
        settings.forEach((name, value) -> variables.put(variable(name), value));
        return variables;
    }

    /** @return one {@code export NAME='value'} a line, in order of name */
    static String exports(Map<String, String> settings) {
        return variables(settings).entrySet().stream()
                .map(entry ->
                        "export " + entry.getKey() + "='" + entry.getValue().replace("'", "'\\''") + "'\n")
                .collect(Collectors.joining());
    }

    private static String variable(String name) {
        return VARIABLES.getOrDefault(name, name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"));
    }
}
