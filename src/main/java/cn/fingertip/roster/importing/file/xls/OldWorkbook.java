package cn.fingertip.roster.importing.file.xls;

import cn.fingertip.roster.importing.file.FileLimits;
import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.RefusedFile;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.DimensionsRecord;
import org.apache.poi.hssf.record.FilePassRecord;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.util.LittleEndian;

/** The container in which programs up to 2003 kept any document; a legacy workbook is one of the kinds. */
final class OldWorkbook implements Closeable {
    /** The format ends at 65,536 rows a sheet; a file of this size holds ten such sheets. */
    private static final int MOST_BYTES = 32 << 20;

    /** Memory that one shared text takes when the library holds it, beside its characters. */
    private static final int BYTES_A_TEXT = 200;

    private static final int MOST_ROWS = 1 << 16;
    private static final int END_OF_SUBSTREAM = 0x0A;
    private static final int CONTINUED = 0x3C;

    private final POIFSFileSystem container;

    /** @throws RefusedFile where it is no workbook, or one that must not be opened; it says which */
    OldWorkbook(byte[] content) throws IOException {
        if (content.length > MOST_BYTES) {
            throw new RefusedFile(Fault.FILE_TOO_BIG, MOST_BYTES >> 20);
        }
        container = new POIFSFileSystem(new ByteArrayInputStream(content));
        DirectoryNode root = container.getRoot();
        if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
            throw new RefusedFile(Fault.FILE_ENCRYPTED);
        }
        if (!root.hasEntryCaseInsensitive("Workbook")) {
            throw new RefusedFile(
                    root.hasEntryCaseInsensitive("Book") ? Fault.FILE_XLS_TOO_OLD : Fault.FILE_NOT_SPREADSHEET);
        }
        if (root.hasEntryCaseInsensitive("_VBA_PROJECT_CUR")) {
            throw new RefusedFile(Fault.FILE_MACROS);
        }
    }

    InputStream records() throws IOException {
        return container.createDocumentInputStream("Workbook");
    }

    /**
     * Looks over the heads of the records before any is made: the library believes a table of texts that says it has two
     * thousand million.
     *
     * @throws RefusedFile where the workbook is under a password, or has more texts than memory is meant for
     */
    void check(FileLimits limits) throws IOException {
        try (InputStream in = records()) {
            byte[] head = new byte[LittleEndian.INT_SIZE];
            long texts = 0;
            long claimed = 0;
            boolean inTexts = false;
            while (in.readNBytes(head, 0, head.length) == head.length) {
                int kind = LittleEndian.getUShort(head, 0);
                int length = LittleEndian.getUShort(head, 2);
                byte[] body = in.readNBytes(length);
                if (kind == FilePassRecord.sid) {
                    throw new RefusedFile(Fault.FILE_ENCRYPTED);
                }
                if (kind == SSTRecord.sid && length >= 8) {
                    claimed = LittleEndian.getUInt(body, 4);
                }
                inTexts = kind == SSTRecord.sid || inTexts && kind == CONTINUED;
                texts += inTexts ? length : 0;
                if (kind == END_OF_SUBSTREAM) {
                    break;
                }
            }
            // The shortest text takes three bytes.
            if (claimed > texts / 3 + 1) {
                throw new RefusedFile(Fault.FILE_DAMAGED);
            }
            long most = limits.maxTexts().asLongValue();
            if (claimed * BYTES_A_TEXT + texts > most) {
                throw new RefusedFile(Fault.FILE_TOO_BIG, most >> 20);
            }
        }
    }

    /** @return how many rows its sheets say that they have, 0 where they do not */
    int rows() throws IOException {
        int rows = 0;
        int depth = 0;
        boolean table = false;
        try (InputStream in = records()) {
            byte[] head = new byte[LittleEndian.INT_SIZE];
            byte[] body = new byte[LittleEndian.LONG_SIZE];
            while (in.readNBytes(head, 0, head.length) == head.length) {
                int kind = LittleEndian.getUShort(head, 0);
                int length = LittleEndian.getUShort(head, 2);
                int read = in.readNBytes(body, 0, Math.min(length, body.length));
                in.skip(length - read);
                if (kind == BOFRecord.sid && ++depth == 1) {
                    table = read >= 4 && LittleEndian.getUShort(body, 2) == BOFRecord.TYPE_WORKSHEET;
                } else if (kind == END_OF_SUBSTREAM) {
                    depth--;
                } else if (kind == DimensionsRecord.sid && table && depth == 1 && read == body.length) {
                    rows += Math.clamp(LittleEndian.getInt(body, 4), 0, MOST_ROWS);
                }
            }
        }
        return rows;
    }

    @Override
    public void close() throws IOException {
        container.close();
    }
}
