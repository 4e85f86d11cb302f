package cn.fingertip.roster.importing.file;

import cn.fingertip.roster.importing.sheet.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a reader gives, kept to be looked at. */
public final class TakenRows implements RowSink {
    /** By sheet; a cell is its kind's first letter and its text, {@code T姓名}. */
    public final Map<String, List<String>> rows = new LinkedHashMap<>();

    public final Map<String, FileSheet> sheets = new LinkedHashMap<>();
    public final List<Integer> hiddenRows = new ArrayList<>();
    private List<String> current;
    public boolean ended;
    /** What the file said of itself before its first sheet, 0 where nothing. */
    public int expected;

    public static TakenRows of(byte[] content) {
        TakenRows taken = new TakenRows();
        try {
            RowReader.of(content, Limits.USUAL).read(taken);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return taken;
    }

    @Override
    public void expect(int rows) {
        expected = rows;
    }

    @Override
    public void sheet(FileSheet sheet) {
        current = new ArrayList<>();
        rows.put(sheet.name(), current);
        sheets.put(sheet.name(), sheet);
    }

    @Override
    public void row(SheetRow row) {
        StringBuilder cells = new StringBuilder().append(row.number());
        for (int column = 0; column < row.width(); column++) {
            cells.append(' ').append(row.kind(column).name().charAt(0)).append(row.text(column));
        }
        current.add(cells.toString());
        if (row.hidden()) {
            hiddenRows.add(row.number());
        }
    }

    @Override
    public void end() {
        ended = true;
    }
}
