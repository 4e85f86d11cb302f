package cn.fingertip.roster.importing.source;

import cn.fingertip.media.sealed.SealedStore;
import cn.fingertip.roster.importing.file.FileContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A file that a clerk sent, where it lies sealed. It is opened piece by piece and never held whole. */
record StoredFile(SealedStore files, String key) implements FileContent {
    @Override
    public SeekableByteChannel open() throws IOException {
        return new Told(files.channel(key));
    }

    /** Makes a fault of the store one that no parser catches. */
    private record Told(SeekableByteChannel file) implements SeekableByteChannel {
        @Override
        public int read(ByteBuffer into) {
            try {
                return file.read(into);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            return file.write(from);
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public SeekableByteChannel position(long newPosition) throws IOException {
            file.position(newPosition);
            return this;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public SeekableByteChannel truncate(long length) throws IOException {
            return file.truncate(length);
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
