package cn.fingertip.roster.payment;

import cn.fingertip.kernel.Money;
import cn.fingertip.roster.CodeName;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One payment as the person paid sees it: nothing is masked. */
@Schema(name = "Payment", description = "本人的一笔补贴")
record PaymentView(
        @NotNull RosterRef roster,
        @NotNull CodeName programme,
        @Schema(description = "清册所属区划") @NotNull CodeName region,
        @Schema(examples = "2025") int year,
        @Schema(examples = "2025") @NotNull String period,
        @Schema(description = "在清册中的序号", examples = "12") int no,
        @NotNull CodeName village,
        @Schema(description = "村民小组", examples = "第1组") String group,
        @NotNull String name,
        @Schema(examples = "7.2") String quantity,
        @Schema(examples = "亩") String unit,

        @Schema(description = "标准,元/单位", examples = "106.23")
        String standard,

        @Schema(description = "金额,元", examples = "764.86", type = SchemaType.STRING) @NotNull
        Money amount,

        @Schema(description = "清册注明家庭户时,同户其他人在这份清册中的明细;清册没有注明时没有此项")
        List<HouseholdLine> household,

        @Schema(description = "同户其他明细超过 50 条,household 中只有前 50 条,其余请到清册中查看时为 true;否则没有此项")
        Boolean householdMore,

        Policy policy,
        @NotNull Dispute dispute) {

    /**
     * The roster that holds it.
     *
     * @param href of its own page
     */
    @Schema(name = "PaymentRoster")
    record RosterRef(
            @NotNull String id,

            @Schema(examples = "2025年石城县琴江镇耕地地力保护补贴发放清册") @NotNull
            String title,

            @Schema(description = "清册的地址", examples = "/api/v1/rosters/019aa5c2-7d30-7c11-9b42-3f0c6a51d2e7") @NotNull
            String href) {
        static RosterRef of(UUID id, String title) {
            return new RosterRef(id.toString(), title, "/api/v1/rosters/" + id);
        }
    }

    /**
     * By which law and decree it is paid.
     *
     * @param href of the programme's own page, with all its terms
     */
    @Schema(name = "PaymentPolicy", description = "政策来源")
    record Policy(
            @Schema(description = "政策依据") String lawBasis,
            @Schema(description = "政策文件名称") String title,
            @Schema(description = "政策原文链接;没有时为空") String url,

            @Schema(description = "项目说明的地址", examples = "/api/v1/programmes/farmland") @NotNull
            String href) {}

    /** Somebody else of the household, as the public sees them: proving who one is opens one's own lines only. */
    @Schema(name = "HouseholdLine", description = "同户其他人的一条明细;姓名按项目规则可能隐去中间的字")
    record HouseholdLine(
            @Schema(description = "在清册中的序号", examples = "13")
            int no,

            @NotNull String name,

            @Schema(description = "金额,元", examples = "318.69", type = SchemaType.STRING) @NotNull
            Money amount) {}
}
