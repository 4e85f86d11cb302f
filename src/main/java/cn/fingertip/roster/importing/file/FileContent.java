package cn.fingertip.roster.importing.file;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** The bytes of a file that is to be read, wherever they are kept. */
public interface FileContent {
    /**
     * @return the file from its beginning. Its reads throw {@link java.io.UncheckedIOException} where the store fails, so
     *     that this is never taken for a fault of the file
     * @throws IOException where the store fails
     */
    SeekableByteChannel open() throws IOException;

    /** @return what is in memory already */
    static FileContent of(byte[] bytes) {
        return () -> new SeekableInMemoryByteChannel(bytes);
    }
}
