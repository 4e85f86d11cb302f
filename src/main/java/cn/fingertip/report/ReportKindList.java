package cn.fingertip.report;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "举报类别")
public record ReportKindList(List<Named> items) {}
