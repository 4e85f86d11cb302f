package cn.fingertip.identity;

import cn.fingertip.crypto.BlindIndex;
import cn.fingertip.crypto.Sealer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/** Somebody who does not exist: the region code 360799 is nobody's. */
record InventedPerson(String name, String idNumber) {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final int LEGACY_CENTURY = 1900;

    /** @return somebody born in the last century, so that there is a 15-digit form too */
    static InventedPerson named(String name) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String first = "360799%d%02d%02d%03d"
                .formatted(
                        LEGACY_CENTURY + random.nextInt(20, 99),
                        random.nextInt(1, 13),
                        random.nextInt(1, 29),
                        random.nextInt(1000));
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (first.charAt(i) - '0') * WEIGHTS[i];
        }
        return new InventedPerson(name, first + "10X98765432".charAt(sum % 11));
    }

    /** @return the 15-digit form from before 1999: no century, no check character */
    String legacyId() {
        return idNumber.substring(0, 6) + idNumber.substring(8, 17);
    }

    /** Puts the person among those whom rosters know. */
    InventedPerson known(DataSource database, BlindIndex index, Sealer sealer) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO beneficiary (county, id_index, id_sealed, name) VALUES ('360735', ?, ?, ?)")) {
            insert.setBytes(1, index.of("id-number", idNumber));
            insert.setBytes(2, sealer.seal(idNumber, "test"));
            insert.setString(3, name);
            insert.executeUpdate();
        }
        return this;
    }
}
