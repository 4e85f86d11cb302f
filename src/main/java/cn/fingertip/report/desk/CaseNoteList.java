package cn.fingertip.report.desk;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "一件举报的内部记录,从早到晚")
record CaseNoteList(@NotNull List<CaseNoteView> items) {}
