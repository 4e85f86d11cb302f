package cn.fingertip.roster.importing;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class ImportStatusColumn implements AttributeConverter<ImportStatus, String> {
    @Override
    public String convertToDatabaseColumn(ImportStatus status) {
        return status.wire();
    }

    @Override
    public ImportStatus convertToEntityAttribute(String wire) {
        return ImportStatus.of(wire);
    }
}
