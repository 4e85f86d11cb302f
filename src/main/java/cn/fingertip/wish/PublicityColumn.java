package cn.fingertip.wish;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class PublicityColumn implements AttributeConverter<Publicity, String> {
    @Override
    public String convertToDatabaseColumn(Publicity publicity) {
        return publicity.wire();
    }

    @Override
    public Publicity convertToEntityAttribute(String wire) {
        return Publicity.ofWire(wire);
    }
}
