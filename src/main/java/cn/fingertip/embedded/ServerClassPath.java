package cn.fingertip.embedded;

import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.LinkedHashSet;

/**
 * What the servers' JVM runs on. Asked of the class loader by one name from each jar: {@code quarkus:dev} and tests
 * hide their class path in loaders, and a JVM with a dozen jars starts faster than one with two hundred.
 */
final class ServerClassPath {

    private static final String OWN_CLASSES = EmbeddedServers.class.getName().replace('.', '/') + ".class";

    private static final String[] ONE_FILE_OF_EACH = {
        OWN_CLASSES,
        "io/zonky/test/db/postgres/embedded/EmbeddedPostgres.class",
        "org/postgresql/Driver.class",
        "org/apache/commons/compress/archivers/tar/TarArchiveInputStream.class",
        "org/apache/commons/io/FileUtils.class",
        "org/apache/commons/lang3/SystemUtils.class",
        "org/apache/commons/codec/binary/Hex.class",
        "org/tukaani/xz/XZInputStream.class",
        "org/slf4j/Logger.class",
        "redis/embedded/RedisServer.class",
        "org/jose4j/jwk/EcJwkGenerator.class",
        "com/fasterxml/jackson/databind/ObjectMapper.class",
        "com/fasterxml/jackson/core/JsonFactory.class",
        "com/fasterxml/jackson/annotation/JsonInclude.class",
        "com/google/zxing/qrcode/QRCodeWriter.class",
    };

    /** The archives of PostgreSQL's programs, of which a machine has its own kind only. */
    private static final String[] PROGRAMS = {
        "postgres-linux-x86_64.txz",
        "postgres-linux-arm_64.txz",
        "postgres-darwin-x86_64.txz",
        "postgres-darwin-arm_64.txz",
    };

    private ServerClassPath() {}

    /** @return the value of {@code -classpath} */
    static String find() throws IOException {
        var found = new LinkedHashSet<String>();
        for (var file : ONE_FILE_OF_EACH) {
            found.add(containerOf(file).toString());
        }
        for (var file : PROGRAMS) {
            if (loader().getResource(file) != null) {
                found.add(containerOf(file).toString());
            }
        }
        return String.join(File.pathSeparator, found);
    }

    /** @return the checkout that these classes were compiled in, or the current folder when they were not */
    static Path root() throws IOException {
        var classes = containerOf(OWN_CLASSES);
        return classes.endsWith(Path.of("target", "classes"))
                ? classes.getParent().getParent()
                : Path.of("").toAbsolutePath();
    }

    private static Path containerOf(String file) throws IOException {
        var url = loader().getResource(file);
        if (url == null) {
            throw new IOException(file + " is not on the class path");
        }
        try {
            return containerOf(url, file);
        } catch (URISyntaxException e) {
            throw new IOException("Not a place of files: " + url, e);
        }
    }

    private static Path containerOf(URL url, String file) throws IOException, URISyntaxException {
        if (url.openConnection() instanceof JarURLConnection jar) {
            return Path.of(jar.getJarFileURL().toURI());
        }
        var own = Path.of(url.toURI());
        return own.getRoot()
                .resolve(own.subpath(0, own.getNameCount() - Path.of(file).getNameCount()));
    }

    private static ClassLoader loader() {
        return ServerClassPath.class.getClassLoader();
    }
}
