package cn.fingertip.roster.importing.xlsx;

import java.io.IOException;

/** Makes rows of the XML of one sheet. */
final class SheetScan {
    private static final int MOST_ROWS = 1 << 20;
    private static final int MOST_COLUMNS = 1 << 14;

    private final XmlScan xml;
    private final SharedTexts texts;
    private final CellDates dates;
    private final int columns;
    private final Workbook.Rows rows;

    private CellRow row;
    private int number;
    private int width = 16;
    private int column;
    private char type;
    private boolean formula;
    private int style;
    private final XmlText value = new XmlText();

    /** @param columns in which something may stand */
    SheetScan(XmlScan xml, SharedTexts texts, CellDates dates, int columns, Workbook.Rows rows) {
        this.xml = xml;
        this.texts = texts;
        this.dates = dates;
        this.columns = columns;
        this.rows = rows;
    }

    void read() throws IOException {
        boolean wanted = false;
        for (XmlScan.Token token = xml.next(); token != XmlScan.Token.EOF; token = xml.next()) {
            switch (token) {
                case START -> wanted = start();
                case END -> {
                    wanted = false;
                    end();
                }
                case TEXT -> {
                    if (wanted) {
                        xml.textTo(value);
                    }
                }
                case EOF -> {
                    return;
                }
            }
        }
        if (row != null) {
            throw new BrokenWorkbookException("cut off");
        }
    }

    /** @return whether the text that follows is a value */
    private boolean start() throws IOException {
        switch (xml.initial()) {
            case 'c' -> {
                if (xml.is("c")) {
                    cell();
                } else if (xml.is("col")) {
                    hiddenColumns();
                }
            }
            case 'v' -> {
                return row != null && xml.is("v");
            }
            case 't' -> {
                return row != null && xml.is("t");
            }
            case 'f' -> formula |= xml.is("f");
            case 'r' -> {
                if (xml.is("row")) {
                    row();
                } else if (xml.is("rPh")) {
                    xml.skip();
                }
            }
            default -> {
                // how it looks
            }
        }
        return false;
    }

    private void end() throws IOException {
        if (row == null) {
            return;
        }
        if (xml.is("c")) {
            if (value.length() > 0) {
                keep();
            } else if (formula && type == 'n') {
                // A formula whose result is an empty text says so by its type; this one was written by a program that
                // leaves reckoning to the next.
                set(CellRow.Kind.BROKEN, CellRow.NOT_RECKONED);
            }
        } else if (xml.is("row")) {
            width = Math.max(row.width(), 4);
            rows.row(row);
            row = null;
        }
    }

    private void row() throws IOException {
        int given = xml.attribute("r", CellValue::natural);
        int next = given > 0 ? given : number + 1;
        if (next <= number || next > MOST_ROWS) {
            throw new BrokenWorkbookException("a row out of order or past the last");
        }
        number = next;
        row = new CellRow(number, CellValue.yes(xml, "hidden"), width);
        column = -1;
    }

    private void cell() throws IOException {
        int given = xml.attribute("r", CellValue::column);
        column = given >= 0 ? given : column + 1;
        int kind = xml.attribute("t", CellValue::type);
        type = kind < 0 ? 'n' : (char) kind;
        style = type == 'n' && dates.any() ? xml.attribute("s", CellValue::natural) : -1;
        formula = false;
        value.clear();
    }

    private void set(CellRow.Kind kind, String text) throws IOException {
        if (column >= columns) {
            throw new WorkbookLimitException(WorkbookLimitException.Limit.COLUMNS);
        }
        row.set(column, kind, text);
    }

    private void keep() throws IOException {
        switch (type) {
            case 's' -> text(texts.get(CellValue.natural(value.bytes(), 0, value.length())));
            case 'n' -> number();
            case 'e' -> set(CellRow.Kind.BROKEN, value.toString());
            case 'b' -> text(value.bytes()[0] == '1' ? "TRUE" : "FALSE");
            default -> {
                value.unescape();
                text(value.toString());
            }
        }
    }

    private void number() throws IOException {
        String shown = CellValue.number(value.bytes(), value.length());
        String date = style < 0 || shown == null ? null : dates.of(style, shown);
        if (date != null) {
            set(CellRow.Kind.DATE, date);
        } else {
            set(shown == null ? CellRow.Kind.BROKEN : CellRow.Kind.NUMBER, shown);
        }
    }

    private void text(String text) throws IOException {
        if (text.isEmpty()) {
            return;
        }
        boolean broken = formula && text.charAt(0) == '#';
        set(broken ? CellRow.Kind.BROKEN : CellRow.Kind.TEXT, text);
    }

    private void hiddenColumns() throws IOException {
        if (CellValue.yes(xml, "hidden")) {
            int first = xml.attribute("min", CellValue::natural);
            int last = xml.attribute("max", CellValue::natural);
            if (first >= 1 && last >= first) {
                rows.hiddenColumns(first - 1, Math.min(last, MOST_COLUMNS) - 1);
            }
        }
    }
}
