package cn.fingertip.media.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;

/**
 * Keeps objects that are written once and never changed: the part of an object store's promise that a local folder
 * keeps too, so that either can stand behind it. It sees sealed bytes only.
 *
 * <p>A key is one or two names of 32 hexadecimal characters, parted by a slash ({@link StorageKey}). It tells nothing of
 * who sent what.
 */
public interface Storage {
    /**
     * @return where to write the object; it is there, and outlives a power cut, once {@code close()} has returned. What
     *     was written before is nobody's and may be removed with {@link #delete}
     * @throws IOException where it cannot be written, or the key is taken
     */
    OutputStream create(String key) throws IOException;

    /** @throws IOException where there is no such object, or it cannot be read */
    InputStream open(String key) throws IOException;

    /**
     * As {@link #open}, to be read from any place on.
     *
     * @throws IOException where there is no such object, or it cannot be read
     */
    SeekableByteChannel channel(String key) throws IOException;

    /** Removes an object, or all objects whose key begins with this name and a slash. None there is no error. */
    void delete(String key) throws IOException;
}
