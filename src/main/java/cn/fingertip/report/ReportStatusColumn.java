package cn.fingertip.report;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class ReportStatusColumn implements AttributeConverter<ReportStatus, String> {
    @Override
    public String convertToDatabaseColumn(ReportStatus status) {
        return status.wire();
    }

    @Override
    public ReportStatus convertToEntityAttribute(String wire) {
        return ReportStatus.of(wire).orElseThrow();
    }
}
