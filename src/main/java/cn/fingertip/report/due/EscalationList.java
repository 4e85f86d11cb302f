package cn.fingertip.report.due;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReportEscalationList", description = "下级单位逾期的事项")
record EscalationList(@NotNull List<Escalation> items) {}
