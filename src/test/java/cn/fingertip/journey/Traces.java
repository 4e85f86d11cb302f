package cn.fingertip.journey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Texts that must stand nowhere, in the forms in which programs keep them: plain, hex, base64 and unkeyed hashes. */
final class Traces {
    private static final Base64.Encoder[] BASES = {
        Base64.getEncoder().withoutPadding(), Base64.getUrlEncoder().withoutPadding()
    };
    private static final List<String> HASHES = List.of("MD5", "SHA-1", "SHA-256");

    /** What is looked for, byte by byte, and what that is. */
    private final Map<String, String> forms = new LinkedHashMap<>();

    /** @param name what the text is, for whoever reads that it was found */
    Traces plant(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(name, bytes);
        for (String hash : HASHES) {
            try {
                add(hash + " of " + name, MessageDigest.getInstance(hash).digest(bytes));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has it", e);
            }
        }
        return this;
    }

    /** As {@link #plant}, but a hash of it may be kept. */
    Traces plantWhole(String name, String text) {
        add(name, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    private void add(String name, byte[] bytes) {
        forms.put(new String(bytes, StandardCharsets.ISO_8859_1), name);
        forms.put(HexFormat.of().formatHex(bytes), name + " in hex");
        for (Base64.Encoder base : BASES) {
            forms.put(base.encodeToString(bytes), name + " in base64");
        }
    }

    /** @return names of those that stand in it */
    Set<String> in(byte[] content) {
        return inLatin(new String(content, StandardCharsets.ISO_8859_1));
    }

    Set<String> in(String text) {
        return in(text.getBytes(StandardCharsets.UTF_8));
    }

    private Set<String> inLatin(String content) {
        Set<String> found = new TreeSet<>();
        forms.forEach((form, name) -> {
            if (content.contains(form)) {
                found.add(name);
            }
        });
        return found;
    }

    /**
     * @param since older files are left out
     * @return what stands in which file, its name included
     */
    Map<String, Set<String>> inFiles(Path folder, FileTime since) throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            try {
                if (Files.getLastModifiedTime(file).compareTo(since) >= 0) {
                    Set<String> here = in(Files.readAllBytes(file));
                    here.addAll(in(file.toString()));
                    if (!here.isEmpty()) {
                        found.put(folder.relativize(file).toString(), here);
                    }
                }
            } catch (NoSuchFileException removed) {
                // the journal goes on meanwhile
            }
        }
        return found;
    }

    /** @return what stands in which table, bytes looked at as bytes */
    Map<String, Set<String>> inTables(Connection database) throws SQLException {
        Map<String, Set<String>> found = new TreeMap<>();
        for (String table : tables(database)) {
            try (Statement statement = database.createStatement();
                    ResultSet row = statement.executeQuery("SELECT t::text FROM " + table + " t")) {
                while (row.next()) {
                    Set<String> here = in(row.getString(1));
                    if (!here.isEmpty()) {
                        found.computeIfAbsent(table, any -> new TreeSet<>()).addAll(here);
                    }
                }
            }
        }
        return found;
    }

    private static List<String> tables(Connection database) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT quote_ident(nspname) || '.' || quote_ident(relname)
                        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE c.relkind IN ('r', 'p', 'm') AND NOT c.relispartition
                        AND nspname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1""")) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }
}
