package cn.fingertip.roster.gate;

import java.io.IOException;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/** The pages of a PDF and what it says of itself. A page that is a picture cannot be read. */
record PdfScan(byte[] content) implements FileScan {
    @Override
    public void scan(Gate.Places places) throws IOException {
        try (PdfReader reader = new PdfReader(content)) {
            reader.getInfo().forEach((key, value) -> places.look("文档属性", value));
            PdfTextExtractor pages = new PdfTextExtractor(reader);
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                String place = "第 " + page + " 页";
                for (String line : pages.getTextFromPage(page).split("\n")) {
                    places.look(place, line);
                }
            }
        }
    }
}
