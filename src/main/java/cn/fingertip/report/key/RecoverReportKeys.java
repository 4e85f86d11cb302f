package cn.fingertip.report.key;

import cn.fingertip.identity.Grant;
import cn.fingertip.identity.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One share of the escrow key, and for whom it shall open what. */
@Schema(description = "一份托管密钥,以及要恢复给谁")
record RecoverReportKeys(
        @Schema(description = "托管密钥,照纸面输入,大小写、空格、短横不限")
        @NotBlank(message = "请填写托管密钥")
        @Size(max = 200, message = "托管密钥过长")
        String share,

        @Schema(description = "恢复什么:inspector(举报内容)或 custodian(举报人身份)")
        @NotNull(message = "请选择身份")
        @Pattern(regexp = "inspector|custodian", message = "身份只能是 inspector 或 custodian")
        String role,

        @Schema(description = "单位所在区划代码", examples = "360735")
        @NotNull(message = "请填写单位所在区划")
        @Pattern(regexp = "([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})", message = "区划代码是 2–12 位数字")
        String region,

        @Schema(description = "恢复给哪些人(人员编号),须为本单位这一身份的人员")
        @NotNull(message = "请选择人员")
        @Size(min = 1, max = 10, message = "请选择 1–10 位人员")
        List<@NotBlank(message = "人员编号不能为空") @Size(max = 40, message = "人员编号无效") String> staff) {
    Grant office() {
        return new Grant(Role.of(role), region);
    }

    /** Without the share, which belongs in no log. */
    @Override
    public String toString() {
        return "RecoverReportKeys";
    }
}
