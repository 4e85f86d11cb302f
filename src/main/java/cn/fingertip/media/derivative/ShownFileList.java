package cn.fingertip.media.derivative;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All files that came with one thing, in the order in which they came. */
@Schema(name = "ShownFileList", description = "随附的全部文件")
public record ShownFileList(@NotNull List<ShownFile> items) {}
