package cn.fingertip.roster.objection;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter
class ObjectionOutcomeColumn implements AttributeConverter<ObjectionOutcome, String> {
    @Override
    public String convertToDatabaseColumn(ObjectionOutcome outcome) {
        return outcome == null ? null : outcome.wire();
    }

    @Override
    public ObjectionOutcome convertToEntityAttribute(String wire) {
        return wire == null ? null : ObjectionOutcome.of(wire);
    }
}
