package cn.fingertip.roster.importing.xlsx;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An {@code .xlsx}, transitional or strict, read where it lies: only its table of texts is held in memory. Parts that
 * say nothing of the cells are never unpacked.
 */
public final class Workbook implements Closeable {
    private final WorkbookParts parts;
    private final WorkbookLimits limits;
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
        this.parts = new WorkbookParts(file, limits.unpacked());
        if (!parts.encrypted()) {
            this.workbookPart = PartLinks.read(parts, "").first("/officeDocument");
        }
    }

    /** @return whether any part is under a password */
    public boolean encrypted() {
        return parts.encrypted();
    }

    /** @return the names of all parts in lower case, without a slash before them */
    public Set<String> parts() {
        return parts.names();
    }

    /** @return the part that says of what type the others are, empty where there is none */
    public String contentTypes() throws IOException {
        return parts.contentTypes();
    }

    /** @return whether there is a workbook inside, and not a text document, say */
    public boolean isWorkbook() {
        return parts.has(workbookPart) && workbookPart.matches(".*workbook[^/]*\\.xml");
    }

    /** @return whether days count from 1904 instead of 1900; known after {@link #sheets} */
    public boolean years1904() {
        return years1904;
    }

    /** @return in the order of their tabs */
    public List<Sheet> sheets() throws IOException {
        PartLinks links = PartLinks.read(parts, workbookPart);
        String shared = links.first("/sharedStrings");
        texts = new SharedTexts(limits.texts());
        if (parts.has(shared)) {
            try (PartStream in = parts.open(shared)) {
                texts.read(new XmlScan(in));
            }
        }
        String styles = links.first("/styles");
        if (parts.has(styles)) {
            try (PartStream in = parts.open(styles)) {
                dates = CellStyles.read(new XmlScan(in));
            }
        }
        List<Sheet> sheets = new ArrayList<>();
        try (PartStream in = parts.open(workbookPart)) {
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
        long before = parts.unpacked();
        int[] last = new int[1];
        try (PartStream in = parts.open(sheet.part())) {
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
        parts.unpacked(before);
        return last[0];
    }

    /** Goes through a sheet once. */
    public void read(Sheet sheet, Rows rows) throws IOException {
        try (PartStream in = parts.open(sheet.part())) {
            new SheetScan(new XmlScan(in), texts, new CellDates(dates, years1904), limits.columns(), rows).read();
        }
    }

    /** Finds the cells of a sheet that are drawn as one. They stand behind the rows: it costs a pass over the part. */
    public void merged(Sheet sheet, Merged merged) throws IOException {
        long before = parts.unpacked();
        try (PartStream in = parts.open(sheet.part())) {
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
        parts.unpacked(before);
    }

    @Override
    public void close() throws IOException {
        parts.close();
    }
}
