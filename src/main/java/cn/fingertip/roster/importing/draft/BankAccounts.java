package cn.fingertip.roster.importing.draft;

import cn.fingertip.crypto.Sealer;
import cn.fingertip.roster.importing.sheet.row.Index;
import cn.fingertip.roster.line.SealedNumbers;
import java.sql.Connection;

/** The accounts that a county's people are paid into. */
final class BankAccounts extends KeptOnce<String> {
    private final Sealer sealer;

    BankAccounts(Connection connection, String county, Sealer sealer) {
        super(connection, county, "account", "card_index", "NULL::text", "card_index, card_sealed");
        this.sealer = sealer;
    }

    /** What a card number is bound to when sealed: the account it is found by. */
    static String context(Index index) {
        return SealedNumbers.cardContext(index.hex());
    }

    @Override
    void write(CopyText row, Index index, String card) {
        row.field(index.bytes()).field(sealer.seal(card, context(index)));
    }
}
