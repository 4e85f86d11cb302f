package peer;

import com.alibaba.excel.context.AnalysisContext;
import com.alibaba.excel.read.listener.ReadListener;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mybatis.spring.SqlSessionTemplate;

/** The checks the product makes of a row, and a batch insert. Sealing and hashing cost what they cost the product. */
class RosterListener implements ReadListener<RosterRow> {
    private static final int BATCH = 2000;
    private static final Pattern NAME = Pattern.compile("[\\p{IsHan}·]{1,50}");
    private static final Pattern CARD = Pattern.compile("\\d{8,32}");
    private static final Pattern ID = Pattern.compile("\\d{17}[\\dX]");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private final String version;
    private final SqlSessionTemplate session;
    private final LineMapper mapper;
    private final Map<String, String> codes;
    private final Numbers numbers = new Numbers();
    private final Set<String> seen = new HashSet<>();
    private int accepted;
    private int rejected;
    private BigDecimal total = BigDecimal.ZERO;

    RosterListener(String version, SqlSessionTemplate session, Map<String, String> villages) {
        this.version = version;
        this.session = session;
        this.mapper = session.getMapper(LineMapper.class);
        this.codes = villages.entrySet().stream()
                .filter(village -> village.getKey().startsWith("360735100"))
                .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    @Override
    public void invoke(RosterRow row, AnalysisContext context) {
        if ("合计".equals(row.getNo())) {
            return;
        }
        String village = codes.get(row.getVillage());
        if (village == null || !sound(row) || !seen.add(row.getIdNumber() + village + row.getQuantity() + row.getAmount())) {
            rejected++;
            return;
        }
        accepted++;
        total = total.add(row.getAmount());
        mapper.insert(new ImportedLine(
                2025,
                version,
                accepted,
                village,
                row.getGroup(),
                row.getName(),
                row.getQuantity(),
                row.getStandard(),
                row.getAmount().movePointRight(2).longValueExact(),
                numbers.hash(row.getIdNumber()),
                numbers.seal(row.getIdNumber()),
                numbers.hash(row.getCard()),
                numbers.seal(row.getCard())));
        if (accepted % BATCH == 0) {
            session.flushStatements();
        }
    }

    @Override
    public void doAfterAllAnalysed(AnalysisContext context) {
        session.flushStatements();
    }

    int accepted() {
        return accepted;
    }

    int rejected() {
        return rejected;
    }

    String total() {
        return total.toPlainString();
    }

    private static boolean sound(RosterRow row) {
        return row.getName() != null
                && NAME.matcher(row.getName()).matches()
                && id(row.getIdNumber())
                && row.getCard() != null
                && CARD.matcher(row.getCard()).matches()
                && row.getAmount() != null
                && row.getAmount().signum() > 0
                && row.getQuantity() != null
                && row.getStandard() != null
                && row.getQuantity().multiply(row.getStandard()).setScale(2, RoundingMode.HALF_UP).compareTo(row.getAmount()) == 0;
    }

    private static boolean id(String id) {
        if (id == null || !ID.matcher(id).matches()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (id.charAt(i) - '0') * WEIGHTS[i];
        }
        try {
            LocalDate.of(
                    Integer.parseInt(id.substring(6, 10)),
                    Integer.parseInt(id.substring(10, 12)),
                    Integer.parseInt(id.substring(12, 14)));
        } catch (DateTimeException noDay) {
            return false;
        }
        return "10X98765432".charAt(sum % 11) == id.charAt(17);
    }
}
