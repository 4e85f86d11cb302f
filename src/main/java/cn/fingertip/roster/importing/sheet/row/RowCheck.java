package cn.fingertip.roster.importing.sheet.row;

import cn.fingertip.kernel.IdNumber;
import cn.fingertip.kernel.NameFold;
import cn.fingertip.kernel.personal.PersonalConditions;
import cn.fingertip.roster.importing.file.SheetRow;
import cn.fingertip.roster.importing.file.SheetRow.Kind;
import cn.fingertip.roster.importing.finding.Fault;
import cn.fingertip.roster.importing.finding.Findings;
import cn.fingertip.roster.importing.sheet.cell.Digits;
import cn.fingertip.roster.importing.sheet.cell.Names;
import cn.fingertip.roster.importing.sheet.header.Columns;
import cn.fingertip.roster.importing.sheet.header.Field;
import cn.fingertip.roster.importing.sheet.village.VillageNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks one row and makes a line of it. Everything wrong with a row is said at once. */
public final class RowCheck {
    private static final int LONGEST_GROUP = 50;
    private static final int LONGEST_HOUSEHOLD = 100;
    private static final int LONGEST_HEAD = 100;

    private final VillageNames villages;
    private final Indexes indexes;
    private final AmountCheck amounts;
    private final Repeats repeats = new Repeats();
    private final Findings findings;
    private final List<String> sheets = new ArrayList<>();

    /** @param findings takes what is wrong with a row, whether the row is taken or not */
    public RowCheck(VillageNames villages, Indexes indexes, AmountCheck amounts, Findings findings) {
        this.villages = villages;
        this.indexes = indexes;
        this.amounts = amounts;
        this.findings = findings;
    }

    /** @param name of the sheet whose rows follow, null in a text file */
    public void sheet(String name) {
        sheets.add(name);
    }

    /**
     * @param fallbackVillage for sheets without a village column, else null
     * @return empty where the row is refused; the reasons are then among the findings
     */
    public Optional<Line> check(String sheet, SheetRow row, Columns columns, String fallbackVillage) {
        RowFaults faults = new RowFaults(findings, sheet, row, columns);
        String village = village(row, columns, faults, fallbackVillage);
        String group = group(row, columns, faults);
        String name = columns.text(row, Field.NAME);
        Names.faultOf(name).ifPresent(fault -> faults.add(Field.NAME, fault));
        String id = id(row, columns, faults);
        String card = card(row, columns, faults);
        AmountCheck.Checked numbers = amounts.check(row, columns, faults);
        if (faults.any()) {
            return Optional.empty();
        }
        String household = household(row, columns);
        Line line = new Line(
                row.number(),
                village,
                group,
                name,
                NameFold.fold(name),
                numbers.quantity(),
                numbers.standard(),
                numbers.amountFen(),
                id,
                indexes.id(id),
                card,
                card == null ? null : indexes.card(card),
                household,
                household == null ? head(row, columns) : null);
        return repeated(line, row, columns, faults) ? Optional.empty() : Optional.of(line);
    }

    private boolean repeated(Line line, SheetRow row, Columns columns, RowFaults faults) {
        String crop = Months.plain(columns.text(row, Field.CROP));
        int now = sheets.size() - 1;
        Repeats.Earlier earlier = repeats.earlier(line, now, crop).orElse(null);
        if (earlier == null) {
            return false;
        }
        String where = onSheet(earlier.place(), now);
        if (earlier.samePayment()) {
            faults.addRow(Fault.ROW_REPEATED, where, earlier.place().row());
            return true;
        }
        Fault fault = earlier.sameName() ? Fault.PERSON_AGAIN : Fault.PERSON_TWO_NAMES;
        faults.warn(Field.ID, fault, where, earlier.place().row());
        return false;
    }

    /** @return nothing for the sheet that the clerk is told of anyway */
    private String onSheet(Repeats.Place place, int now) {
        return place.sheet() == now ? "" : "工作表“" + sheets.get(place.sheet()) + "”";
    }

    private String village(SheetRow row, Columns columns, RowFaults faults, String fallback) {
        if (!columns.has(Field.VILLAGE)) {
            if (fallback == null) {
                unplaced(row, columns, faults);
            }
            return fallback;
        }
        String written = columns.text(row, Field.VILLAGE);
        if (written.isEmpty()) {
            faults.add(Field.VILLAGE, Fault.VILLAGE_MISSING);
            return null;
        }
        String township = columns.text(row, Field.TOWNSHIP);
        Optional<String> village = villages.find(township, written);
        if (village.isEmpty()) {
            faults.add(Field.VILLAGE, Fault.VILLAGE_UNKNOWN, Digits.masked(township + written));
        }
        return village.orElse(null);
    }

    /** The village stands in no column of its own; an address is not repeated in what is kept of a row's problems. */
    private static void unplaced(SheetRow row, Columns columns, RowFaults faults) {
        String group = columns.text(row, Field.GROUP);
        if (group.isEmpty()) {
            faults.add(columns.has(Field.GROUP) ? Field.GROUP : Field.ADDRESS, Fault.VILLAGE_MISSING);
        } else {
            faults.add(Field.GROUP, Fault.VILLAGE_UNKNOWN, Digits.masked(group));
        }
    }

    /** @return what tells a household for certain: its own number, else its head's ID number */
    private static String household(SheetRow row, Columns columns) {
        String number = columns.has(Field.HOUSEHOLD) ? Digits.printable(columns.text(row, Field.HOUSEHOLD)) : "";
        if (!number.isEmpty()) {
            return number.substring(0, Math.min(number.length(), LONGEST_HOUSEHOLD));
        }
        return columns.has(Field.HEAD_ID)
                ? IdNumber.normalize(columns.text(row, Field.HEAD_ID)).orElse(null)
                : null;
    }

    private static String head(SheetRow row, Columns columns) {
        String head =
                columns.has(Field.HEAD_NAME) ? NameFold.fold(Digits.printable(columns.text(row, Field.HEAD_NAME))) : "";
        return head.isEmpty() || head.length() > LONGEST_HEAD ? null : head;
    }

    private static String group(SheetRow row, Columns columns, RowFaults faults) {
        String group = columns.text(row, Field.GROUP);
        if (group.length() > LONGEST_GROUP || !Names.plain(group)) {
            faults.add(Field.GROUP, Fault.GROUP_INVALID);
        } else if (PersonalConditions.inGroup(group)) {
            faults.add(Field.GROUP, Fault.GROUP_CONDITION);
        }
        return group.isEmpty() ? null : group;
    }

    private static String id(SheetRow row, Columns columns, RowFaults faults) {
        String written = columns.text(row, Field.ID);
        Optional<String> id = IdNumber.normalize(written);
        if (written.isEmpty()) {
            faults.add(Field.ID, Fault.ID_MISSING);
        } else if (columns.kind(row, Field.ID) != Kind.TEXT || Digits.exponent(written)) {
            faults.add(Field.ID, Fault.ID_NUMERIC);
        } else if (id.isEmpty()) {
            int length = IdNumber.plain(written).length();
            faults.add(Field.ID, length == 18 || length == 15 ? Fault.ID_CHECKSUM : Fault.ID_LENGTH);
        }
        return id.orElse(null);
    }

    private static String card(SheetRow row, Columns columns, RowFaults faults) {
        if (!columns.has(Field.CARD)) {
            return null;
        }
        String written = columns.text(row, Field.CARD);
        Optional<String> card = Accounts.normalize(written);
        if (written.isEmpty()) {
            faults.add(Field.CARD, Fault.CARD_MISSING);
        } else if (columns.kind(row, Field.CARD) != Kind.TEXT || Digits.exponent(written)) {
            faults.add(Field.CARD, Fault.CARD_NUMERIC);
        } else if (card.isEmpty()) {
            faults.add(Field.CARD, Fault.CARD_INVALID);
        }
        return card.orElse(null);
    }
}
