package cn.fingertip.wechat.callback;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Where WeChat pushes messages and events. Open to everybody, because WeChat has no token of ours: it proves itself by
 * a signature over a secret of the app.
 */
@Path("/wechat")
@Tag(name = "微信回调")
@PermitAll
@Produces("text/plain;charset=UTF-8")
class CallbackResource {
    private static final int MOST_BYTES = 64 << 10;
    private static final String XML_EXAMPLE =
            "<xml><ToUserName><![CDATA[gh_0123456789ab]]></ToUserName><Encrypt><![CDATA[nCQ9yPnE5Ysq…]]></Encrypt></xml>";
    private static final String JSON_EXAMPLE = "{\"ToUserName\":\"gh_0123456789ab\",\"Encrypt\":\"nCQ9yPnE5Ysq…\"}";
    private static final String PUSHED = "只供微信服务器调用。验证签名和时间(5 分钟内),解密并核对 appid,同一消息只处理一次,5 秒内回答。";

    private final CallbackApps apps;
    private final Callbacks callbacks;
    private final Replies replies;

    CallbackResource(CallbackApps apps, Callbacks callbacks, Replies replies) {
        this.apps = apps;
        this.callbacks = callbacks;
        this.replies = replies;
    }

    @GET
    @Path("mp/{appId}")
    @Operation(
            operationId = "verifyPublicAccountCallback",
            summary = "公众号回调:验证地址",
            description = "在公众平台填写服务器地址时由微信调用:签名正确则原样返回 echostr。")
    @APIResponse(responseCode = "200", description = "原样返回 echostr")
    @APIResponse(responseCode = "403", description = "签名不对(wechat-signature-invalid)")
    @APIResponse(responseCode = "404", description = "没有这个公众号,或没有设置 token(wechat-callback-unknown)")
    public String verifyPublicAccount(
            @PathParam("appId") String appId, @BeanParam CallbackQuery query, @QueryParam("echostr") String echo) {
        return echo(apps.publicAccount(appId), query, echo);
    }

    @GET
    @Path("ma/{appId}")
    @Operation(
            operationId = "verifyMiniProgramCallback",
            summary = "小程序回调:验证地址",
            description = "在小程序后台填写消息推送地址时由微信调用:签名正确则原样返回 echostr。")
    @APIResponse(responseCode = "200", description = "原样返回 echostr")
    @APIResponse(responseCode = "403", description = "签名不对(wechat-signature-invalid)")
    @APIResponse(responseCode = "404", description = "没有这个小程序,或没有设置 token(wechat-callback-unknown)")
    public String verifyMiniProgram(
            @PathParam("appId") String appId, @BeanParam CallbackQuery query, @QueryParam("echostr") String echo) {
        return echo(apps.miniProgram(appId), query, echo);
    }

    @POST
    @Path("mp/{appId}")
    @RunOnVirtualThread
    @Consumes({MediaType.TEXT_XML, MediaType.APPLICATION_XML, MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    @Operation(operationId = "receivePublicAccountMessage", summary = "公众号回调:消息和事件", description = PUSHED)
    @APIResponse(responseCode = "200", description = "回复关注者的 XML(收到的是密文则也加密签名);无话可回则为 success")
    @APIResponse(responseCode = "400", description = "消息无法解读(wechat-message-unreadable)")
    @APIResponse(responseCode = "403", description = "签名不对、时间过期或不是发给这个公众号的(wechat-signature-invalid)")
    @APIResponse(responseCode = "404", description = "没有这个公众号,或没有设置 token(wechat-callback-unknown)")
    public String receivePublicAccount(
            @PathParam("appId") String appId,
            @BeanParam CallbackQuery query,
            @RequestBody(
                            content = {
                                @Content(
                                        mediaType = MediaType.TEXT_XML,
                                        schema = @Schema(implementation = String.class),
                                        examples = @ExampleObject(name = "加密", value = XML_EXAMPLE)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = Object.class),
                                        examples = @ExampleObject(name = "加密", value = JSON_EXAMPLE))
                            })
                    InputStream body)
            throws IOException {
        CallbackApp app = apps.publicAccount(appId);
        return replies.answer(app, callbacks.receive(app, query, read(body)));
    }

    @POST
    @Path("ma/{appId}")
    @RunOnVirtualThread
    @Consumes({MediaType.TEXT_XML, MediaType.APPLICATION_XML, MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    @Operation(operationId = "receiveMiniProgramMessage", summary = "小程序回调:消息和事件", description = PUSHED)
    @APIResponse(responseCode = "200", description = "固定返回 success")
    @APIResponse(responseCode = "400", description = "消息无法解读(wechat-message-unreadable)")
    @APIResponse(responseCode = "403", description = "签名不对、时间过期或不是发给这个小程序的(wechat-signature-invalid)")
    @APIResponse(responseCode = "404", description = "没有这个小程序,或没有设置 token(wechat-callback-unknown)")
    public String receiveMiniProgram(
            @PathParam("appId") String appId,
            @BeanParam CallbackQuery query,
            @RequestBody(
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = Object.class),
                                        examples = @ExampleObject(name = "加密", value = JSON_EXAMPLE)),
                                @Content(
                                        mediaType = MediaType.TEXT_XML,
                                        schema = @Schema(implementation = String.class),
                                        examples = @ExampleObject(name = "加密", value = XML_EXAMPLE))
                            })
                    InputStream body)
            throws IOException {
        callbacks.receive(apps.miniProgram(appId), query, read(body));
        return Replies.TAKEN;
    }

    private String echo(CallbackApp app, CallbackQuery query, String echo) {
        callbacks.verify(app, query);
        return echo == null ? "" : echo;
    }

    private static byte[] read(InputStream body) throws IOException {
        byte[] message = body.readNBytes(MOST_BYTES + 1);
        if (message.length > MOST_BYTES) {
            throw CallbackProblems.tooLarge();
        }
        return message;
    }
}
