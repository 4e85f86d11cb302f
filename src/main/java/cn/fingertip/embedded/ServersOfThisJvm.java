package cn.fingertip.embedded;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * One set of servers of a kind in a JVM, whatever number of class loaders live reload and test profiles make: the settings are kept
 * as a system property, which all of them see.
 */
public final class ServersOfThisJvm {

    /** With the kind after it: continuous testing runs tests in the JVM of quarkus:dev, on servers of their own. */
    private static final String KEPT = "cn.fingertip.embedded.settings.";

    private ServersOfThisJvm() {}

    /**
     * The settings that lead to this JVM's servers of a kind, which start on the first call.
     *
     * @param kind {@code dev} or {@code test}
     * @return by property name
     * @throws UncheckedIOException when they do not start, with the reason
     */
    public static Map<String, String> settings(String kind) {
        // Shared by every class loader, as a lock of our own would not be.
        synchronized (Runtime.getRuntime()) {
            var kept = System.getProperty(KEPT + kind);
            if (kept == null) {
                kept = text(start(Kind.of(kind)));
                System.setProperty(KEPT + kind, kept);
            }
            return map(kept);
        }
    }

    private static Map<String, String> start(Kind kind) {
        try {
            var servers = ServerProcess.start(kind);
            Thread.ofPlatform().daemon().name("embedded-servers").start(() -> holdOn(servers.process()));
            return servers.settings();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** Keeps the process object, and with it the pipe, from being collected; says so when the servers end alone. */
    private static void holdOn(Process process) {
        try {
            var code = process.waitFor();
            System.getLogger(ServersOfThisJvm.class.getName())
                    .log(
                            System.Logger.Level.ERROR,
                            "The embedded servers have ended (exit code {0}); start again",
                            code);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String text(Map<String, String> settings) {
        var properties = new Properties();
        properties.putAll(settings);
        var writer = new StringWriter();
        try {
            properties.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return writer.toString();
    }

    private static Map<String, String> map(String text) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var settings = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }
}
