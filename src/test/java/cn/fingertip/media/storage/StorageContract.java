package cn.fingertip.media.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fingertip.crypto.DataKey;
import cn.fingertip.media.sealed.BrokenFileException;
import cn.fingertip.media.sealed.SealedOutput;
import cn.fingertip.media.sealed.SealedStore;
import cn.fingertip.media.tus.Tus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Storage} keeps to; each is tested by a class of its own. */
abstract class StorageContract {
    private static final int FRAME = SealedOutput.FRAME;

    /** @return the storage under test, the same for all tests of a class */
    abstract Storage storage();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 3_000_001})
    void whatWasWrittenIsRead(int length) throws IOException {
        byte[] content = Tus.random(length);
        String key = StorageKey.within(StorageKey.next());
        write(key, content);
        assertThat(read(key)).isEqualTo(content);
    }

    @Test
    void aKeyIsUsedOnce() throws IOException {
        String key = StorageKey.next();
        write(key, new byte[] {1});
        assertThatThrownBy(() -> write(key, new byte[] {2})).isInstanceOf(IOException.class);
        assertThat(read(key)).containsExactly(1);
    }

    @Test
    void whatIsNotThereCannotBeOpened() {
        String key = StorageKey.next();
        assertThatThrownBy(() -> storage().open(key)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> storage().channel(key)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../../etc/passwd", "ABCDEF", "0123456789abcdef0123456789abcdef/..", "a/b/c"})
    void whatIsNoKeyIsRefused(String key) {
        assertThatThrownBy(() -> storage().create(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> storage().open(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> storage().channel(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> storage().delete(key)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aChannelReadsFromAnyPlace() throws IOException {
        byte[] content = Tus.random(1_000_000);
        String key = StorageKey.next();
        write(key, content);
        Random random = new Random(7);
        try (SeekableByteChannel channel = storage().channel(key)) {
            assertThat(channel.size()).isEqualTo(content.length);
            for (int i = 0; i < 20; i++) {
                int from = random.nextInt(content.length);
                ByteBuffer some = ByteBuffer.allocate(Math.min(content.length - from, 1 + random.nextInt(300_000)));
                channel.position(from);
                while (some.hasRemaining()) {
                    assertThat(channel.read(some)).isPositive();
                }
                assertThat(some.array()).isEqualTo(Tus.slice(content, from, (long) from + some.capacity()));
            }
            assertThat(channel.position(content.length).read(ByteBuffer.allocate(1)))
                    .isEqualTo(-1);
        }
    }

    @Test
    void aReaderWhoLeavesEarlySpoilsNothing() throws IOException {
        byte[] content = Tus.random(3_000_000);
        String key = StorageKey.next();
        write(key, content);
        for (int i = 0; i < 5; i++) {
            try (InputStream in = storage().open(key)) {
                assertThat(in.readNBytes(10)).isEqualTo(Tus.slice(content, 0, 10));
            }
        }
        assertThat(read(key)).isEqualTo(content);
    }

    @Test
    void oneOfAGroupIsDeletedAlone() throws IOException {
        String group = StorageKey.next();
        String one = StorageKey.within(group);
        String other = StorageKey.within(group);
        write(one, new byte[] {1});
        write(other, new byte[] {2});
        storage().delete(one);
        assertThatThrownBy(() -> read(one)).isInstanceOf(IOException.class);
        assertThat(read(other)).containsExactly(2);
    }

    @Test
    void aGroupIsDeletedWholeAndNoOther() throws IOException {
        String group = StorageKey.next();
        String another = StorageKey.within(StorageKey.next());
        write(another, new byte[] {1});
        for (int i = 0; i < 12; i++) {
            write(StorageKey.within(group), new byte[] {2});
        }
        String last = StorageKey.within(group);
        write(last, new byte[] {3});
        storage().delete(group);
        assertThatThrownBy(() -> read(last)).isInstanceOf(IOException.class);
        assertThat(read(another)).containsExactly(1);
        assertThatCode(() -> storage().delete(group)).doesNotThrowAnyException();
    }

    @Test
    void deletingWhatIsNotThereIsNoError() {
        assertThatCode(() -> storage().delete(StorageKey.next())).doesNotThrowAnyException();
        assertThatCode(() -> storage().delete(StorageKey.within(StorageKey.next())))
                .doesNotThrowAnyException();
    }

    @Test
    void sealedFilesAreReadWholeAndFromAnyPlace() throws IOException {
        byte[] content = Tus.random(5 * FRAME + 17);
        DataKey keys = DataKey.fresh();
        SealedStore store = new SealedStore(storage(), null);
        SealedStore.Stored stored = store.put(new ByteArrayInputStream(content), keys);
        try (InputStream in = store.open(stored.key(), keys)) {
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
        try (SeekableByteChannel channel = store.channel(stored.key(), keys)) {
            ByteBuffer some = ByteBuffer.allocate(FRAME);
            channel.position(3L * FRAME - 5);
            while (some.hasRemaining()) {
                assertThat(channel.read(some)).isPositive();
            }
            assertThat(some.array()).isEqualTo(Tus.slice(content, 3L * FRAME - 5, 4L * FRAME - 5));
        }
        DataKey others = DataKey.fresh();
        assertThatThrownBy(() -> store.open(stored.key(), others)).isInstanceOf(BrokenFileException.class);
        assertThatThrownBy(() -> store.channel(stored.key(), others)).isInstanceOf(BrokenFileException.class);
    }

    final void write(String key, byte[] content) throws IOException {
        try (OutputStream out = storage().create(key)) {
            out.write(content, 0, content.length / 2);
            out.write(content, content.length / 2, content.length - content.length / 2);
        }
    }

    final byte[] read(String key) throws IOException {
        try (InputStream in = storage().open(key)) {
            return in.readAllBytes();
        }
    }
}
