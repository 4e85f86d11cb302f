package cn.fingertip.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** What every copy and test run of this user shares; nobody else may write there, as programs are run from it. */
final class UserFolder {

    private UserFolder() {}

    /** @return a folder beside the user's Maven repository, or in the temporary folder for a user without a home */
    static Path path() throws IOException {
        var home = Path.of(System.getProperty("user.home"));
        var parent = Files.isWritable(home)
                ? Files.createDirectories(home.resolve(".m2").resolve("fingertip"))
                : Path.of(System.getProperty("java.io.tmpdir"));
        var folder = parent.resolve("servers-" + System.getProperty("user.name"));
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        if (!Files.isWritable(folder)) {
            throw new IOException(folder + " belongs to another user");
        }
        return folder;
    }
}
