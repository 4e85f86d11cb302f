package cn.fingertip.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The starter's side of {@link EmbeddedServers}.
 *
 * @param process the JVM that runs the servers; they stop when its standard input is closed
 * @param settings what leads to them, by property name
 */
record ServerProcess(Process process, Map<String, String> settings) {

    /** Starts the servers and waits until all of them answer. */
    static ServerProcess start(Kind kind) throws IOException {
        return start(kind, ServerClassPath.root());
    }

    /**
     * Starts the servers and waits until all of them answer.
     *
     * @param root the folder that {@code var/} or {@code target/} is in
     * @throws IOException when they do not start, with their own reason
     */
    static ServerProcess start(Kind kind, Path root) throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-Dstdout.encoding=UTF-8",
                        // Pictures are drawn, windows are not: no icon in a Mac's dock.
                        "-Djava.awt.headless=true",
                        "-Dslf4j.internal.verbosity=ERROR",
                        "-classpath",
                        ServerClassPath.find(),
                        EmbeddedServers.class.getName(),
                        kind.argument(),
                        root.toString())
                .redirectError(Redirect.INHERIT)
                .start();
        try {
            return new ServerProcess(process, read(process));
        } catch (IOException | RuntimeException e) {
            process.destroy();
            throw e;
        }
    }

    private static Map<String, String> read(Process process) throws IOException {
        var settings = new TreeMap<String, String>();
        // Left open: closing it would close the servers' standard output.
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals(EmbeddedServers.READY)) {
                return settings;
            }
            if (line.startsWith(EmbeddedServers.FAILED)) {
                throw new IOException("PostgreSQL, Redis and the stand-in WeChat server did not start: "
                        + line.substring(EmbeddedServers.FAILED.length()));
            }
            var equals = line.indexOf('=');
            settings.put(line.substring(0, equals), line.substring(equals + 1));
        }
        throw new IOException("The servers' process ended before it was ready; its standard error says why");
    }
}
