package cn.fingertip.wish;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class WishStatusColumn implements AttributeConverter<WishStatus, String> {
    @Override
    public String convertToDatabaseColumn(WishStatus status) {
        return status.wire();
    }

    @Override
    public WishStatus convertToEntityAttribute(String wire) {
        return WishStatus.ofWire(wire);
    }
}
