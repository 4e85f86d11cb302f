package cn.fingertip.roster.objection;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer to an objection sent in. */
@Schema(name = "ObjectionReceived")
public record ObjectionReceived(
        String id,

        @Schema(description = "16 位查询码,只显示这一次;登录后提交的没有,在“我的异议”中查看")
        String receipt) {}
