package cn.fingertip.wish;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

@Converter(autoApply = true)
class WishTypeColumn implements AttributeConverter<WishType, String> {
    @Override
    public String convertToDatabaseColumn(WishType type) {
        return type.wire();
    }

    @Override
    public WishType convertToEntityAttribute(String wire) {
        return WishType.valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
