package cn.fingertip.media.part;

import cn.fingertip.crypto.DataKey;
import cn.fingertip.media.sealed.BrokenFileException;
import cn.fingertip.media.sealed.SealedInput;
import cn.fingertip.media.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/** The plain content of an upload: its parts one after the other, each verified, and nothing missing in the end. */
public final class PartsInput extends InputStream {
    private final Storage storage;
    private final DataKey key;
    private final Iterator<UploadPart> parts;
    private final long length;
    private InputStream current = InputStream.nullInputStream();
    private long due;
    private long at;
    private boolean done;

    /**
     * @param parts in their order
     * @param length of all together, in plain bytes
     */
    public PartsInput(Storage storage, DataKey key, List<UploadPart> parts, long length) {
        this.storage = storage;
        this.key = key;
        this.parts = parts.iterator();
        this.length = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
        if (count == 0 || done) {
            return done ? -1 : 0;
        }
        int read = current.read(into, from, count);
        while (read < 0) {
            current.close();
            if (at != due) {
                throw new BrokenFileException("a part of another length", null);
            }
            if (!parts.hasNext()) {
                requireWhole();
                done = true;
                return -1;
            }
            open(parts.next());
            read = current.read(into, from, count);
        }
        at += read;
        return read;
    }

    private void open(UploadPart part) throws IOException {
        if (part.startsAt != at) {
            throw new BrokenFileException("a part is missing", null);
        }
        due = at + part.bytes;
        current = new SealedInput(storage.open(part.storageKey), key, UploadPart.object(part.uploadId, part.startsAt));
    }

    private void requireWhole() throws BrokenFileException {
        if (at != length) {
            throw new BrokenFileException("the end is missing", null);
        }
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
