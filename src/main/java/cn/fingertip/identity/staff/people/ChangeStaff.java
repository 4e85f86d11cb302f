package cn.fingertip.identity.staff.people;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A member of staff as they shall be. */
record ChangeStaff(
        @Schema(description = "姓名;纪检监察人员和保密专员须用真实姓名,写到本人的举报才会绕过本人,其他人员可用岗位名")
        @NotBlank(message = "请填写姓名")
        @Size(max = 50, message = "姓名最多 50 个字")
        @Pattern(regexp = "[^\\u0000-\\u001F\\u007F]*", message = "姓名不能含控制符")
        String name,

        @Schema(description = "是否停用;停用立即生效") @NotNull(message = "请写明是否停用")
        Boolean disabled,

        @Schema(description = "授权,整体替换") @NotNull(message = "请填写授权") @Size(max = 50, message = "授权最多 50 项")
        List<@Valid @NotNull(message = "授权不能为空") GrantRequest> grants,

        @Schema(description = "本人是单位里唯一能打开某些举报的人时,确认这些举报此后无人能打开(除非举报人再凭查询码查询);平时不要填")
        Boolean loseReports,

        @Schema(
                description =
                        "曾用名中不再算作本人的,如误当姓名填过的岗位名;平时不要填。改名后曾用名一直算作本人,写到它的举报绕过本人,因此只有管理上一级地区的管理员可以去掉(否则 403 former-name-above)")
        @Size(max = 20, message = "曾用名一次最多去掉 20 个")
        List<@NotBlank(message = "曾用名不能为空") @Size(max = 50, message = "姓名最多 50 个字") String> struckNames) {
    /** @return never null */
    List<String> struck() {
        return struckNames == null
                ? List.of()
                : struckNames.stream().map(String::strip).toList();
    }
}
