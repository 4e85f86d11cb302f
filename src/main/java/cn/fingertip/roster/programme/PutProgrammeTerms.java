package cn.fingertip.roster.programme;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Everything the public reads about a programme besides its rules; it takes the place of what was there.
 *
 * <p>Telephones are those of offices, public on purpose: a landline or a hotline. A mobile number belongs to a person, so
 * it is refused here as everywhere in public, by the form alone: the gate takes a landline with its extension for a card
 * now and then. Area codes and numbers begin as real ones do, so that 0 and a mobile number is none; only invented ones
 * begin with five zeros.
 */
@Schema(name = "PutProgrammeTerms", description = "补贴项目的政策说明,整体替换")
record PutProgrammeTerms(
        @Schema(description = "政策依据", examples = "《关于全面推开农业“三项补贴”改革工作的通知》(财农〔2016〕26号)")
        @Size(max = 1000, message = "不超过 1000 字")
        String lawBasis,

        @Schema(description = "补贴对象", examples = "拥有耕地承包权的种地农民") @Size(max = 2000, message = "不超过 2000 字")
        String qualifies,

        @Schema(description = "申请办法", examples = "由村委会登记、公示,乡镇审核后上报,不需要个人另行申请")
        @Size(max = 2000, message = "不超过 2000 字")
        String howToApply,

        @Schema(description = "主管部门", examples = "石城县农业农村局") @Size(max = 100, message = "不超过 100 字")
        String office,

        @Schema(description = "主管部门电话,座机或热线", examples = "0797-0000001")
        @Pattern(regexp = PutProgrammeTerms.PHONE, message = PutProgrammeTerms.PHONE_WANTED)
        String officePhone,

        @Schema(description = "监督电话,座机或热线", examples = "0797-0000002")
        @Pattern(regexp = PutProgrammeTerms.PHONE, message = PutProgrammeTerms.PHONE_WANTED)
        String supervisionPhone,

        @Schema(description = "政策原文标题") @Size(max = 200, message = "不超过 200 字")
        String policyTitle,

        @Schema(description = "政策原文链接,http 或 https", examples = "https://example.gov.cn/policy/farmland")
        @Pattern(regexp = "https?://[^\\s\"<>]{1,490}", message = "应为 http:// 或 https:// 开头的网址")
        String policyUrl,

        @Schema(description = "各年补贴标准,每年一条") @Size(max = 60, message = "不超过 60 条")
        List<@NotNull(message = "请填写") @Valid Standard> standards) {
    static final String PHONE =
            "(010|02\\d|0[3-9]\\d{2})-([2-9]\\d{6,7}|0{5}\\d{2,3})(-\\d{1,5})?|[19]\\d{4}|400-\\d{3}-\\d{4}";
    static final String PHONE_WANTED = "应为座机(区号-号码)或热线(如 12345、400-123-4567),不能填个人手机号";

    /** The standard of one year. */
    @Schema(name = "PutProgrammeStandard")
    record Standard(
            @Schema(examples = "2025")
            @NotNull(message = "请填写年度")
            @Min(value = 2000, message = "应在 2000–2099 之间")
            @Max(value = 2099, message = "应在 2000–2099 之间")
            Integer year,

            @Schema(description = "标准的文字", examples = "每亩 106.23 元")
            @NotBlank(message = "请填写标准")
            @Size(max = 500, message = "不超过 500 字")
            String text,

            @Schema(description = "标准的数字,元/单位;不是单一数字的不填", examples = "106.23")
            @Pattern(regexp = "\\d{1,9}(\\.\\d{1,4})?", message = "应为最多四位小数的数")
            String figure) {}

    void applyTo(ProgrammeTerms terms) {
        terms.lawBasis = text(lawBasis);
        terms.qualifies = text(qualifies);
        terms.howToApply = text(howToApply);
        terms.office = text(office);
        terms.officePhone = officePhone;
        terms.supervisionPhone = supervisionPhone;
        terms.policyTitle = text(policyTitle);
        terms.policyUrl = policyUrl;
        terms.standards.clear();
        years().forEach(standard -> terms.standards.add(new YearStandard(
                standard.year(),
                standard.text().strip(),
                standard.figure() == null ? null : new BigDecimal(standard.figure()))));
    }

    List<Standard> years() {
        return standards == null ? List.of() : standards;
    }

    /** @return all that people wrote freely, by field: it must hold nobody's number */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("lawBasis", lawBasis);
        texts.put("qualifies", qualifies);
        texts.put("howToApply", howToApply);
        texts.put("office", office);
        texts.put("policyTitle", policyTitle);
        texts.put("policyUrl", policyUrl);
        for (int i = 0; i < years().size(); i++) {
            texts.put("standards[" + i + "].text", years().get(i).text());
        }
        texts.values().removeIf(text -> text == null || text.isBlank());
        return texts;
    }

    private static String text(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
