package cn.fingertip.media.storage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where sealed files are kept. */
@ConfigMapping(prefix = "fingertip.media")
interface StorageConfig {
    /** What sealed files are kept in. */
    enum Place {
        /** {@link #folder()}. */
        FOLDER,
        /** A bucket of {@link #s3()}. */
        S3
    }

    /** Where sealed files are kept. */
    @WithDefault("folder")
    Place storage();

    /**
     * Folder of the sealed files. Replicas on several machines need one that all of them see; with S3 it is each one's
     * own, and files only wait there to be sent.
     */
    Path folder();

    /**
     * Bytes of the folder's disk that uploads leave free; by default 1 GiB, of a small disk a tenth. An object store has
     * bounds of its own, and none is kept with {@link Place#S3}.
     */
    Optional<Long> reserve();

    /** @return the object store, where that is chosen */
    S3 s3();

    interface S3 {
        /** {@code https://host:port} of an object store that speaks S3. */
        Optional<URI> endpoint();

        /** Which must be there already, and hold nothing else. */
        Optional<String> bucket();

        /** As the store calls it; most that are not Amazon's take any. */
        @WithDefault("us-east-1")
        String region();

        /** The access key's id. */
        Optional<String> key();

        /** Its secret. */
        Optional<String> secret();

        /** Whether the bucket stands in the path, as most stores but Amazon's want it, or in the host's name. */
        @WithDefault("true")
        boolean pathStyle();
    }
}
