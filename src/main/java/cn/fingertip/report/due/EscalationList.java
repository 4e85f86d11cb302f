package cn.fingertip.report.due;

import cn.fingertip.report.Named;
import cn.fingertip.report.key.KeptBelow;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReportEscalationList", description = "下级单位逾期的事项")
record EscalationList(
        @NotNull List<Escalation> items,

        @Schema(description = "下级中没有人能打开举报的单位:原有人员已离任、账号被重设(暂停受理),或新设单位的第一位人员等待准入(乡镇的此前由县级受理)。请核实后在密钥持有人中准入") @NotNull
        List<Named> closed,

        @Schema(
                description =
                        "下级单位尚未办完、又写到该单位全部办理人员的举报:那里无人可看。举报人下次凭查询码查看或补充时自动转到上一级;等不及的,请下级单位准入一位没有被写到的同事,举报人查看后即由其办理")
        @NotNull
        List<KeptBelow> kept) {
    /** @return whose matters it shows, each office as often as it shows something of it */
    Stream<String> offices() {
        return Stream.of(
                        items.stream().map(Escalation::office),
                        closed.stream(),
                        kept.stream().map(KeptBelow::office))
                .flatMap(shown -> shown)
                .map(Named::code);
    }
}
