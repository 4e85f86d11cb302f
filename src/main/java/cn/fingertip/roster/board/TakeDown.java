package cn.fingertip.roster.board;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Until when a roster hung on the board. */
@Schema(name = "TakeDown", description = "登记撤下日期")
record TakeDown(
        @Schema(description = "撤下日期") @NotNull(message = "请填写撤下日期")
        LocalDate takenDownOn) {}
