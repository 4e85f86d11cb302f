package cn.fingertip.roster.line;

import cn.fingertip.crypto.Sealer;
import cn.fingertip.crypto.TamperedException;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;

/** ID and card numbers as {@code beneficiary} and {@code account} keep them: sealed, bound to the index they are found by. */
@ApplicationScoped
public class SealedNumbers {
    private final Sealer sealer;

    SealedNumbers(Sealer sealer) {
        this.sealer = sealer;
    }

    /** @return what an ID number is bound to when sealed, by the hexadecimal form of its blind index */
    public static String idContext(String index) {
        return "beneficiary.id_number:" + index;
    }

    /** @return what a card number is bound to when sealed, by the hexadecimal form of its blind index */
    public static String cardContext(String index) {
        return "account.card_number:" + index;
    }

    /** @return 18 characters; null where somebody has altered what is sealed */
    public String id(byte[] index, byte[] sealed) {
        return open("a person", sealed, idContext(HexFormat.of().formatHex(index)));
    }

    /** @return digits; null where the line names no account, or somebody has altered what is sealed */
    public String card(byte[] index, byte[] sealed) {
        return index == null
                ? null
                : open("an account", sealed, cardContext(HexFormat.of().formatHex(index)));
    }

    /** One number that does not open must not keep the rest of a page from an inspector. */
    private String open(String whose, byte[] sealed, String context) {
        try {
            return sealer.openText(sealed, context);
        } catch (TamperedException | IllegalArgumentException | IndexOutOfBoundsException altered) {
            Log.errorf("the sealed number of %s was altered: it does not open", whose);
            return null;
        }
    }
}
