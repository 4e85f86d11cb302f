package cn.fingertip.media.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fingertip.media.tus.Tus;
import cn.fingertip.testsupport.S3Server;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that speaks S3, in a process of its own. */
class S3StorageTest extends StorageContract {
    @TempDir
    static Path waiting;

    private static S3Server server;
    private static S3Storage storage;

    @BeforeAll
    static void start() throws IOException {
        server = S3Server.start();
        storage = new S3Storage(S3Settings.of(server.endpoint()), waiting);
    }

    @AfterAll
    static void stop() {
        storage.close();
        server.close();
    }

    @Override
    Storage storage() {
        return storage;
    }

    @Test
    void nothingIsLeftWaiting() throws IOException {
        write(StorageKey.next(), Tus.random(100_000));
        try (Stream<Path> left = Files.list(waiting)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aGroupOfMoreThanAPageIsDeletedWhole() throws IOException {
        String group = StorageKey.next();
        String last = null;
        for (int i = 0; i < 25; i++) {
            last = StorageKey.within(group);
            write(last, new byte[] {1});
        }
        try (S3Storage tenAtOnce = new S3Storage(S3Settings.of(server.endpoint()), waiting, 10)) {
            tenAtOnce.delete(group);
        }
        String one = last;
        assertThatThrownBy(() -> read(one)).isInstanceOf(IOException.class);
    }

    @Test
    void aStoreOutOfReachIsTroubleOfInputAndOutput() {
        // Port 1 is nobody's.
        try (S3Storage nowhere = new S3Storage(S3Settings.of(URI.create("http://127.0.0.1:1")), waiting)) {
            assertThatThrownBy(() -> nowhere.open(StorageKey.next())).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> nowhere.create(StorageKey.next()).close()).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> nowhere.delete(StorageKey.next())).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aMissingSettingIsNamed() {
        S3Settings noBucket = new S3Settings(Optional.of(server.endpoint()), Optional.empty());
        assertThatThrownBy(() -> new S3Storage(noBucket, waiting))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("FINGERTIP_MEDIA_S3_BUCKET");
    }
}
