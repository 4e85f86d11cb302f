package cn.fingertip.identity.staff.people;

import cn.fingertip.identity.staff.StaffPerson;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new member of staff. */
record AddStaff(
        @Schema(description = "用户名:3–40 个小写字母、数字、点、横线,建立后不能改")
        @NotNull(message = "请填写用户名")
        @Pattern(regexp = StaffPerson.USERNAME, message = "用户名应为 3–40 个小写字母、数字、点或横线")
        String username,

        @Schema(description = "姓名;纪检监察人员和保密专员须用真实姓名,写到本人的举报才会绕过本人,其他人员可用岗位名")
        @NotBlank(message = "请填写姓名")
        @Size(max = 50, message = "姓名最多 50 个字")
        @Pattern(regexp = "[^\\u0000-\\u001F\\u007F]*", message = "姓名不能含控制符")
        String name,

        @Schema(description = "初始密码,至少 10 个字符") @NotBlank(message = "请填写初始密码") @Size(max = 128, message = "密码过长")
        String password,

        @Schema(description = "授权") @NotNull(message = "请填写授权") @Size(max = 50, message = "授权最多 50 项")
        List<@Valid @NotNull(message = "授权不能为空") GrantRequest> grants) {
    /** Without the password, which belongs in no log. */
    @Override
    public String toString() {
        return "AddStaff";
    }
}
