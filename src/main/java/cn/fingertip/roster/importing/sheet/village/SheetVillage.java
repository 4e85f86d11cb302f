package cn.fingertip.roster.importing.sheet.village;

import cn.fingertip.roster.importing.file.SheetRow;
import cn.fingertip.roster.importing.sheet.header.Columns;
import cn.fingertip.roster.importing.sheet.header.Field;
import cn.fingertip.roster.importing.sheet.header.Recognised.VillageSource;
import java.util.List;
import java.util.Optional;

/** Which village the lines of one sheet belong to, and how that is known. */
public final class SheetVillage {
    /** Titles between the lines of one sheet; more are no pages. */
    private static final int MOST_NOTES = 5000;

    private final VillageNames villages;
    private final String sheetName;
    private VillageSource source;
    private String code;
    private String doubt;
    private int notes;

    /** @param villages of the roster's region */
    public SheetVillage(VillageNames villages, String sheetName) {
        this.villages = villages;
        this.sheetName = sheetName.strip();
    }

    /** @param titles what stands above the header */
    public void choose(Columns columns, List<String> titles) {
        Optional<String> only = villages.only();
        if (columns.has(Field.VILLAGE)) {
            source = VillageSource.COLUMN;
        } else if (only.isPresent()) {
            source = VillageSource.ROSTER_REGION;
            code = only.get();
        } else {
            Optional<String> named = sheetName.isEmpty()
                    ? Optional.empty()
                    : villages.find("", sheetName).or(() -> villages.within(sheetName));
            Optional<String> titled = titles.stream()
                    .map(villages::within)
                    .flatMap(Optional::stream)
                    .findFirst();
            source = named.isPresent() ? VillageSource.SHEET_NAME : titled.isPresent() ? VillageSource.TITLE : null;
            code = named.or(() -> titled).orElse(null);
            doubt = named.isPresent() && titled.isPresent() && !named.equals(titled) ? sheetName : null;
        }
    }

    /** @return whether lines need not say it */
    public boolean known() {
        return code != null;
    }

    /** @return 12 digits, null where each line says its own */
    public String code() {
        return code;
    }

    /** @return where the lines' village comes from, null where nothing says */
    public VillageSource source() {
        return source;
    }

    /** @return the sheet's name, where the title names another village */
    public Optional<String> doubt() {
        return Optional.ofNullable(doubt);
    }

    /** A sheet may have a page for each village, with a title each: the lines below are the next village's. */
    public void note(SheetRow row) {
        if (source != VillageSource.TITLE || ++notes > MOST_NOTES) {
            return;
        }
        for (int column = 0; column < row.width(); column++) {
            if (!row.blank(column)) {
                villages.within(row.text(column)).ifPresent(village -> code = village);
            }
        }
    }
}
