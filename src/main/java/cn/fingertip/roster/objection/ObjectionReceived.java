package cn.fingertip.roster.objection;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer to an objection sent in. */
@Schema(name = "ObjectionReceived")
public record ObjectionReceived(
        @NotNull String id,

        @Schema(description = "16 位查询码,只显示这一次;登录后提交的没有,在“我的异议”中查看")
        String receipt) {}
