package cn.fingertip.roster.importing.file;

import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.RefusedFile;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** What a zip is by the names of its parts: a workbook, another document, or just files put together. */
final class PackageKind {
    private PackageKind() {}

    /**
     * @param names of all parts, in lower case, without a slash before them
     * @param contentTypes the part {@code [Content_Types].xml}, empty where there is none: a program may hide under any
     *     name, but not under any type
     * @throws RefusedFile where it is no workbook, or one that carries a program
     */
    static void check(Set<String> names, String contentTypes) {
        String types = contentTypes.toLowerCase(Locale.ROOT);
        if (any(names, name -> name.endsWith("vbaproject.bin") || name.startsWith("xl/macrosheets/"))
                || types.contains("vbaproject")
                || types.contains("macrosheet")) {
            throw new RefusedFile(Fault.FILE_MACROS);
        }
        if (any(names, name -> name.matches("xl/workbook[^/]*\\.xml"))) {
            return;
        }
        if (any(names, name -> name.matches("xl/workbook[^/]*\\.bin"))) {
            throw new RefusedFile(Fault.FILE_XLSB);
        }
        boolean document = names.contains("[content_types].xml");
        if (names.contains("mimetype") && names.contains("content.xml")) {
            throw new RefusedFile(Fault.FILE_ODS);
        }
        throw new RefusedFile(document ? Fault.FILE_NOT_SPREADSHEET : Fault.FILE_ARCHIVE);
    }

    private static boolean any(Set<String> names, Predicate<String> wanted) {
        return names.stream().anyMatch(wanted);
    }
}
