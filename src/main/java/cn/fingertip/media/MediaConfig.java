package cn.fingertip.media;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much strangers may send. */
@ConfigMapping(prefix = "fingertip.media")
public interface MediaConfig {
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
         * Uploads begun from one source in a window of {@code fingertip.throttle.window}; each more costs work. Many phones
         * share an address; but in {@link #expireAfter} one source must not come near {@link #unclaimed}.
         */
        @WithDefault("200")
        int begunPerSource();

        /**
         * Bytes from one source in a window of {@code fingertip.throttle.window} (4 GiB); above them each upload costs
         * work. Nine of the largest files are 4.4 GiB, and take longer than a window on a village's line.
         */
        @WithDefault("4294967296")
        long bytesPerSource();

        /** Bytes received and claimed by nobody, all uploads together (20 GiB): anonymous senders cannot fill the disk. */
        @WithDefault("21474836480")
        long unclaimedBytes();

        /** Which part of {@link #unclaimedBytes} or {@link #unclaimed} may be filled before new uploads cost work. */
        @WithDefault("0.5")
        double workAbove();

        /**
         * One source gets one of so many equal shares of what is left of {@link #unclaimedBytes}, in a window of {@code
         * fingertip.throttle.window}; at least {@link #largest}, at most {@link #bytesPerSource}.
         */
        @WithDefault("8")
        int shares();

        /**
         * Which part of {@link #unclaimedBytes} and {@link #unclaimed} is kept for sources within their share: who sends
         * more works for it, but gets nothing of this part.
         */
        @WithDefault("0.25")
        double keptForOthers();

        /** Uploads claimed by nobody, so that empty ones cannot fill the table. */
        @WithDefault("300000")
        long unclaimed();

        /**
         * Requests that send bytes at one time; each takes about 0.4 MB of memory here. One source gets one of {@link
         * #shares} of them.
         */
        @WithDefault("500")
        int appendsAtOnce();

        /** How often one looks at what a request has brought; too little, and it is hung up on. What came is kept. */
        @WithDefault("PT30S")
        Duration patience();

        /** Bytes a second, over each {@link #patience}, that a request must bring. */
        @WithDefault("1024")
        long leastRate();

        /** Files that one report or wish may have. */
        @WithDefault("9")
        int filesAnOwner();
    }
}
