package cn.fingertip.report;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "举报类别")
public record ReportKindList(@NotNull List<Named> items) {}
