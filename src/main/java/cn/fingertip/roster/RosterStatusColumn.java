package cn.fingertip.roster;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class RosterStatusColumn implements AttributeConverter<RosterStatus, String> {
    @Override
    public String convertToDatabaseColumn(RosterStatus status) {
        return status.wire();
    }

    @Override
    public RosterStatus convertToEntityAttribute(String wire) {
        return RosterStatus.of(wire);
    }
}
