package cn.fingertip.identity.citizen;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A login through WeChat. */
record WechatLoginRequest(
        @Schema(description = "wx.login 给的登录码,只能用一次")
        @NotBlank(message = "请带上微信登录码")
        @Size(max = 256, message = "微信登录码过长")
        String code,

        @Schema(description = "小程序的 appId;本站只有一个小程序时可不传") @Size(max = 64, message = "appId 过长")
        String appId) {
    /** Without the code, which belongs in no log. */
    @Override
    public String toString() {
        return "WechatLoginRequest[appId=" + appId + "]";
    }
}
