package cn.fingertip.embedded.wechat.api;

import cn.fingertip.embedded.wechat.server.Answer;
import cn.fingertip.embedded.wechat.server.App;
import cn.fingertip.embedded.wechat.server.Call;
import cn.fingertip.embedded.wechat.server.Deliveries;
import cn.fingertip.embedded.wechat.server.Endpoint;
import cn.fingertip.embedded.wechat.server.WechatError;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * The picture that opens a page of a mini-program when it is scanned. WeChat draws it round; here it is a QR code that
 * holds {@code appid}, page and scene, so that a test can read what it leads to.
 */
public final class WxaCode extends Endpoint {

    private static final int USUAL_WIDTH = 430;

    private final Deliveries deliveries;

    /** {@code POST /wxa/getwxacodeunlimit}. */
    public WxaCode(Deliveries deliveries) {
        super("POST", "/wxa/getwxacodeunlimit");
        this.deliveries = deliveries;
    }

    @Override
    public Answer answer(Call call) throws WechatError, IOException {
        var app = call.appOf(App.Kind.MINI_PROGRAM);
        var scene = call.text("scene");
        var page = call.text("page");
        if (!scene.matches("[0-9A-Za-z!#$&'()*+,/:;=?@._~-]{1,32}")) {
            throw new WechatError(40169, "invalid length for scene, or the data is not json string");
        }
        if (page.startsWith("/") || page.contains("?")) {
            throw new WechatError(41030, "invalid page");
        }
        var width = call.body().path("width").asInt(USUAL_WIDTH);
        if (width < 280 || width > 1280) {
            throw new WechatError(40097, "invalid args: width");
        }
        var png = png("wxacode:" + app.appId() + "/" + page + "?scene=" + scene, width);
        deliveries.add(
                "wxacode",
                app,
                "",
                Map.of("page", page, "scene", scene, "png", Base64.getEncoder().encodeToString(png)));
        return Answer.bytes("image/png", png);
    }

    private static byte[] png(String text, int width) throws IOException {
        try {
            var modules = new QRCodeWriter()
                    .encode(text, BarcodeFormat.QR_CODE, width, width, Map.of(EncodeHintType.MARGIN, 2));
            var image = new BufferedImage(width, width, BufferedImage.TYPE_BYTE_BINARY);
            for (var y = 0; y < width; y++) {
                for (var x = 0; x < width; x++) {
                    image.setRGB(x, y, modules.get(x, y) ? 0x000000 : 0xffffff);
                }
            }
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (WriterException e) {
            throw new IOException("a page and a scene fit into a QR code", e);
        }
    }
}
