package cn.fingertip.report.retention;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReportHoldList", description = "暂缓销毁的记录,从早到晚")
record HoldList(@NotNull List<HoldView> items) {}
