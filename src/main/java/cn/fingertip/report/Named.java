package cn.fingertip.report;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Named", description = "代码和中文名称")
public record Named(
        @Schema(description = "代码") @NotNull String code,
        @Schema(description = "中文名称") @NotNull String name) {}
