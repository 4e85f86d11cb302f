package cn.fingertip.report.retention;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReportHoldList", description = "暂缓销毁的记录,从早到晚")
record HoldList(List<HoldView> items) {}
