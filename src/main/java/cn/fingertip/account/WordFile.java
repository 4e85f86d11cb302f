package cn.fingertip.account;

import cn.fingertip.kernel.CsvTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads what accounts say out of a file: the site's own where it has one, otherwise the bundled one. */
final class WordFile {
    private static final int MOST_ROWS = 500;

    private WordFile() {}

    /**
     * @param folder of the site's own files
     * @throws IllegalStateException where the file is not such a table, naming its first fault
     */
    static List<CsvTable.Row> read(Optional<Path> folder, String name, List<String> header) {
        CsvTable table = CsvTable.read(bytes(folder, name), header, MOST_ROWS);
        if (!table.problems().isEmpty()) {
            throw new IllegalStateException(
                    name + ": " + table.problems().getFirst().message());
        }
        return table.rows();
    }

    private static byte[] bytes(Optional<Path> folder, String name) {
        Optional<Path> own = folder.map(path -> path.resolve(name)).filter(Files::isRegularFile);
        try (InputStream file = own.isPresent()
                ? Files.newInputStream(own.get())
                : WordFile.class.getResourceAsStream("/account/" + name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
