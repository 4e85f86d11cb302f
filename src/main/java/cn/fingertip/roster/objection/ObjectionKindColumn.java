package cn.fingertip.roster.objection;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter
class ObjectionKindColumn implements AttributeConverter<ObjectionKind, String> {
    @Override
    public String convertToDatabaseColumn(ObjectionKind kind) {
        return kind.wire();
    }

    @Override
    public ObjectionKind convertToEntityAttribute(String wire) {
        return ObjectionKind.of(wire);
    }
}
