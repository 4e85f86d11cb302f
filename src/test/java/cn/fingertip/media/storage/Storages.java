package cn.fingertip.media.storage;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/** Storages as a site has them, opened from outside. */
public final class Storages {
    private Storages() {}

    public static Storage folder(Path folder) {
        return new LocalFolder(folder);
    }

    /** @param waiting folder of what is being sent */
    public static Bucket bucket(URI endpoint, Path waiting) {
        return new Bucket(new S3Storage(S3Settings.of(endpoint), waiting));
    }

    /** @return where the server under test keeps the objects whose key begins with this name */
    public static Path folderOf(String group) {
        return ConfigProvider.getConfig()
                .getValue("fingertip.media.folder", Path.class)
                .resolve(group.substring(0, 2))
                .resolve(group);
    }

    /** @return the files in a folder of {@link #folderOf} */
    public static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.toList();
        }
    }

    /** To be closed. */
    public record Bucket(Storage storage) implements AutoCloseable {
        @Override
        public void close() {
            ((S3Storage) storage).close();
        }
    }
}
