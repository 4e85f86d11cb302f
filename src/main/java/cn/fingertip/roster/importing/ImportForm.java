package cn.fingertip.roster.importing;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The parts of a request to import. */
class ImportForm {
    @RestForm
    @NotNull(message = "请选择要导入的文件")
    @Schema(description = "清册文件:.xlsx、旧版 .xls,或 UTF-8、GB18030、UTF-16 编码的 .csv、制表符分隔文本")
    FileUpload file;

    @RestForm
    @NotBlank(message = "请填写补贴项目")
    @Size(max = 50)
    @Pattern(regexp = "[a-z0-9-]*", message = "应为补贴项目代码")
    @Schema(description = "补贴项目代码", examples = "farmland")
    String programme;

    @RestForm
    @NotBlank(message = "请填写区划代码")
    @Size(max = 12)
    @Pattern(regexp = "[0-9]*", message = "应为 6、9 或 12 位区划代码")
    @Schema(description = "清册所属区划:县 6 位、乡镇 9 位或村 12 位", examples = "\"360735100\"")
    String region;

    @RestForm
    @NotNull(message = "请填写年度")
    @Schema(description = "年度", examples = "2025")
    Integer year;

    @RestForm
    @NotBlank(message = "请填写期次")
    @Size(max = 10)
    @Pattern(regexp = "[0-9A-Za-z-]*", message = "应写成 2025、2025Q3 或 2025-06")
    @Schema(description = "期次:2025、2025Q3 或 2025-06", examples = "\"2025\"")
    String period;

    @RestForm
    @DefaultValue("false")
    @Schema(description = "true:先只识别,到 recognised 状态等经办核对、确认后才导入", examples = "true")
    boolean preview;

    ImportOrder order() {
        return new ImportOrder(programme, region, year, period, preview);
    }
}
