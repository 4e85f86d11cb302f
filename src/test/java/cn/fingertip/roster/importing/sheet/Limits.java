package cn.fingertip.roster.importing.sheet;

import cn.fingertip.roster.importing.file.FileLimits;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;

/** The limits a site has that sets none, or smaller ones. */
public record Limits(long maxUnpackedBytes, long maxTextsBytes, int maxRows, int maxColumns) implements FileLimits {
    public static final Limits USUAL = new Limits(1024L << 20, 64L << 20, 1_048_576, 256);

    @Override
    public MemorySize maxUnpacked() {
        return size(maxUnpackedBytes);
    }

    @Override
    public MemorySize maxHeld() {
        return size(40L << 20);
    }

    @Override
    public MemorySize maxTexts() {
        return size(maxTextsBytes);
    }

    @Override
    public int maxSheets() {
        return 1000;
    }

    private static MemorySize size(long bytes) {
        return new MemorySize(BigInteger.valueOf(bytes));
    }
}
