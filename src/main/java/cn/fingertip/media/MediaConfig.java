package cn.fingertip.media;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where files are kept, and how much of them strangers may send. */
@ConfigMapping(prefix = "fingertip.media")
interface MediaConfig {
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

    /** @return limits of uploads */
    Uploads uploads();

    interface Uploads {
        /** Bytes of one file: 500 MiB, some minutes of a phone's video. */
        @WithDefault("524288000")
        long largest();

        /** How long an upload waits, from its first byte, to be finished and claimed: some days, for bad networks. */
        @WithDefault("72H")
        Duration expireAfter();

        /** How long an upload waits for its first byte. */
        @WithDefault("1H")
        Duration expireEmptyAfter();

        /**
         * Uploads begun from one source in a window of {@code fingertip.throttle.window}. Many phones share an address;
         * but in {@link #expireAfter} one source must not come near {@link #unclaimed}.
         */
        @WithDefault("200")
        int begunPerSource();

        /**
         * Bytes from one source in a window of {@code fingertip.throttle.window} (4 GiB): nine of the largest files are
         * 4.4 GiB, and take longer than a window on a village's line.
         */
        @WithDefault("4294967296")
        long bytesPerSource();

        /** Bytes received and claimed by nobody, all uploads together (20 GiB): anonymous senders cannot fill the disk. */
        @WithDefault("21474836480")
        long unclaimedBytes();

        /** Uploads claimed by nobody, so that empty ones cannot fill the table. */
        @WithDefault("300000")
        long unclaimed();

        /** Requests that send bytes at one time; each takes about 0.4 MB of memory here. */
        @WithDefault("500")
        int appendsAtOnce();

        /** Files that one report or wish may have. */
        @WithDefault("9")
        int filesAnOwner();
    }
}
