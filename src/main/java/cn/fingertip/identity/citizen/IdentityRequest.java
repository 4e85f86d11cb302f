package cn.fingertip.identity.citizen;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who a villager says they are. */
record IdentityRequest(
        @Schema(description = "身份证上的姓名,1–50 个字") @NotBlank(message = "请填写姓名") @Size(max = 200, message = "姓名过长")
        String name,

        @Schema(description = "身份证号,18 位(末位可为 X),或 15 位的旧号")
        @NotBlank(message = "请填写身份证号")
        @Size(max = 60, message = "身份证号过长")
        String idNumber) {
    /** Without what it holds, which belongs in no log. */
    @Override
    public String toString() {
        return "IdentityRequest";
    }
}
