package peer;

import java.math.BigDecimal;

public record ImportedLine(
        int year,
        String version,
        int no,
        String village,
        String group,
        String name,
        BigDecimal quantity,
        BigDecimal standard,
        long amountFen,
        String idHash,
        byte[] idSealed,
        String cardHash,
        byte[] cardSealed) {}
