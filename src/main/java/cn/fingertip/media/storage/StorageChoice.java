package cn.fingertip.media.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;

/** Gives the storage that the site has chosen. */
@ApplicationScoped
class StorageChoice {
    @Produces
    @ApplicationScoped
    Storage storage(StorageConfig config) {
        return switch (config.storage()) {
            case FOLDER -> new LocalFolder(config.folder());
            case S3 -> new S3Storage(config.s3(), config.folder());
        };
    }

    void close(@Disposes Storage storage) throws Exception {
        if (storage instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }
}
