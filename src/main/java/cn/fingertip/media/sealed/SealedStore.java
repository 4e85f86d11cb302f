package cn.fingertip.media.sealed;

import cn.fingertip.crypto.DataKey;
import cn.fingertip.crypto.Digests;
import cn.fingertip.crypto.KeyWrap;
import cn.fingertip.crypto.Sealer;
import cn.fingertip.media.storage.Storage;
import cn.fingertip.media.storage.StorageKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Keeps whole files sealed: an imported workbook, a made document. Each has a data key of its own, kept by the site's
 * keys, or by those of whom it belongs to, in front of the frames. Streams: memory does not grow with the file.
 */
@ApplicationScoped
public class SealedStore {
    /**
     * What was kept.
     *
     * @param key how to ask for it again; random, tells nothing
     * @param bytes plain length
     * @param sha256 of the plain content, lower-case hexadecimal
     */
    public record Stored(String key, long bytes, String sha256) {}

    private static final int LONGEST_HEADER = 1024;

    private final Storage storage;
    private final Sealer sealer;

    public SealedStore(Storage storage, Sealer sealer) {
        this.storage = storage;
        this.sealer = sealer;
    }

    /** @return a key under which nothing is kept, so that it can be noted before {@link #put(String, InputStream)} */
    public String newKey() {
        return StorageKey.next();
    }

    /** As {@link #put(String, InputStream)}, under a key that nobody knows before. */
    public Stored put(InputStream content) throws IOException {
        return put(newKey(), content);
    }

    /** As {@link #put(String, InputStream, KeyWrap)}, under a key that nobody knows before. */
    public Stored put(InputStream content, KeyWrap keys) throws IOException {
        return put(newKey(), content, keys);
    }

    /**
     * Keeps {@code content} to its end; it is on the disk when this returns.
     *
     * @param key a {@link #newKey}
     * @throws IOException where it cannot be read or kept; nothing is left then
     */
    public Stored put(String key, InputStream content) throws IOException {
        return put(key, content, sealer);
    }

    /**
     * As {@link #put(String, InputStream)}, kept by other keys than the site's.
     *
     * @param keys those of the report that the file belongs to
     */
    public Stored put(String key, InputStream content, KeyWrap keys) throws IOException {
        DataKey dataKey = DataKey.fresh();
        MessageDigest sha256 = Digests.of("SHA-256");
        try {
            OutputStream file = storage.create(key);
            SealedOutput sealed = new SealedOutput(file, dataKey, key);
            try (file) {
                header(file, dataKey.wrappedBy(keys, context(key)));
                try (DigestOutputStream out = new DigestOutputStream(sealed, sha256)) {
                    content.transferTo(out);
                }
            }
            return new Stored(key, sealed.bytes(), HexFormat.of().formatHex(sha256.digest()));
        } catch (IOException | RuntimeException e) {
            storage.delete(key);
            throw e;
        }
    }

    /**
     * @return the plain content; reading throws {@link BrokenFileException} at the first frame that is not as it was
     *     written
     * @throws IOException where there is no such file
     */
    public InputStream open(String key) throws IOException {
        return open(key, sealer);
    }

    /** As {@link #open(String)}, for what was put with these {@code keys}. */
    public InputStream open(String key, KeyWrap keys) throws IOException {
        InputStream file = storage.open(key);
        try {
            return new SealedInput(file, DataKey.unwrap(keys, wrapped(file), context(key)), key);
        } catch (RuntimeException e) {
            file.close();
            throw new BrokenFileException("no key in front", e);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /**
     * @return the plain content, to be read from any place on; one frame of it is in memory at a time. Reading throws
     *     {@link BrokenFileException} at a frame that is not as it was written
     * @throws IOException where there is no such file
     */
    public SeekableByteChannel channel(String key) throws IOException {
        return channel(key, sealer);
    }

    /** As {@link #channel(String)}, for what was put with these {@code keys}. */
    public SeekableByteChannel channel(String key, KeyWrap keys) throws IOException {
        SeekableByteChannel file = storage.channel(key);
        try {
            byte[] wrapped = wrapped(Channels.newInputStream(file));
            return new SealedChannel(file, 2L + wrapped.length, DataKey.unwrap(keys, wrapped, context(key)), key);
        } catch (RuntimeException e) {
            file.close();
            throw new BrokenFileException("no key in front", e);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** Removes the file together with its key. None there is no error. */
    public void delete(String key) throws IOException {
        storage.delete(key);
    }

    private static void header(OutputStream file, byte[] wrapped) throws IOException {
        DataOutputStream header = new DataOutputStream(file);
        header.writeShort(wrapped.length);
        header.write(wrapped);
        header.flush();
    }

    private static byte[] wrapped(InputStream file) throws IOException {
        try {
            DataInputStream header = new DataInputStream(file);
            int length = header.readUnsignedShort();
            byte[] wrapped = header.readNBytes(length);
            if (wrapped.length != length || length == 0 || length > LONGEST_HEADER) {
                throw new BrokenFileException("no key in front", null);
            }
            return wrapped;
        } catch (EOFException e) {
            throw new BrokenFileException("no key in front", e);
        }
    }

    private static String context(String key) {
        return "media.file:" + key;
    }
}
