package cn.fingertip.roster.check.finding;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something a rule found, as the staff of the roster's region see it. */
@Schema(name = "RosterFinding", description = "整册核查发现的一个问题")
record FindingView(
        @NotNull UUID id,
        @Schema(description = "清册编号") @NotNull UUID rosterId,
        @Schema(description = "清册版本", examples = "1") int version,

        @Schema(description = "规则代码", examples = "person-twice") @NotNull
        String rule,

        @Schema(description = "规则名称", examples = "同一人在清册中不止一次") @NotNull
        String title,

        @Schema(description = "明细号;针对整册的问题没有", examples = "12")
        Integer line,

        @Schema(description = "该行姓名", examples = "苏松") String name,

        @Schema(description = "该行村代码", examples = "360735100200")
        String village,

        @Schema(description = "发现了什么,以及依据的数字") @NotNull String text,

        @Schema(
                description = "open 待处置;confirmed 确有问题,须改正;explained 已说明,不是问题;corrected 已改正;ended 规则停用,不再核查",
                enumeration = {"open", "confirmed", "explained", "corrected", "ended"})
        @NotNull
        String status,

        @Schema(
                description = "before 公布前须处置;after 公布后限期处置;off 本项目不再核查",
                enumeration = {"before", "after", "off"})
        @NotNull
        String due,

        @Schema(description = "公布时仍未处置的、公布后才发现的,最迟处置日期") LocalDate dueOn,
        @Schema(description = "处置说明") String note,
        @Schema(description = "处置人") String by,
        @Schema(description = "处置时间") Instant at) {}
