package cn.fingertip.roster.importing.mapping;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * All that a clerk corrects in a file's columns.
 *
 * @param columns those not named are recognised by their headings again
 */
@Schema(name = "CorrectMapping", description = "列的更正")
public record CorrectMapping(
        @Schema(description = "全部更正;没有列出的列按表头自动识别")
        @NotNull(message = "请列出要更正的列,没有则传空数组")
        @Size(max = 256, message = "最多 256 列")
        List<@Valid @NotNull MappedColumn> columns) {}
