package cn.fingertip.roster.check.list;

import cn.fingertip.kernel.Problem;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The parts of a request that brings a list. */
class PutPersonList {
    @RestForm
    @NotNull(message = "请选择名单文件")
    @Schema(description = "名单文件:.xlsx 或 .csv,表头有“身份证号码”一列;其他列不读取")
    FileUpload file;

    @RestForm
    @NotNull(message = "请选择名单种类")
    @Pattern(regexp = "deceased|public-payroll", message = "应为 deceased 或 public-payroll")
    @Schema(
            description = "deceased 死亡人员;public-payroll 财政供养人员",
            enumeration = {"deceased", "public-payroll"})
    String kind;

    @RestForm
    @NotBlank(message = "请填写提供单位")
    @Size(max = 50, message = "不超过 50 字")
    @Schema(description = "提供单位", examples = "石城县民政局")
    String source;

    @RestForm
    @NotBlank(message = "请填写截至日期")
    @Size(max = 10, message = "应写成 2026-11-01")
    @Schema(description = "截至日期", examples = "2026-11-01")
    String asOf;

    @RestForm
    @Schema(description = "有些行的号码有误时,true 表示不收这些行、仍然替换;不填则退回整份名单", defaultValue = "false")
    boolean acceptRejected;

    byte[] content(long most) {
        if (file.size() > most) {
            throw Problem.of(
                    413, "person-list-too-large", "名单文件过大", "名单文件超过 " + most / 1024 / 1024 + " MB,请只保留身份证号码一列。");
        }
        try {
            return Files.readAllBytes(file.uploadedFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
