package cn.fingertip.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An amount of money, exact to the fen. In JSON it is a decimal string in yuan: {@code "1062.30"}.
 *
 * @param fen hundredths of a yuan
 */
@Schema(
        name = "Money",
        type = SchemaType.STRING,
        pattern = "^-?[0-9]+\\.[0-9]{2}$",
        description = "金额,元,两位小数的十进制字符串",
        examples = "1062.30")
public record Money(long fen) implements Comparable<Money> {
    public static final Money ZERO = new Money(0);

    /**
     * @param yuan a plain decimal with at most two places, e.g. {@code 1062.3}
     * @throws ArithmeticException where it has parts of a fen or is out of range
     * @throws NumberFormatException where it is no number
     */
    @JsonCreator
    public static Money yuan(String yuan) {
        return of(new BigDecimal(yuan));
    }

    /**
     * @param yuan at most two places
     * @throws ArithmeticException where it has parts of a fen or is out of range
     */
    public static Money of(BigDecimal yuan) {
        return new Money(yuan.movePointRight(2).longValueExact());
    }

    /**
     * Quantity times standard, rounded half up to the fen as payment systems do.
     *
     * @param standard yuan a unit
     */
    public static Money product(BigDecimal quantity, BigDecimal standard) {
        return of(quantity.multiply(standard).setScale(2, RoundingMode.HALF_UP));
    }

    /** @throws ArithmeticException on overflow */
    public Money plus(Money other) {
        return new Money(Math.addExact(fen, other.fen));
    }

    /** @return yuan with two places */
    public BigDecimal toBigDecimal() {
        return BigDecimal.valueOf(fen, 2);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }

    /** @return yuan with two places, {@code "1062.30"} */
    @JsonValue
    @Override
    public String toString() {
        return toBigDecimal().toPlainString();
    }
}
