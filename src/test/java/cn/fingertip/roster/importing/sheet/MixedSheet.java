package cn.fingertip.roster.importing.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** One sheet as some clerk might lay it out: its rows, what is merged and hidden, and the lines that are meant. */
final class MixedSheet {
    /** A range of cells: rows and columns from 0, inclusive. */
    record Merged(int top, int left, int bottom, int right) {}

    private enum Place {
        COLUMN,
        MERGED,
        SHEET_NAME,
        TITLE,
        SECTION,
        GROUP
    }

    private enum Sums {
        NONE,
        TOP,
        END,
        ABOVE_EACH_VILLAGE,
        BELOW_GROUPS_AND_VILLAGES
    }

    private static final BigDecimal STANDARD = new BigDecimal("106.23");
    private static final Map<String, List<String>> WORDINGS = Map.of(
            "序号", List.of("序号", "编号", "序 号"),
            "姓名", List.of("姓名", "户主姓名", "户主", "领款人姓名"),
            "身份证号码", List.of("身份证号码", "公民身份号码", "身份证号码(18位)"),
            "面积", List.of("面积", "补贴面积(亩)", "面积[亩]", "面积/亩", "补贴面积①"),
            "标准", List.of("标准", "补贴标准(元/亩)", "标准/元", "补贴标准②"),
            "银行账号", List.of("银行账号", "一卡通账号", "社保卡号"));
    private static final List<String> YUAN = List.of("金额", "补贴金额(元)", "金额〔元〕", "补贴金额③=①×②", "应发补贴");
    private static final List<String> TEN_THOUSANDS = List.of("金额(万元)", "补贴金额(万)", "金额/万元");

    final String name;
    final List<List<Object>> rows = new ArrayList<>();
    final List<Merged> merged = new ArrayList<>();
    final Set<Integer> hidden = new TreeSet<>();
    /** 360735100212 试甲 ID card fen, of lines that are seen. */
    final List<String> meant = new ArrayList<>();

    final boolean scaled;
    private final Random random;
    private final List<String> columns = new ArrayList<>();
    private final Place place;
    private final Sums sums;
    private final boolean hides;
    /** 金额(万元) over 中央 and 合计. */
    private final boolean unitAbove;

    private final int labelled;
    private int people;

    /** @param first number of the first person, which no other sheet has */
    MixedSheet(Random random, int number, int first) {
        this.random = random;
        this.people = first;
        this.place = any(List.of(Place.values()));
        this.sums = any(List.of(Sums.values()));
        this.hides = random.nextInt(3) == 0;
        this.scaled = random.nextBoolean();
        this.unitAbove = scaled && random.nextInt(3) == 0;
        String only = random.nextBoolean() ? "甲村" : "乙村";
        this.name = place == Place.SHEET_NAME ? only + number : "Sheet" + number;
        columns();
        this.labelled = columns.indexOf(random.nextBoolean() ? "序号" : "姓名");
        titles(only);
        header();
        lines(place == Place.SHEET_NAME || place == Place.TITLE ? List.of(only) : villages());
        rows.add(new ArrayList<>(List.of("审核人:某某")));
    }

    /** @return the number of the next person */
    int next() {
        return people;
    }

    private void columns() {
        List<String> others = new ArrayList<>(List.of("序号", "面积", "标准", "银行账号"));
        if (place == Place.COLUMN || place == Place.MERGED) {
            others.add("村");
        } else if (place == Place.GROUP) {
            others.add("村组");
        }
        others.addAll(List.of("备注", "领款人(签字)").subList(0, random.nextInt(3)));
        Collections.shuffle(others, random);
        columns.addAll(others);
        columns.addAll(random.nextInt(others.size()), List.of("姓名", "身份证号码"));
        int amount = random.nextBoolean() ? 0 : columns.size();
        columns.addAll(amount, unitAbove ? List.of("中央", "金额") : List.of("金额"));
        if (random.nextInt(3) == 0) {
            // A payee stands apart from the number, or the clerk would have to be asked.
            columns.add("收款人姓名");
        }
    }

    private void titles(String only) {
        if (random.nextBoolean()) {
            rows.add(new ArrayList<>(List.of("某镇2025年补贴发放清册")));
        }
        if (place == Place.TITLE) {
            List<Object> title = blank();
            title.set(0, "琴江镇" + only);
            title.set(random.nextBoolean() ? 1 : columns.size() - 1, "2025年11月");
            rows.add(title);
        }
    }

    private void header() {
        List<Object> names = new ArrayList<>();
        boolean toldInHeading = random.nextBoolean();
        for (String column : columns) {
            names.add(
                    column.equals("金额")
                            ? unitAbove ? "合计" : any(!scaled ? YUAN : toldInHeading ? TEN_THOUSANDS : List.of("金额"))
                            : any(WORDINGS.getOrDefault(column, List.of(column))));
        }
        if (scaled && !unitAbove && !toldInHeading) {
            rows.add(new ArrayList<>(List.of(any(List.of("单位:亩、万元", "金额单位:人民币万元", "某镇清册(万元)")))));
        }
        int pair = unitAbove ? columns.indexOf("中央") : random.nextBoolean() ? random.nextInt(columns.size() - 1) : -1;
        if (pair >= 0) {
            List<Object> lower = blank();
            lower.set(pair, names.get(pair));
            lower.set(pair + 1, names.get(pair + 1));
            names.set(pair, unitAbove ? "保障金额(万元)" : "有关情况");
            names.set(pair + 1, null);
            merged.add(new Merged(rows.size(), pair, rows.size(), pair + 1));
            rows.add(names);
            rows.add(lower);
        } else {
            rows.add(names);
        }
        if (random.nextInt(3) == 0) {
            List<Object> numbers = blank();
            for (int column = 0; column < columns.size(); column++) {
                numbers.set(column, column + 1);
            }
            rows.add(numbers);
        }
    }

    private List<String> villages() {
        return random.nextBoolean() ? List.of("甲村", "乙村") : List.of("乙村", "甲村", "丙村");
    }

    private void lines(List<String> villages) {
        int top = sums == Sums.TOP ? sum(random.nextBoolean() ? "合计" : "总计") : -1;
        int all = 0;
        for (String village : villages) {
            if (place == Place.SECTION) {
                rows.add(new ArrayList<>(List.of("琴江镇" + village)));
            }
            int above = sums == Sums.ABOVE_EACH_VILLAGE ? sum(village + "小计") : -1;
            int first = rows.size();
            int ofVillage = 0;
            for (String group : List.of("一组", "二组").subList(0, 1 + random.nextInt(2))) {
                int ofGroup = 0;
                for (int n = 1 + random.nextInt(3); n > 0; n--) {
                    ofGroup += line(village, group);
                }
                ofVillage += ofGroup;
                if (sums == Sums.BELOW_GROUPS_AND_VILLAGES && place != Place.MERGED) {
                    fill(sum(group + "小计"), ofGroup);
                }
            }
            if (place == Place.MERGED && rows.size() - first > 1) {
                merge(first, columns.indexOf("村"));
            }
            if (sums == Sums.BELOW_GROUPS_AND_VILLAGES) {
                fill(sum(village + "合计"), ofVillage);
            }
            fill(above, ofVillage);
            all += ofVillage;
        }
        fill(top, all);
        if (sums == Sums.END || sums == Sums.BELOW_GROUPS_AND_VILLAGES) {
            fill(sum("总计"), all);
        }
    }

    /** @return its quantity, nothing where nobody sees it */
    private int line(String village, String group) {
        int n = people++;
        int quantity = n % 50 + 1;
        BigDecimal amount = STANDARD.multiply(BigDecimal.valueOf(quantity));
        Map<String, Object> values = new LinkedHashMap<>(Sheets.row(n));
        values.put("村", village);
        values.put("村组", village + "上屋" + group);
        values.put("金额", inUnit(amount));
        values.put("中央", 1);
        values.put("收款人姓名", Sheets.name(n + 100_000));
        values.put("备注", random.nextBoolean() ? "2025年新增" : null);
        if (hides && random.nextInt(3) == 0) {
            hidden.add(rows.size());
        } else {
            String code = village.equals("乙村") ? "360735100212" : "360735100211";
            meant.add(String.join(
                    " ",
                    code,
                    Sheets.name(n),
                    Sheets.id(n),
                    Sheets.card(n),
                    amount.movePointRight(2).toBigInteger().toString()));
        }
        boolean seen = !hidden.contains(rows.size());
        rows.add(new ArrayList<>(columns.stream().map(values::get).toList()));
        return seen ? quantity : 0;
    }

    private int sum(String label) {
        List<Object> row = blank();
        row.set(labelled, label);
        if (columns.get(labelled).equals("姓名")) {
            row.set(columns.indexOf("身份证号码"), random.nextBoolean() ? "2户" : null);
        }
        rows.add(row);
        return rows.size() - 1;
    }

    private void fill(int row, int quantity) {
        if (row >= 0) {
            rows.get(row).set(columns.indexOf("面积"), quantity);
            rows.get(row).set(columns.indexOf("金额"), inUnit(STANDARD.multiply(BigDecimal.valueOf(quantity))));
        }
    }

    private BigDecimal inUnit(BigDecimal yuan) {
        return scaled ? yuan.movePointLeft(4) : yuan;
    }

    /** Of merged cells the first alone holds what they show. */
    private void merge(int first, int column) {
        merged.add(new Merged(first, column, rows.size() - 1, column));
        rows.subList(first + 1, rows.size()).forEach(row -> row.set(column, null));
    }

    private List<Object> blank() {
        return new ArrayList<>(Arrays.asList(new Object[columns.size()]));
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
