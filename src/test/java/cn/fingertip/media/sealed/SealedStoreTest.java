package cn.fingertip.media.sealed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fingertip.crypto.Digests;
import cn.fingertip.crypto.TestSealer;
import cn.fingertip.media.storage.Storages;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedStoreTest {
    private static final int FRAME = SealedOutput.FRAME;

    @TempDir
    Path folder;

    private SealedStore store;

    @BeforeEach
    void store() {
        store = new SealedStore(Storages.folder(folder), TestSealer.fresh());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, FRAME - 1, FRAME, FRAME + 1, 3 * FRAME - 1, 3 * FRAME, 3 * FRAME + 1})
    void givesBackWhatWasPut(int length) throws IOException {
        byte[] content = random(length);

        SealedStore.Stored stored = store.put(new ByteArrayInputStream(content));

        assertThat(stored.bytes()).isEqualTo(length);
        assertThat(stored.sha256())
                .isEqualTo(HexFormat.of().formatHex(Digests.of("SHA-256").digest(content)));
        try (InputStream in = store.open(stored.key())) {
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
        try (SeekableByteChannel channel = store.channel(stored.key())) {
            assertThat(channel.size()).isEqualTo(length);
            for (int from : new int[] {0, length - 1, length / 2, length / 3, FRAME, FRAME - 1, 0}) {
                channel.position(Math.max(0, from));
                byte[] rest = Channels.newInputStream(channel).readAllBytes();
                assertThat(rest).isEqualTo(Arrays.copyOfRange(content, Math.min(Math.max(0, from), length), length));
            }
        }
    }

    @Test
    void nothingPlainIsOnTheDisk() throws IOException {
        byte[] canary = "石城县琴江镇濯坑村-canary-7f3a".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        while (content.size() < 3 * FRAME) {
            content.write(canary);
        }

        SealedStore.Stored stored = store.put(new ByteArrayInputStream(content.toByteArray()));

        byte[] kept = Files.readAllBytes(file(stored));
        assertThat(new String(kept, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(canary, StandardCharsets.ISO_8859_1));
    }

    @Test
    void anyFlippedByteIsFound() throws IOException {
        SealedStore.Stored stored = store.put(new ByteArrayInputStream(random(FRAME + 100)));
        byte[] good = Files.readAllBytes(file(stored));
        for (int at = 0; at < good.length; at += at < 200 ? 1 : 4099) {
            byte[] bad = good.clone();
            bad[at] ^= 1;
            Files.write(file(stored), bad);
            assertBroken(stored, "byte " + at);
        }
    }

    @Test
    void anyCutIsFound() throws IOException {
        SealedStore.Stored stored = store.put(new ByteArrayInputStream(random(2 * FRAME)));
        byte[] good = Files.readAllBytes(file(stored));
        List<byte[]> frames = frames(good);
        int lastFrame = frames.getLast().length;
        for (int kept :
                new int[] {0, 1, 2, 50, good.length - lastFrame - 1, good.length - lastFrame, good.length - 1}) {
            Files.write(file(stored), Arrays.copyOf(good, kept));
            assertBroken(stored, "cut to " + kept);
        }
    }

    @Test
    void swappedRepeatedDroppedAndAddedFramesAreFound() throws IOException {
        SealedStore.Stored stored = store.put(new ByteArrayInputStream(random(4 * FRAME)));
        List<byte[]> good = frames(Files.readAllBytes(file(stored)));

        List<byte[]> swapped = new ArrayList<>(good);
        Collections.swap(swapped, 1, 2);
        List<byte[]> repeated = new ArrayList<>(good);
        repeated.add(2, good.get(1));
        List<byte[]> dropped = new ArrayList<>(good);
        dropped.remove(2);
        List<byte[]> added = new ArrayList<>(good);
        added.add(good.getLast());

        for (List<byte[]> bad : List.of(swapped, repeated, dropped, added)) {
            write(file(stored), bad);
            assertBroken(stored, bad.size() + " pieces");
        }
    }

    @Test
    void aFileInAnothersPlaceIsFound() throws IOException {
        SealedStore.Stored one = store.put(new ByteArrayInputStream(random(100)));
        SealedStore.Stored other = store.put(new ByteArrayInputStream(random(100)));
        Files.write(file(one), Files.readAllBytes(file(other)));
        assertBroken(one, "moved");
    }

    @Test
    void whatCannotBeReadLeavesNothingBehind() throws IOException {
        InputStream failing = new InputStream() {
            private int given;

            @Override
            public int read() throws IOException {
                if (given++ > FRAME) {
                    throw new IOException("the sender is gone");
                }
                return 7;
            }
        };
        assertThatThrownBy(() -> store.put(failing)).isInstanceOf(IOException.class);
        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void deletedIsGoneAndDeletingAgainIsNoError() throws IOException {
        SealedStore.Stored stored = store.put(new ByteArrayInputStream(random(10)));
        store.delete(stored.key());
        store.delete(stored.key());
        assertThatThrownBy(() -> store.open(stored.key())).isInstanceOf(IOException.class);
        assertThat(file(stored)).doesNotExist();
    }

    @Test
    void aKeyNeverLeadsOutOfTheFolder() {
        for (String key : List.of("../../etc/passwd", "", "/etc/passwd", "a".repeat(32) + "/..", "A".repeat(32))) {
            assertThatThrownBy(() -> store.open(key)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsAnIoError() throws IOException {
        Path blocked = Files.writeString(folder.resolve("blocked"), "a file, not a folder");
        SealedStore nowhere = new SealedStore(Storages.folder(blocked), TestSealer.fresh());
        assertThatThrownBy(() -> nowhere.put(new ByteArrayInputStream(random(10))))
                .isInstanceOf(IOException.class);
    }

    private void assertBroken(SealedStore.Stored stored, String how) {
        assertThatThrownBy(() -> {
                    try (InputStream in = store.open(stored.key())) {
                        in.readAllBytes();
                    }
                })
                .as(how)
                .isInstanceOf(BrokenFileException.class);
        assertThatThrownBy(() -> {
                    try (SeekableByteChannel channel = store.channel(stored.key())) {
                        Channels.newInputStream(channel).readAllBytes();
                        channel.position(Math.max(0, channel.size() - 1));
                        Channels.newInputStream(channel).readAllBytes();
                    }
                })
                .as(how + ", from any place on")
                .isInstanceOf(BrokenFileException.class);
    }

    private Path file(SealedStore.Stored stored) {
        return folder.resolve(stored.key().substring(0, 2)).resolve(stored.key());
    }

    /** The header, then each frame. */
    private static List<byte[]> frames(byte[] file) {
        ByteBuffer rest = ByteBuffer.wrap(file);
        List<byte[]> pieces = new ArrayList<>();
        pieces.add(piece(rest, 2 + rest.getShort(rest.position())));
        while (rest.hasRemaining()) {
            pieces.add(piece(rest, 4 + (rest.getInt(rest.position()) & ~SealedOutput.LAST)));
        }
        return pieces;
    }

    private static byte[] piece(ByteBuffer from, int length) {
        byte[] piece = new byte[length];
        from.get(piece);
        return piece;
    }

    private static void write(Path file, List<byte[]> pieces) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.write(piece);
        }
        Files.write(file, all.toByteArray());
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
