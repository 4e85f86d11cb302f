package cn.fingertip.roster.importing.mapping;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a clerk says that a column is.
 *
 * @param key of a recognised column
 * @param field wire value
 */
@Schema(name = "MappedColumn", description = "一列的更正")
public record MappedColumn(
        @Schema(description = "列的键,见识别结果", examples = "应发数") @NotBlank(message = "请填写列的键") @Size(max = 400)
        String key,

        @Schema(description = "字段,见识别结果的 fields;ignored 为不导入", examples = "amount")
        @NotBlank(message = "请填写字段")
        @Size(max = 40)
        String field) {}
