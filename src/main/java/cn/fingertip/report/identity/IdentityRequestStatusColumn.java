package cn.fingertip.report.identity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class IdentityRequestStatusColumn implements AttributeConverter<IdentityRequestStatus, String> {
    @Override
    public String convertToDatabaseColumn(IdentityRequestStatus status) {
        return status.wire();
    }

    @Override
    public IdentityRequestStatus convertToEntityAttribute(String wire) {
        return IdentityRequestStatus.of(wire);
    }
}
