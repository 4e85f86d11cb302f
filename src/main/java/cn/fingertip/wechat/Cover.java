package cn.fingertip.wechat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** The picture over an article: a sheet of a ledger. Drawn without a letter, because it stands over any title. */
final class Cover {
    /** Changes where the drawing does. */
    static final int FORM = 1;

    /** WeChat shows 2.35 : 1. */
    private static final int WIDTH = 900;

    private static final int HEIGHT = 383;
    private static final int LEFT = 250;
    private static final int TOP = 50;
    private static final int ROW = 47;
    private static final int ROWS = 6;
    private static final int[] COLUMNS = {0, 70, 210, 300, 400};

    private Cover() {}

    static byte[] png() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(0xB3261E));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        int width = COLUMNS[COLUMNS.length - 1];
        pen.setColor(Color.WHITE);
        pen.fillRoundRect(LEFT - 20, TOP - 20, width + 40, ROW * ROWS + 40, 24, 24);
        pen.setColor(new Color(0xF3DAD7));
        pen.fillRect(LEFT, TOP, width, ROW);
        pen.setColor(new Color(0x8C8C8C));
        for (int row = 0; row <= ROWS; row++) {
            pen.fillRect(LEFT, TOP + row * ROW, width, 2);
        }
        for (int column : COLUMNS) {
            pen.fillRect(LEFT + column, TOP, 2, ROW * ROWS);
        }
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
