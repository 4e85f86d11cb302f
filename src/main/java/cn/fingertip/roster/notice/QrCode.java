package cn.fingertip.roster.notice;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;
import org.openpdf.text.pdf.PdfContentByte;

/** A QR code drawn as squares, sharp on every printer. */
final class QrCode {
    private QrCode() {}

    /**
     * @param x and {@code y}: the lower left corner, in points
     * @param side in points, the white border of four modules included
     */
    static void draw(PdfContentByte canvas, String text, float x, float y, float side) {
        BitMatrix modules = modules(text);
        float module = side / modules.getWidth();
        canvas.saveState();
        canvas.setGrayFill(0);
        for (int row = 0; row < modules.getHeight(); row++) {
            int column = 0;
            while (column < modules.getWidth()) {
                int from = column;
                while (column < modules.getWidth() && modules.get(column, row)) {
                    column++;
                }
                if (column > from) {
                    canvas.rectangle(
                            x + from * module, y + side - (row + 1) * module, (column - from) * module, module);
                } else {
                    column++;
                }
            }
        }
        canvas.fill();
        canvas.restoreState();
    }

    /** Level Q: a quarter may be torn off, rained on or scribbled over. */
    private static BitMatrix modules(String text) {
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            1,
                            1,
                            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.Q, EncodeHintType.MARGIN, 4));
        } catch (WriterException e) {
            throw new IllegalStateException("an address fits into a QR code", e);
        }
    }
}
