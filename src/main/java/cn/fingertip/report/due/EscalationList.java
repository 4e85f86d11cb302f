package cn.fingertip.report.due;

import cn.fingertip.report.Named;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReportEscalationList", description = "下级单位逾期的事项")
record EscalationList(
        @NotNull List<Escalation> items,

        @Schema(description = "直接下级中没有人能打开举报、暂停受理的单位:原有人员已离任,或账号被重设。请核实后在密钥持有人中准入") @NotNull
        List<Named> closed) {}
