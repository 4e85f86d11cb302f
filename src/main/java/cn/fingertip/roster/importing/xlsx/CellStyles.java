package cn.fingertip.roster.importing.xlsx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which of a workbook's styles show a number as a date. */
final class CellStyles {
    /** No spreadsheet program writes more. */
    private static final int MOST = 65_536;

    private static final byte[] NONE = {};

    private CellStyles() {}

    /** @return of each style, by its number, the {@link DateForm}; empty where none is a date */
    static byte[] read(XmlScan xml) throws IOException {
        Map<Integer, DateForm> own = new HashMap<>();
        List<DateForm> styles = new ArrayList<>();
        boolean ofCells = false;
        for (XmlScan.Token token = xml.next(); token != XmlScan.Token.EOF; token = xml.next()) {
            if (token == XmlScan.Token.TEXT) {
                continue;
            }
            if (xml.is("cellXfs")) {
                ofCells = token == XmlScan.Token.START;
            } else if (token == XmlScan.Token.START && xml.is("numFmt") && own.size() < MOST) {
                String code = xml.attribute("formatCode");
                own.put(format(xml), code == null ? DateForm.NONE : DateForm.of(code));
            } else if (token == XmlScan.Token.START && ofCells && xml.is("xf") && styles.size() < MOST) {
                int format = format(xml);
                DateForm form = own.get(format);
                styles.add(form == null ? DateForm.of(format) : form);
            }
        }
        return packed(styles);
    }

    private static int format(XmlScan xml) throws IOException {
        return xml.attribute("numFmtId", CellValue::natural);
    }

    private static byte[] packed(List<DateForm> styles) {
        if (styles.stream().allMatch(form -> form == DateForm.NONE)) {
            return NONE;
        }
        byte[] packed = new byte[styles.size()];
        for (int i = 0; i < packed.length; i++) {
            packed[i] = (byte) styles.get(i).ordinal();
        }
        return packed;
    }
}
