package cn.fingertip.media.derivative.maker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What programs that this process has started have cost. */
final class Spent {
    /** As Linux counts it, whatever the machine (time(7)). */
    private static final double TICKS_A_SECOND = 100;

    private Spent() {}

    /** @return seconds of processor time of those that have ended (proc(5), fields 16 and 17) */
    static double seconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / TICKS_A_SECOND;
    }
}
