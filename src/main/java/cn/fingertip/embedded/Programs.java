package cn.fingertip.embedded;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the programs of PostgreSQL are unpacked once for every copy and test run of this user. */
final class Programs {

    private Programs() {}

    /** @return a folder of this user alone, or of this user's share of the temporary one when there is no home */
    static Path folder() {
        var home = Path.of(System.getProperty("user.home"));
        return Files.isWritable(home)
                ? home.resolve(".m2").resolve("fingertip").resolve("postgres")
                : Path.of(System.getProperty("java.io.tmpdir"), "fingertip-" + System.getProperty("user.name"));
    }
}
