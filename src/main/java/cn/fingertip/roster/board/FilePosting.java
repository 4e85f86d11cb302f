package cn.fingertip.roster.board;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A photo of the board, and since when the roster hangs there. */
@Schema(name = "FilePosting", description = "存档公开栏照片")
record FilePosting(
        @Schema(description = "12 位村级区划代码", examples = "360735100200")
        @NotNull(message = "请选择村")
        @Pattern(regexp = "[0-9]{12}", message = "应为 12 位村级区划代码")
        String village,

        @Schema(description = "张贴日期") @NotNull(message = "请填写张贴日期")
        LocalDate putUpOn,

        @Schema(description = "撤下日期,可以以后再填") LocalDate takenDownOn,

        @Schema(description = "张贴地点", examples = "村委会门口") @Size(max = 100, message = "不超过100个字")
        String place,

        @Schema(description = "已上传完成的照片(上传地址 Location 或其最后一段),最多 9 张")
        @NotEmpty(message = "请至少附一张照片")
        @Size(max = 9, message = "最多附 9 张照片")
        List<@NotBlank(message = "编号不能为空") @Size(max = 500, message = "编号过长") String> uploadIds) {}
