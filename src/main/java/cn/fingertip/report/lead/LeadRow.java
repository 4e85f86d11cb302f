package cn.fingertip.report.lead;

import cn.fingertip.report.ReportStep;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an office did in one part of the statistics, in pieces. */
@Schema(description = "一行统计;件数按经办步骤发生的日期计,按期的以工作日历推算")
record LeadRow(
        @Schema(description = "代码:月份、年份、地区、类别或单位的代码;合计没有") String code,
        @Schema(description = "名称") @NotNull String name,
        @Schema(description = "收到(含其他单位转来)") long received,
        @Schema(description = "受理") long accepted,
        @Schema(description = "不予受理") long rejected,
        @Schema(description = "15 个工作日内受理或不予受理") long decidedOnTime,
        @Schema(description = "转出") long transferred,
        @Schema(description = "5 个工作日内转出") long transferredOnTime,
        @Schema(description = "并入其他件") long merged,
        @Schema(description = "办结") long concluded,
        @Schema(description = "反馈") long fedBack,
        @Schema(description = "办结后 15 个工作日内反馈") long fedBackOnTime,

        @Schema(description = "逾期的受理、转出和反馈合计;逾期未受理而并入已受理的另一件的,计为一次逾期受理")
        long late,

        @Schema(description = "归档") long archived,
        @Schema(description = "保存期满销毁") long destroyed) {
    /** @param counts of this part alone, or of all parts for their sum */
    static LeadRow of(String code, String name, List<TallyRepository.Count> counts) {
        Map<String, Long> times = counts.stream()
                .collect(Collectors.groupingBy(
                        TallyRepository.Count::step, Collectors.summingLong(TallyRepository.Count::times)));
        Map<String, Long> onTime = counts.stream()
                .collect(Collectors.groupingBy(
                        TallyRepository.Count::step, Collectors.summingLong(TallyRepository.Count::onTime)));
        return new LeadRow(
                code,
                name,
                of(times, ReportStep.RECEIVED),
                of(times, ReportStep.ACCEPTED),
                of(times, ReportStep.REJECTED),
                of(onTime, ReportStep.ACCEPTED) + of(onTime, ReportStep.REJECTED),
                of(times, ReportStep.TRANSFERRED),
                of(onTime, ReportStep.TRANSFERRED),
                of(times, ReportStep.MERGED),
                of(times, ReportStep.CONCLUDED),
                of(times, ReportStep.FED_BACK),
                of(onTime, ReportStep.FED_BACK),
                counts.stream().mapToLong(TallyRepository.Count::late).sum(),
                of(times, ReportStep.ARCHIVED),
                of(times, ReportStep.DESTROYED));
    }

    private static long of(Map<String, Long> counts, ReportStep step) {
        return counts.getOrDefault(step.wire(), 0L);
    }

    static List<String> header(StatisticsBy by) {
        return List.of(
                by.title + "代码",
                by.title,
                "收到",
                "受理",
                "不予受理",
                "按期受理或告知",
                "转出",
                "按期转出",
                "并入其他件",
                "办结",
                "反馈",
                "按期反馈",
                "逾期",
                "归档",
                "销毁");
    }

    List<String> cells() {
        return List.of(
                code == null ? "" : code,
                name,
                "" + received,
                "" + accepted,
                "" + rejected,
                "" + decidedOnTime,
                "" + transferred,
                "" + transferredOnTime,
                "" + merged,
                "" + concluded,
                "" + fedBack,
                "" + fedBackOnTime,
                "" + late,
                "" + archived,
                "" + destroyed);
    }
}
