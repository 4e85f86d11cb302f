package cn.fingertip.report.retention;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReportRetentionList", description = "即将期满销毁的,最早期满的在前,最多 500 件")
record RetentionList(@NotNull List<RetentionItem> items) {}
