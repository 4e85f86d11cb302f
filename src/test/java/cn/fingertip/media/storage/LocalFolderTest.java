package cn.fingertip.media.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFolderTest extends StorageContract {
    @TempDir
    static Path folder;

    @Override
    Storage storage() {
        return new LocalFolder(folder);
    }

    @Test
    void nobodyElseOnTheMachineSeesAFolder() throws IOException {
        String key = StorageKey.within(StorageKey.next());
        write(key, new byte[] {1});
        try (Stream<Path> found = Files.walk(folder.resolve(key.substring(0, 2)))) {
            assertThat(found.filter(Files::isDirectory).map(LocalFolderTest::permissions))
                    .isNotEmpty()
                    .containsOnly("rwx------");
        }
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
