package cn.fingertip.media.storage;

import java.net.URI;
import java.nio.file.Path;
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

    /** To be closed. */
    public record Bucket(Storage storage) implements AutoCloseable {
        @Override
        public void close() {
            ((S3Storage) storage).close();
        }
    }
}
