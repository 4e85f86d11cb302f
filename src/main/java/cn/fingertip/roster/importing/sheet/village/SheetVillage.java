package cn.fingertip.roster.importing.sheet.village;

import cn.fingertip.roster.importing.file.SheetRow;
import cn.fingertip.roster.importing.sheet.header.Columns;
import cn.fingertip.roster.importing.sheet.header.Field;
import cn.fingertip.roster.importing.sheet.header.Recognised.VillageSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which village the lines of one sheet belong to, and how that is known. */
public final class SheetVillage {
    /** Titles between the lines of one sheet; more are no pages. */
    private static final int MOST_NOTES = 5000;

    private final VillageNames villages;
    private final String sheetName;
    private VillageSource source;
    private String code;
    private String doubt;
    private String other;
    private boolean otherTold;
    private int notes;
    private String lastPlace;
    private String lastVillage;

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
            Stream.concat(titles.stream(), Stream.of(sheetName)).forEach(this::unlike);
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

    /**
     * The first line is met: by now a title above it has told the village, or its group or its address tells it.
     *
     * @return whether lines have a village
     */
    public boolean settles(SheetRow line, Columns columns) {
        if (source == null && ofLine(line, columns) != null) {
            source = VillageSource.COLUMN;
        }
        return source != null;
    }

    /** @return 12 digits, null where a column says it, or nothing does */
    public String of(SheetRow line, Columns columns) {
        return code != null || source != VillageSource.COLUMN || columns.has(Field.VILLAGE)
                ? code
                : ofLine(line, columns);
    }

    private String ofLine(SheetRow line, Columns columns) {
        String group = within(columns.text(line, Field.GROUP));
        return group == null ? within(columns.text(line, Field.ADDRESS)) : group;
    }

    /** Neighbours stand below each other. */
    private String within(String place) {
        if (place.isEmpty()) {
            return null;
        }
        if (!place.equals(lastPlace)) {
            lastPlace = place;
            lastVillage = villages.within(place).orElse(null);
        }
        return lastVillage;
    }

    /** @return where the lines' village comes from, null where nothing says */
    public VillageSource source() {
        return source;
    }

    /** @return the sheet's name, where the title names another village */
    public Optional<String> doubt() {
        return Optional.ofNullable(doubt);
    }

    /** @return what names another village than the lines are taken for, told once */
    public Optional<String> other() {
        Optional<String> told = otherTold ? Optional.empty() : Optional.ofNullable(other);
        otherTold |= told.isPresent();
        return told;
    }

    /** The roster is one village's, or the sheet's name says so, and here stands another's name. */
    private void unlike(String text) {
        boolean unlike = source == VillageSource.ROSTER_REGION
                ? villages.other(text)
                : villages.within(text).filter(village -> !village.equals(code)).isPresent();
        other = other == null && unlike ? text.strip() : other;
    }

    /**
     * A sheet may have a page for each village, with a title each, or a row with the village's name over its lines: the
     * lines below are the next village's.
     */
    public void note(SheetRow row) {
        if (source == VillageSource.COLUMN || ++notes > MOST_NOTES) {
            return;
        }
        boolean mayTell = source == VillageSource.TITLE || source == null;
        for (int column = 0; column < row.width(); column++) {
            if (!row.blank(column) && !mayTell) {
                unlike(row.text(column));
            } else if (!row.blank(column)) {
                villages.within(row.text(column)).ifPresent(village -> {
                    code = village;
                    source = VillageSource.TITLE;
                });
            }
        }
    }
}
