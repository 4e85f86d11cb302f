package cn.fingertip.roster.importing.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Legacy workbooks that hold far more than they seem to. */
final class OldBombs {
    private static final int MOST_IN_RECORD = 8000;

    private OldBombs() {}

    /** A table of texts of which each is empty and takes three bytes. */
    static byte[] texts(int count) throws IOException {
        ByteBuffer stream = stream(count * 3 + count / 500 * 4 + 4096);
        record(stream, 0x809, 16).putShort((short) 0x600).putShort((short) 5).position(stream.position() + 12);
        int left = count;
        boolean first = true;
        while (left > 0) {
            int now = Math.min(left, MOST_IN_RECORD / 3);
            record(stream, first ? 0xFC : 0x3C, now * 3 + (first ? 8 : 0));
            if (first) {
                stream.putInt(count).putInt(count);
                first = false;
            }
            stream.position(stream.position() + now * 3);
            left -= now;
        }
        record(stream, 0x0A, 0);
        return container(stream);
    }

    /** A sheet full of numbers, six bytes each. */
    static byte[] cells(int count) throws IOException {
        ByteBuffer stream = stream(count * 6 + count / 100 * 10 + 4096);
        record(stream, 0x809, 16).putShort((short) 0x600).putShort((short) 5).position(stream.position() + 12);
        record(stream, 0x85, 9)
                .putInt(0)
                .putShort((short) 0)
                .put((byte) 1)
                .put((byte) 0)
                .put((byte) 'a');
        record(stream, 0x0A, 0);
        record(stream, 0x809, 16).putShort((short) 0x600).putShort((short) 0x10).position(stream.position() + 12);
        for (int row = 0; row * 256 < count; row++) {
            record(stream, 0xBD, 6 + 256 * 6).putShort((short) row).putShort((short) 0);
            stream.position(stream.position() + 256 * 6);
            stream.putShort((short) 255);
        }
        record(stream, 0x0A, 0);
        return container(stream);
    }

    /** Numbers far to the right, each in a row of its own. */
    static byte[] columns(int rows) throws IOException {
        ByteBuffer stream = stream(rows * 18 + 4096);
        record(stream, 0x809, 16).putShort((short) 0x600).putShort((short) 5).position(stream.position() + 12);
        record(stream, 0x85, 9)
                .putInt(0)
                .putShort((short) 0)
                .put((byte) 1)
                .put((byte) 0)
                .put((byte) 'a');
        record(stream, 0x0A, 0);
        record(stream, 0x809, 16).putShort((short) 0x600).putShort((short) 0x10).position(stream.position() + 12);
        for (int row = 0; row < rows; row++) {
            record(stream, 0x203, 14)
                    .putShort((short) row)
                    .putShort((short) 0x7FFF)
                    .putShort((short) 0)
                    .putDouble(1);
        }
        record(stream, 0x0A, 0);
        return container(stream);
    }

    private static ByteBuffer stream(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer record(ByteBuffer stream, int kind, int length) {
        return stream.putShort((short) kind).putShort((short) length);
    }

    private static byte[] container(ByteBuffer stream) throws IOException {
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            files.createDocument(new ByteArrayInputStream(stream.array(), 0, stream.position()), "Workbook");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            files.writeFilesystem(out);
            return out.toByteArray();
        }
    }
}
