package cn.fingertip.roster.importing.xlsx;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * An {@code .xlsx}, transitional or strict, read where it lies: only its table of texts is held in memory. Parts that
 * say nothing of the cells are never unpacked.
 */
public final class Workbook implements Closeable {
    private static final int MOST_PARTS = 2000;
    private static final String CONTENT_TYPES = "[content_types].xml";
    private static final int LONGEST_TYPES = 1 << 20;

    private final ZipFile zip;
    private final WorkbookLimits limits;
    private final Map<String, ZipArchiveEntry> parts = new HashMap<>();
    private long unpacked;
    private boolean encrypted;
    private boolean years1904;
    private String workbookPart;
    private SharedTexts texts;
    private byte[] dates = {};

    /**
     * A sheet of a workbook.
     *
     * @param hidden whether who opens the file does not see it
     */
    public record Sheet(String name, boolean hidden, String part) {}

    /** Takes the rows of a sheet, in the order of the file. */
    public interface Rows {
        void row(CellRow row) throws IOException;

        /** Columns that are not shown; told before the first row. Both count from 0 and are meant inclusive. */
        default void hiddenColumns(int first, int last) {}
    }

    /** Takes ranges of merged cells: rows from 1, columns from 0, all inclusive. */
    public interface Merged {
        void range(int firstRow, int lastRow, int firstColumn, int lastColumn);
    }

    /**
     * @param file the whole file; closed with this
     * @throws BrokenWorkbookException where it is no zip that can be read
     */
    public Workbook(SeekableByteChannel file, WorkbookLimits limits) throws IOException {
        this.limits = limits;
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
        if (!encrypted) {
            this.workbookPart = PartLinks.read(this, "").first("/officeDocument");
        }
    }

    /** @return whether any part is under a password */
    public boolean encrypted() {
        return encrypted;
    }

    /** @return the names of all parts in lower case, without a slash before them */
    public Set<String> parts() {
        return Collections.unmodifiableSet(parts.keySet());
    }

    /** @return the part that says of what type the others are, empty where there is none */
    public String contentTypes() throws IOException {
        if (!has(CONTENT_TYPES)) {
            return "";
        }
        try (PartStream in = open(CONTENT_TYPES)) {
            return new String(in.readNBytes(LONGEST_TYPES), StandardCharsets.UTF_8);
        }
    }

    /** @return whether there is a workbook inside, and not a text document, say */
    public boolean isWorkbook() {
        return workbookPart != null && parts.containsKey(workbookPart) && workbookPart.matches(".*workbook[^/]*\\.xml");
    }

    /** @return whether days count from 1904 instead of 1900; known after {@link #sheets} */
    public boolean years1904() {
        return years1904;
    }

    /** @return in the order of their tabs */
    public List<Sheet> sheets() throws IOException {
        PartLinks links = PartLinks.read(this, workbookPart);
        String shared = links.first("/sharedStrings");
        texts = new SharedTexts(limits.texts());
        if (shared != null && parts.containsKey(shared)) {
            try (PartStream in = open(shared)) {
                texts.read(new XmlScan(in));
            }
        }
        String styles = links.first("/styles");
        if (styles != null && parts.containsKey(styles)) {
            try (PartStream in = open(styles)) {
                dates = CellStyles.read(new XmlScan(in));
            }
        }
        List<Sheet> sheets = new ArrayList<>();
        try (PartStream in = open(workbookPart)) {
            XmlScan xml = new XmlScan(in);
            for (XmlScan.Token token = xml.next(); token != XmlScan.Token.EOF; token = xml.next()) {
                if (token != XmlScan.Token.START) {
                    continue;
                }
                if (xml.is("workbookPr")) {
                    years1904 = xml.attributeIs("date1904", "1") || xml.attributeIs("date1904", "true");
                } else if (xml.is("sheet")) {
                    String part = links.of(xml.attribute("id"), "/worksheet");
                    if (part != null) {
                        if (sheets.size() == limits.sheets()) {
                            throw new WorkbookLimitException(WorkbookLimitException.Limit.SHEETS);
                        }
                        boolean hidden = xml.attributeIs("state", "hidden") || xml.attributeIs("state", "veryHidden");
                        String name = xml.attribute("name");
                        sheets.add(new Sheet(name == null ? "" : name, hidden, part));
                    }
                }
            }
        }
        return sheets;
    }

    /** @return how many rows a sheet says that it has, in front of them; 0 where it does not */
    public int rows(Sheet sheet) throws IOException {
        long before = unpacked;
        int[] last = new int[1];
        try (PartStream in = open(sheet.part())) {
            XmlScan xml = new XmlScan(in);
            for (XmlScan.Token token = xml.next(); token != XmlScan.Token.EOF; token = xml.next()) {
                if (token == XmlScan.Token.START && xml.is("sheetData")) {
                    break;
                }
                if (token == XmlScan.Token.START && xml.is("dimension")) {
                    CellValue.range(xml.attribute("ref"), (_, lastRow, _, _) -> last[0] = lastRow);
                    break;
                }
            }
        }
        unpacked = before;
        return last[0];
    }

    /** Goes through a sheet once. */
    public void read(Sheet sheet, Rows rows) throws IOException {
        try (PartStream in = open(sheet.part())) {
            new SheetScan(new XmlScan(in), texts, new CellDates(dates, years1904), limits.columns(), rows).read();
        }
    }

    /** Finds the cells of a sheet that are drawn as one. They stand behind the rows: it costs a pass over the part. */
    public void merged(Sheet sheet, Merged merged) throws IOException {
        long before = unpacked;
        try (PartStream in = open(sheet.part())) {
            XmlScan xml = new XmlScan(in);
            for (XmlScan.Token token = xml.next(); token != XmlScan.Token.EOF; token = xml.next()) {
                if (token == XmlScan.Token.START && xml.is("sheetData")) {
                    xml.passTo("sheetData");
                } else if (token == XmlScan.Token.START && xml.is("mergeCell")) {
                    CellValue.range(xml.attribute("ref"), merged);
                }
            }
        }
        // Looked at twice, it is no larger.
        unpacked = before;
    }

    boolean has(String part) {
        return parts.containsKey(part);
    }

    PartStream open(String part) throws IOException {
        ZipArchiveEntry entry = parts.get(part);
        if (entry == null || !zip.canReadEntryData(entry)) {
            throw new BrokenWorkbookException("a part is missing");
        }
        return new PartStream(zip.getInputStream(entry), entry.getCompressedSize(), this);
    }

    void count(long more) throws WorkbookLimitException {
        unpacked += more;
        if (unpacked > limits.unpacked()) {
            throw new WorkbookLimitException(WorkbookLimitException.Limit.UNPACKED);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
