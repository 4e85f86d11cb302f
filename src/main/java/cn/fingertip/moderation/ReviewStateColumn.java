package cn.fingertip.moderation;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

@Converter(autoApply = true)
class ReviewStateColumn implements AttributeConverter<ReviewState, String> {
    @Override
    public String convertToDatabaseColumn(ReviewState state) {
        return state.wire();
    }

    @Override
    public ReviewState convertToEntityAttribute(String wire) {
        return ReviewState.valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
