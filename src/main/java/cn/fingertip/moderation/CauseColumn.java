package cn.fingertip.moderation;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class CauseColumn implements AttributeConverter<Cause, String> {
    @Override
    public String convertToDatabaseColumn(Cause cause) {
        return cause == null ? null : cause.wire();
    }

    @Override
    public Cause convertToEntityAttribute(String wire) {
        return Cause.ofWire(wire);
    }
}
