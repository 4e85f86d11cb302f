package cn.fingertip.roster.programme;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class AmountRuleColumn implements AttributeConverter<AmountRule, String> {
    @Override
    public String convertToDatabaseColumn(AmountRule rule) {
        return rule.wire();
    }

    @Override
    public AmountRule convertToEntityAttribute(String wire) {
        return AmountRule.of(wire);
    }
}
