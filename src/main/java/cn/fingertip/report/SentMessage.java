package cn.fingertip.report;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "留言已收到")
record SentMessage(@Schema(description = "收到的时间") Instant at) {}
