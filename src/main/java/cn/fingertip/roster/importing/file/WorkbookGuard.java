package cn.fingertip.roster.importing.file;

import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.RefusedFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Looks at a workbook before it is parsed: unpacks it once to nowhere, with the same library the parser uses, so that a
 * bomb is found by what it unpacks to and not by what it claims.
 */
final class WorkbookGuard {
    private static final int MOST_PARTS = 2000;

    private final FileLimits limits;
    private long unpacked;

    WorkbookGuard(FileLimits limits) {
        this.limits = limits;
    }

    /** @throws RefusedFile where it is no workbook, or one that must not be opened */
    void check(byte[] content) {
        boolean workbook = false;
        boolean macros = false;
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                .get()) {
            int parts = 0;
            for (Enumeration<ZipArchiveEntry> entries = zip.getEntries(); entries.hasMoreElements(); ) {
                ZipArchiveEntry entry = entries.nextElement();
                if (++parts > MOST_PARTS || !zip.canReadEntryData(entry)) {
                    throw new RefusedFile(
                            entry.getGeneralPurposeBit().usesEncryption() ? Fault.FILE_ENCRYPTED : Fault.FILE_DAMAGED);
                }
                String name = entry.getName();
                workbook |= name.matches("(?i)/?xl/workbook[^/]*\\.xml");
                macros |= name.matches("(?i).*vbaProject\\.bin");
                unpack(zip, entry);
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw new RefusedFile(Fault.FILE_DAMAGED);
        }
        if (!workbook) {
            throw new RefusedFile(Fault.FILE_NOT_SPREADSHEET);
        }
        if (macros) {
            throw new RefusedFile(Fault.FILE_MACROS);
        }
    }

    private void unpack(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        boolean texts = entry.getName().matches("(?i).*sharedStrings[^/]*\\.xml");
        boolean sheet = entry.getName().matches("(?i)/?xl/worksheets/.*\\.xml");
        AddressScan addresses = new AddressScan();
        long size = 0;
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                unpacked += read;
                if (unpacked > limits.maxUnpacked().asLongValue()
                        || texts && size > limits.maxTexts().asLongValue()) {
                    long most = texts
                            ? limits.maxTexts().asLongValue()
                            : limits.maxUnpacked().asLongValue();
                    throw new RefusedFile(Fault.FILE_TOO_BIG, most / 1024 / 1024);
                }
                if (sheet && addresses.tooFarRight(buffer, read)) {
                    throw new RefusedFile(Fault.FILE_TOO_MANY_COLUMNS, limits.maxColumns());
                }
            }
        }
    }
}
