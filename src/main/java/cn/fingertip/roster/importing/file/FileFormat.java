package cn.fingertip.roster.importing.file;

import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.RefusedFile;
import java.nio.charset.StandardCharsets;

/** What a file is by what stands in it; names lie. */
enum FileFormat {
    WORKBOOK,
    TEXT;

    static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    /** The stream in which Office keeps a workbook under a password, as directories of that format write names. */
    private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

    private static final int LOOK_AT = 4096;

    /** @throws RefusedFile where it is nothing an import can read; it says what to do */
    static FileFormat of(byte[] content) {
        if (content.length == 0) {
            throw new RefusedFile(Fault.FILE_EMPTY);
        }
        if (startsWith(content, ZIP)) {
            return WORKBOOK;
        }
        if (startsWith(content, OLE)) {
            throw new RefusedFile(contains(content, ENCRYPTED) ? Fault.FILE_ENCRYPTED : Fault.FILE_XLS);
        }
        if (!looksLikeText(content)) {
            throw new RefusedFile(Fault.FILE_NOT_SPREADSHEET);
        }
        return TEXT;
    }

    /** No byte that text never has, and no web page, XML or PDF named like a spreadsheet. */
    private static boolean looksLikeText(byte[] content) {
        int length = Math.min(content.length, LOOK_AT);
        for (int i = 0; i < length; i++) {
            int b = content[i] & 0xFF;
            if (b < 0x20 && b != '\t' && b != '\r' && b != '\n') {
                return false;
            }
        }
        String start = new String(content, 0, Math.min(length, 64), StandardCharsets.ISO_8859_1)
                .replace("\u00EF\u00BB\u00BF", "")
                .strip();
        return !start.startsWith("<") && !start.startsWith("%PDF") && !start.startsWith("MIME-Version");
    }

    private static boolean startsWith(byte[] content, byte[] start) {
        return content.length >= start.length && matches(content, 0, start);
    }

    private static boolean contains(byte[] content, byte[] part) {
        for (int i = 0; i + part.length <= content.length; i++) {
            if (matches(content, i, part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] content, int at, byte[] part) {
        for (int i = 0; i < part.length; i++) {
            if (content[at + i] != part[i]) {
                return false;
            }
        }
        return true;
    }
}
