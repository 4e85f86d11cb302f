package cn.fingertip.roster.board;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which channels a programme's rosters need. */
@Schema(name = "ProgrammeChannels", description = "项目要求的公开渠道")
record ProgrammeChannels(
        @Schema(description = "web 网(总是需要)、wechat 微、board 栏") @NotNull(message = "请填写渠道")
        List<@NotNull(message = "没有这种渠道") Channel> channels) {}
