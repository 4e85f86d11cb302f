package cn.fingertip.roster.payment;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of one's own payments, the first with the sums of every year. */
@Schema(name = "PaymentPage")
record PaymentPage(
        @NotNull List<PaymentView> items,
        @Schema(description = "下一页的 cursor;最后一页没有") String nextCursor,

        @Schema(description = "各年合计,新的在前,不受筛选影响;只在第一页(不带 cursor)给出")
        List<YearTotal> years) {}
