package cn.fingertip.media.derivative.maker;

import cn.fingertip.media.derivative.sandbox.DerivativeConfig;

/**
 * What making a film or recording anew may cost, by what its original claims to be: how long, how many dots, how many
 * pictures a second. A phone's film of 720 lines takes 0.35 s of processor time a second on the machines we tried; three
 * times that is allowed.
 *
 * @param cpuSeconds after which the program is killed
 * @param shownMillis how much of the original is made anew, null for all of it: more than {@code cpuSeconds} allow would
 *     be killed, and a part of it is better than nothing
 * @param sure whether {@code cpuSeconds} are enough for any honest file like this one, so that whatever takes more
 *     cannot be shown for good
 */
record Cost(int cpuSeconds, Long shownMillis, boolean sure) {
    private static final double A_SECOND = 0.3;
    private static final double A_SECOND_OF_A_MILLION_DOTS = 0.8;
    private static final double MILLION = 1e6;
    private static final double USUAL_PICTURES = 30;
    private static final double MOST_PICTURES = 120;
    /** Of the usual pictures: even a film that hardly moves is read. */
    private static final double FEWEST = 0.1;

    private static final double MEGABYTE = 1024.0 * 1024;
    private static final int CLAIMED_TO_NEEDED = 3;

    /**
     * @param claimed what the original says of itself, which need not be true
     * @param bytes of the original: a long film costs its sender as much to upload, so a short file gets little
     */
    static Cost of(Ffmpeg.Measured claimed, long bytes, DerivativeConfig config) {
        double least = config.cpuSeconds() - config.cpuSecondsAfter();
        double most = Math.clamp(bytes / MEGABYTE * config.cpuSecondsPerMegabyte(), least, config.cpuSecondsMost());
        double seconds = claimed.millis() / 1000.0;
        if (seconds <= 0) {
            return new Cost((int) most, null, true);
        }
        double aSecond = aSecond(claimed);
        double needed = seconds * aSecond;
        Long shown = needed > most ? (long) (most / aSecond * 1000) : null;
        // Of so short a film even the least is far more than any machine needs.
        boolean sure = needed * CLAIMED_TO_NEEDED <= least;
        return new Cost((int) Math.ceil(Math.clamp(needed, least, most)), shown, sure);
    }

    private static double aSecond(Ffmpeg.Measured claimed) {
        if (claimed.width() == null || claimed.height() == null) {
            return A_SECOND;
        }
        double pictures = claimed.pictures() == null || claimed.pictures() <= 0
                ? USUAL_PICTURES
                : Math.min(claimed.pictures(), MOST_PICTURES);
        double dots = (double) claimed.width() * claimed.height() / MILLION;
        return A_SECOND + A_SECOND_OF_A_MILLION_DOTS * dots * Math.max(FEWEST, pictures / USUAL_PICTURES);
    }
}
