package cn.fingertip.roster.check.list;

import cn.fingertip.region.Regions;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Knows an office of a county under the names that people write for it. Only what is certain is held together: width and
 * spaces, the county's own name before it, and short names in common use, which are data ({@code check/offices.csv}).
 */
@ApplicationScoped
class OfficeNames {
    private static final Pattern NOISE = Pattern.compile("[\\s\\p{Z}\\p{P}]+|的");
    /** Province and prefecture, before a county's name. */
    private static final Pattern ABOVE = Pattern.compile("(.{2,8}(省|自治区|市))?(.{2,8}([市州盟]|地区))?");

    private static final Map<String, String> FULL = load();

    private final Regions regions;

    OfficeNames(Regions regions) {
        this.regions = regions;
    }

    /**
     * @param county six digits
     * @param written as somebody wrote it
     * @return the same text for all that surely mean the same office of this county
     */
    String name(String county, String written) {
        String plain = NOISE.matcher(Normalizer.normalize(written, Normalizer.Form.NFKC))
                .replaceAll("");
        String own = within(regions.require(county).name(), plain);
        return FULL.getOrDefault(own, own);
    }

    /** 民政局 of 江西省赣州市石城县民政局 and of 县民政局; 赣州市民政局, or 市民政局, may be another office. */
    private static String within(String county, String office) {
        int at = office.indexOf(county);
        if (at >= 0 && ABOVE.matcher(office.substring(0, at)).matches()) {
            String own = office.substring(at + county.length());
            return own.isEmpty() ? office : own;
        }
        String kind = county.substring(county.length() - 1);
        return !kind.equals("市") && office.length() > 3 && office.startsWith(kind) ? office.substring(1) : office;
    }

    private static Map<String, String> load() {
        try (InputStream in = OfficeNames.class.getResourceAsStream("/check/offices.csv");
                Reader text = new InputStreamReader(in, StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
            Map<String, String> full = new HashMap<>();
            for (NamedCsvRecord row : rows) {
                full.put(row.getField("short"), row.getField("full"));
            }
            return Map.copyOf(full);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
