package cn.fingertip.identity.citizen;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A villager lets us have their phone number. */
record PhoneRequest(
        @Schema(description = "手机号快速验证组件(getPhoneNumber)给的 code,只能用一次,5 分钟内有效")
        @NotBlank(message = "请带上手机号授权码")
        @Size(max = 256, message = "手机号授权码过长")
        String code,

        @Schema(description = "小程序的 appId;不传为登录时的小程序") @Size(max = 64, message = "appId 过长")
        String appId) {
    /** Without the code, which belongs in no log. */
    @Override
    public String toString() {
        return "PhoneRequest[appId=" + appId + "]";
    }
}
