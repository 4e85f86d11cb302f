package cn.fingertip.roster.importing.xlsx;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The zip that an {@code .xlsx} is: its parts by their names, and how much of them may be unpacked. */
final class WorkbookParts implements Closeable {
    private static final int MOST_PARTS = 2000;
    private static final String CONTENT_TYPES = "[content_types].xml";
    private static final int LONGEST_TYPES = 1 << 20;

    private final ZipFile zip;
    private final long most;
    private final Map<String, ZipArchiveEntry> parts = new HashMap<>();
    private long unpacked;
    private boolean encrypted;

    /**
     * @param file the whole file; closed with this
     * @param most bytes that may be unpacked
     * @throws BrokenWorkbookException where it is no zip that can be read
     */
    WorkbookParts(SeekableByteChannel file, long most) throws IOException {
        this.most = most;
        try {
            this.zip = ZipFile.builder().setSeekableByteChannel(file).get();
        } catch (IllegalArgumentException e) {
            throw new BrokenWorkbookException("no zip");
        }
        for (Enumeration<ZipArchiveEntry> entries = zip.getEntries(); entries.hasMoreElements(); ) {
            ZipArchiveEntry entry = entries.nextElement();
            if (parts.size() > MOST_PARTS) {
                throw new BrokenWorkbookException("too many parts");
            }
            String name = entry.getName().toLowerCase(Locale.ROOT).replace('\\', '/');
            encrypted |= entry.getGeneralPurposeBit().usesEncryption();
            parts.put(name.startsWith("/") ? name.substring(1) : name, entry);
        }
    }

    /** @return whether any part is under a password */
    boolean encrypted() {
        return encrypted;
    }

    /** @return in lower case, without a slash before them */
    Set<String> names() {
        return Collections.unmodifiableSet(parts.keySet());
    }

    boolean has(String part) {
        return part != null && parts.containsKey(part);
    }

    /** @return the part that says of what type the others are, empty where there is none */
    String contentTypes() throws IOException {
        if (!has(CONTENT_TYPES)) {
            return "";
        }
        try (PartStream in = open(CONTENT_TYPES)) {
            return new String(in.readNBytes(LONGEST_TYPES), StandardCharsets.UTF_8);
        }
    }

    /** @throws BrokenWorkbookException where there is no such part, or it cannot be unpacked */
    PartStream open(String part) throws IOException {
        ZipArchiveEntry entry = parts.get(part);
        if (entry == null || !zip.canReadEntryData(entry)) {
            throw new BrokenWorkbookException("a part is missing");
        }
        return new PartStream(zip.getInputStream(entry), entry.getCompressedSize(), this);
    }

    /** @return bytes unpacked so far */
    long unpacked() {
        return unpacked;
    }

    /** What is looked at twice is no larger: counts on from here. */
    void unpacked(long before) {
        unpacked = before;
    }

    void count(long more) throws WorkbookLimitException {
        unpacked += more;
        if (unpacked > most) {
            throw new WorkbookLimitException(WorkbookLimitException.Limit.UNPACKED);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
