package cn.fingertip.roster.importing.sheet.row;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/** A blind index that can be a key of a map. */
public record Index(byte[] bytes) {
    /** @return the first 64 of its 256 bits; they differ for different people among any number that lives */
    public long head() {
        return ByteBuffer.wrap(bytes).getLong();
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Index index && Arrays.equals(bytes, index.bytes);
    }

    /** Every bit of it is as good as random. */
    @Override
    public int hashCode() {
        return (int) head();
    }
}
