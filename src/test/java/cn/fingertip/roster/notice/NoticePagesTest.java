package cn.fingertip.roster.notice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.kernel.Money;
import cn.fingertip.roster.CodeName;
import cn.fingertip.roster.lookup.LineView;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The drawing alone: long names, characters of no font, many pages. What is drawn is left in target/ to be looked at. */
class NoticePagesTest {
    private static final String TITLE = "2025年石城县琴江镇耕地地力保护补贴发放清册";

    @Test
    void aCharacterOfNoFontIsToldAndLeftToThePen() throws IOException {
        String text = text(draw("lacking", List.of("苏松", "张\uD884\uDF50", "巴图·苏和", "𬭚小䶮", "驫騳")));
        assertThat(text).contains("张〓", "序号 2）", "巴图·苏和", "𬭚小䶮", "驫騳");
    }

    /** Text that can be copied out of a page is not yet text that is seen on it. */
    @Test
    void everyCharacterIsDrawn() throws IOException {
        for (String name : List.of("苏松", "𬭚", "䶮", "驫騳", "·苏", "1062.30")) {
            try (PDDocument with = Loader.loadPDF(draw("ink", List.of(name)));
                    PDDocument without = Loader.loadPDF(draw("ink", List.of(" ")))) {
                assertThat(ink(with) - ink(without)).as(name).isGreaterThan(5);
            }
        }
    }

    private static int ink(PDDocument document) throws IOException {
        BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 72, ImageType.GRAY);
        int dark = 0;
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                dark += (page.getRGB(x, y) & 0xFF) < 160 ? 1 : 0;
            }
        }
        return dark;
    }

    @Test
    void aLongNameIsWrappedNotCut() throws IOException {
        String name = "阿卜杜热合曼·买买提吐尔逊·阿布都克热木·艾合买提江·吐尔洪江·玉素甫江";
        assertThat(text(draw("long", List.of("苏松", name, "苏和"))).replaceAll("\\s", ""))
                .contains(name);
    }

    @Test
    void whatIsTooLongIsCutAndTheTelephonesStandInFull() throws IOException {
        String law = "关于印发补贴实施办法的通知第二百零三条".repeat(52);
        List<Notice.Fact> facts = List.of(
                new Notice.Fact("监督电话", "0797-0000001"),
                new Notice.Fact("咨询电话", "0797-0000002"),
                new Notice.Fact("补贴标准", "每亩 106.23 元，" + "按确权面积计算".repeat(40)),
                new Notice.Fact("政策依据", law));
        String text = text(draw("facts", List.of("苏松"), facts)).replaceAll("\\s", "");
        assertThat(text).contains("监督电话：0797-0000001", "咨询电话：0797-0000002", "政策依据：" + law.substring(0, 60), "…");
        assertThat(text).doesNotContain(law);
        String fitting = law.substring(0, 250);
        facts = List.of(new Notice.Fact("监督电话", "0797-0000001"), new Notice.Fact("政策依据", fitting));
        assertThat(text(draw("facts", List.of("苏松"), facts)).replaceAll("\\s", ""))
                .contains("0797-0000001", fitting)
                .doesNotContain("…");
    }

    @Test
    void everyPageTellsItsNumberAndHowManyThereAre() throws IOException {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            names.add("苏" + (char) ('\u4E00' + i));
        }
        try (PDDocument document = Loader.loadPDF(draw("many", names))) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isBetween(5, 8);
            PDFTextStripper stripper = new PDFTextStripper();
            for (int page = 1; page <= pages; page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(document)).contains("第 " + page + " 页，共", pages + " 页", TITLE, "张贴日期");
            }
        }
    }

    private static byte[] draw(String called, List<String> names) throws IOException {
        return draw(
                called,
                names,
                List.of(
                        new Notice.Fact("政策依据", "《耕地地力保护补贴实施办法》(示例文号〔2024〕12号)"),
                        new Notice.Fact("补贴标准", "106.23 元/亩"),
                        new Notice.Fact("责任单位", "石城县农业农村局"),
                        new Notice.Fact("咨询电话", "0797-0000000"),
                        new Notice.Fact("监督电话", "0797-0000001")));
    }

    private static byte[] draw(String called, List<String> names, List<Notice.Fact> facts) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String font : List.of("han-1.otf", "han-2.otf")) {
            files.put(font, Files.readAllBytes(Path.of("data", "fonts", font)));
        }
        List<LineView> lines = new ArrayList<>();
        for (String name : names) {
            lines.add(new LineView(
                    lines.size() + 1,
                    new CodeName("360735100200", "兴隆村委会"),
                    "第1组",
                    name,
                    "7.2",
                    "亩",
                    "106.23",
                    new Money(76486)));
        }
        byte[] pdf = NoticePages.draw(NoticeFonts.of(files), notice(lines, facts));
        Files.createDirectories(Path.of("target", "notices"));
        Files.write(Path.of("target", "notices", called + ".pdf"), pdf);
        return pdf;
    }

    private static Notice notice(List<LineView> lines, List<Notice.Fact> facts) {
        Money total = new Money(76486L * lines.size());
        Notice.Head head = new Notice.Head(
                TITLE,
                2,
                LocalDate.of(2026, 11, 21),
                LocalDate.of(2026, 11, 21),
                LocalDate.of(2026, 11, 28),
                true,
                true);
        return new Notice(
                head,
                "石城县琴江镇兴隆村委会",
                true,
                lines.size(),
                total,
                facts,
                Notices.OBJECTIONS,
                "https://zjgk.example.gov.cn/api/v1/rosters/019aa5c2-7d30-7c11-9b42-3f0c6a51d2e7",
                "W/\"x\"",
                lines);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
