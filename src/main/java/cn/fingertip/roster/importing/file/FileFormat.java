package cn.fingertip.roster.importing.file;

import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.RefusedFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a file is by what stands in it; names lie. */
enum FileFormat {
    WORKBOOK,
    OLD_WORKBOOK,
    TEXT;

    /** What a file of another kind begins with, and what to say of it. */
    private record Start(Fault fault, byte[] bytes) {
        static Start of(Fault fault, String latin1) {
            return new Start(fault, latin1.getBytes(StandardCharsets.ISO_8859_1));
        }

        boolean begins(byte[] content) {
            return content.length >= bytes.length && Arrays.equals(content, 0, bytes.length, bytes, 0, bytes.length);
        }
    }

    static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final Start OLE = Start.of(null, "\u00D0\u00CF\u0011\u00E0");

    private static final List<Start> OTHERS = List.of(
            Start.of(Fault.FILE_PDF, "%PDF"),
            Start.of(Fault.FILE_PICTURE, "\u0089PNG"),
            Start.of(Fault.FILE_PICTURE, "\u00FF\u00D8\u00FF"),
            Start.of(Fault.FILE_PICTURE, "GIF8"),
            Start.of(Fault.FILE_PICTURE, "BM"),
            Start.of(Fault.FILE_PICTURE, "II*\u0000"),
            Start.of(Fault.FILE_PICTURE, "MM\u0000*"),
            Start.of(Fault.FILE_ARCHIVE, "Rar!"),
            Start.of(Fault.FILE_ARCHIVE, "7z\u00BC\u00AF"),
            Start.of(Fault.FILE_ARCHIVE, "\u001F\u008B"),
            // Excel 2, 3 and 4 wrote their records with nothing around them.
            Start.of(Fault.FILE_XLS_TOO_OLD, "\t\u0000\u0004\u0000"),
            Start.of(Fault.FILE_XLS_TOO_OLD, "\t\u0002\u0006\u0000"),
            Start.of(Fault.FILE_XLS_TOO_OLD, "\t\u0004\u0006\u0000"));

    /** Characters of the beginning that tell a page or a document from a table. */
    private static final int LOOK_AT = 1024;

    /** @throws RefusedFile where it is nothing an import can read; it says what to do */
    static FileFormat of(byte[] content) {
        if (content.length == 0) {
            throw new RefusedFile(Fault.FILE_EMPTY);
        }
        if (new Start(null, ZIP).begins(content)) {
            return WORKBOOK;
        }
        if (OLE.begins(content)) {
            return OLD_WORKBOOK;
        }
        boolean text = TextEncoding.looksLikeText(content);
        if (!text) {
            OTHERS.stream().filter(start -> start.begins(content)).findFirst().ifPresent(start -> {
                throw new RefusedFile(start.fault());
            });
        }
        Optional<TextEncoding> encoding = TextEncoding.of(content);
        if (encoding.isEmpty()) {
            throw new RefusedFile(text ? Fault.ENCODING_UNKNOWN : Fault.FILE_NOT_SPREADSHEET);
        }
        document(encoding.get().beginning(content, LOOK_AT)).ifPresent(fault -> {
            throw new RefusedFile(fault);
        });
        return TEXT;
    }

    /** @return what is wrong with text that is written for a program and not as a table */
    private static Optional<Fault> document(String beginning) {
        String start = beginning.strip().toLowerCase(Locale.ROOT);
        if (start.isEmpty()) {
            return Optional.of(Fault.FILE_EMPTY);
        }
        if (start.startsWith("%pdf")) {
            return Optional.of(Fault.FILE_PDF);
        }
        if (start.startsWith("mime-version") || start.contains("content-type: multipart/related")) {
            return Optional.of(Fault.FILE_WEB_PAGE);
        }
        if (start.startsWith("{\\rtf")) {
            return Optional.of(Fault.FILE_NOT_SPREADSHEET);
        }
        if (!start.startsWith("<")) {
            return Optional.empty();
        }
        boolean page = start.contains("<html") || start.contains("<table") || start.contains("<meta");
        return Optional.of(page || !start.startsWith("<?xml") ? Fault.FILE_WEB_PAGE : Fault.FILE_XML);
    }
}
