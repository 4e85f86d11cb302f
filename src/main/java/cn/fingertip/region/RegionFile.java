package cn.fingertip.region;

import cn.fingertip.kernel.CsvTable;
import cn.fingertip.kernel.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** One county as a file: a header {@code code,name,level,parent} and a row a region, from the province down. */
final class RegionFile {
    private static final List<String> HEADER = List.of("code", "name", "level", "parent");
    private static final int MOST_ROWS = 20_000;
    private static final Pattern CODE = Pattern.compile("[0-9]{2,12}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final Map<String, RegionName> regions = new LinkedHashMap<>();
    private final List<Problem.Violation> problems = new ArrayList<>();

    private RegionFile() {}

    /**
     * @return the regions of one county and those above it, in the order of the file
     * @throws Problem 422 {@code region-file-invalid}, naming each wrong line
     */
    static Collection<RegionName> read(byte[] file) {
        CsvTable table = CsvTable.read(file, HEADER, MOST_ROWS);
        RegionFile reading = new RegionFile();
        reading.problems.addAll(table.problems());
        table.rows().forEach(reading::row);
        table.rows().forEach(reading::parentIsThere);
        if (reading.problems.isEmpty()) {
            reading.oneCounty();
        }
        if (!reading.problems.isEmpty()) {
            throw Problem.rule("region-file-invalid", "行政区划文件有误", "文件有错误,一条也没有载入。请按指出的行改正后重新上传。", reading.problems);
        }
        return reading.regions.values();
    }

    /** @return the county of a file that was read */
    static RegionName county(Collection<RegionName> regions) {
        return regions.stream()
                .filter(region -> region.level() == Level.COUNTY)
                .findFirst()
                .orElseThrow();
    }

    private void row(CsvTable.Row row) {
        String code = row.cells().get(0);
        String name = row.cells().get(1);
        Optional<Level> level = Level.ofWire(row.cells().get(2));
        if (!CODE.matcher(code).matches()) {
            problems.add(row.wrong("code-invalid", "代码应为 2、4、6、9 或 12 位数字"));
        } else if (level.isEmpty()) {
            problems.add(row.wrong("level-invalid", "级别只能是 province、prefecture、county、township 或 village"));
        } else if (code.length() != level.get().digits()) {
            problems.add(row.wrong(
                    "code-length",
                    level.get().wire() + " 的代码应为 " + level.get().digits() + " 位,实为 " + code.length() + " 位"));
        } else if (name.isEmpty()
                || name.length() > 100
                || CONTROL.matcher(name).find()) {
            problems.add(row.wrong("name-invalid", "请写明名称,不超过100个字"));
        } else if (regions.containsKey(code)) {
            problems.add(row.wrong("code-twice", "代码 " + code + " 在文件里出现了两次"));
        } else {
            String parent = row.cells().get(3).isEmpty() ? null : row.cells().get(3);
            regions.put(code, new RegionName(code, name, level.get(), parent));
        }
    }

    private void parentIsThere(CsvTable.Row row) {
        RegionName region = regions.get(row.cells().get(0));
        if (region == null) {
            return;
        }
        Optional<Level> above = region.level().above();
        if (above.isEmpty()) {
            if (region.parent() != null) {
                problems.add(row.wrong("parent-invalid", "省级没有上级,上级代码应留空"));
            }
            return;
        }
        String expected = region.code().substring(0, above.get().digits());
        if (!expected.equals(region.parent())) {
            problems.add(row.wrong("parent-invalid", "上级代码应为 " + expected));
        } else if (!regions.containsKey(expected)) {
            problems.add(row.wrong("parent-missing", "文件里没有上级 " + expected + " 这一行"));
        }
    }

    private void oneCounty() {
        long counties = regions.values().stream()
                .filter(region -> region.level() == Level.COUNTY)
                .count();
        if (counties != 1) {
            problems.add(new Problem.Violation("file", "one-county", "一个文件应当正好是一个县,实有 " + counties + " 个"));
        }
    }
}
