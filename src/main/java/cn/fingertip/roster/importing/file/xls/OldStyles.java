package cn.fingertip.roster.importing.file.xls;

import cn.fingertip.roster.importing.xlsx.DateForm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FormatRecord;

/** Which of a legacy workbook's styles show a number as a date. */
final class OldStyles {
    private final Map<Integer, DateForm> own = new HashMap<>();
    private final List<Integer> formats = new ArrayList<>();

    void add(FormatRecord format) {
        own.put(format.getIndexCode(), DateForm.of(format.getFormatString()));
    }

    void add(ExtendedFormatRecord style) {
        formats.add((int) style.getFormatIndex());
    }

    /** @param style number of a cell's style */
    DateForm of(int style) {
        if (style < 0 || style >= formats.size()) {
            return DateForm.NONE;
        }
        int format = formats.get(style);
        DateForm form = own.get(format);
        return form == null ? DateForm.of(format) : form;
    }
}
