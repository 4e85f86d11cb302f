package cn.fingertip.roster.importing;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;

/** The limits a site has that sets none, or smaller ones. */
record Limits(long maxUnpackedBytes, long maxTextsBytes, int maxRows, int maxColumns) implements ImportConfig {
    static final Limits USUAL = new Limits(1024L << 20, 128L << 20, 1_048_576, 256);

    @Override
    public MemorySize maxFile() {
        return size(20L << 20);
    }

    @Override
    public MemorySize maxUnpacked() {
        return size(maxUnpackedBytes);
    }

    @Override
    public MemorySize maxTexts() {
        return size(maxTextsBytes);
    }

    @Override
    public Duration timeLimit() {
        return Duration.ofMinutes(1);
    }

    @Override
    public int attempts() {
        return 1;
    }

    private static MemorySize size(long bytes) {
        return new MemorySize(BigInteger.valueOf(bytes));
    }
}
