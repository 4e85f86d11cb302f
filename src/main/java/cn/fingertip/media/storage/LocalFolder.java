package cn.fingertip.media.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** {@link Storage} in a folder: an object is a file, below a folder named by the first two characters of its key. */
final class LocalFolder implements Storage {
    private final Path root;

    LocalFolder(Path folder) {
        this.root = folder.toAbsolutePath();
    }

    @Override
    public OutputStream create(String key) throws IOException {
        Path file = path(key);
        makeFolders(file.getParent());
        return new DurableFile(
                FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), file.getParent());
    }

    @Override
    public InputStream open(String key) throws IOException {
        return Files.newInputStream(path(key));
    }

    @Override
    public SeekableByteChannel channel(String key) throws IOException {
        return FileChannel.open(path(key), StandardOpenOption.READ);
    }

    @Override
    public void delete(String key) throws IOException {
        Path target = path(key);
        if (!Files.isDirectory(target)) {
            Files.deleteIfExists(target);
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> found = Files.walk(target)) {
            deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }

    private Path path(String key) {
        return root.resolve(StorageKey.checked(key).substring(0, 2)).resolve(key);
    }

    /** A new folder is safe only once the folder around it is written out, up to the one that was there. */
    private void makeFolders(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path around = folder.getParent();
        if (!folder.equals(root)) {
            makeFolders(around);
        }
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        sync(around);
    }

    static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
