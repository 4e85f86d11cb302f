package cn.fingertip.roster.gate;

import cn.fingertip.kernel.personal.PersonalNumbers;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the XML parts of packed files. No DTD, nothing from outside. */
final class XmlScan {
    private static final XMLInputFactory FACTORY = XMLInputFactory.newFactory();
    /** A number may be cut into runs of different looks within one of these. */
    private static final Set<String> PARAGRAPHS = Set.of("p", "si", "is", "text", "comment");
    /** Attributes in which people write; others hold measures and identifiers of the program's own. */
    private static final Set<String> WRITTEN = Set.of("name", "title", "descr", "alt", "Target", "display", "author");

    static {
        FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        FACTORY.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        FACTORY.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    private XmlScan() {}

    /** @return of the shared texts those with a personal number, by their index */
    static Map<Integer, String> personalTexts(InputStream in) throws IOException {
        Map<Integer, String> personal = new TreeMap<>();
        StringBuilder text = new StringBuilder();
        int[] index = {0};
        read(in, xml -> {
            if (xml.isCharacters()) {
                text.append(xml.getText());
            } else if (xml.isEndElement() && xml.getLocalName().equals("si")) {
                if (PersonalNumbers.in(text.toString()).isPresent()) {
                    personal.put(index[0], text.toString());
                }
                index[0]++;
                text.setLength(0);
            } else if (xml.isStartElement() && xml.getLocalName().equals("si")) {
                text.setLength(0);
            }
        });
        return personal;
    }

    /** @return names of sheets by the file that usually holds them, with whether they are hidden */
    static Map<String, String> sheetNames(InputStream in) throws IOException {
        List<String> names = new ArrayList<>();
        read(in, xml -> {
            if (xml.isStartElement() && xml.getLocalName().equals("sheet")) {
                String state = xml.getAttributeValue(null, "state");
                String hidden = state == null || state.equals("visible") ? "" : "(隐藏)";
                String name = xml.getAttributeValue(null, "name");
                names.add((PersonalNumbers.in(name).isPresent() ? "第 " + (names.size() + 1) + " 张" : name) + hidden);
            }
        });
        Map<String, String> byFile = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            byFile.put("sheet" + (i + 1) + ".xml", names.get(i));
        }
        return byFile;
    }

    /** Every cell with its address, and whatever else a sheet says: headers, footers. */
    static void sheet(InputStream in, String sheet, Map<Integer, String> texts, BitSet referred, Gate.Places places)
            throws IOException {
        StringBuilder text = new StringBuilder();
        String[] cell = {null, null};
        String place = "工作表“" + sheet + "”";
        read(in, xml -> {
            if (xml.isStartElement()) {
                if (xml.getLocalName().equals("c")) {
                    cell[0] = xml.getAttributeValue(null, "r");
                    cell[1] = xml.getAttributeValue(null, "t");
                }
                if (!xml.getLocalName().equals("t") && !xml.getLocalName().equals("r")) {
                    text.setLength(0);
                }
            } else if (xml.isCharacters()) {
                text.append(xml.getText());
            } else if (xml.isEndElement() && !text.isEmpty()) {
                String at = cell[0] == null ? place : place + cell[0];
                switch (xml.getLocalName()) {
                    case "v" -> value(text.toString(), cell[1], texts, referred, at, places);
                    case "t", "r" -> {
                        // the whole of "is" counts
                    }
                    default -> places.look(at, text.toString());
                }
                if (!xml.getLocalName().equals("t") && !xml.getLocalName().equals("r")) {
                    text.setLength(0);
                }
            }
        });
    }

    /** Any other part: texts by paragraph, and the attributes in which people write. */
    static void any(InputStream in, String part, Gate.Places places) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean[] own = {false};
        String place =
                part.contains("comment") || part.endsWith(".vml") ? "批注" : part.contains("docprops") ? "文档属性" : "内部文件";
        read(in, xml -> {
            if (xml.isStartElement()) {
                own[0] = false;
                for (int i = 0; i < xml.getAttributeCount(); i++) {
                    if (WRITTEN.contains(xml.getAttributeLocalName(i))) {
                        places.look(place, xml.getAttributeValue(i));
                    }
                }
            } else if (xml.isCharacters()) {
                text.append(xml.getText());
                own[0] = !xml.getText().isBlank();
            } else if (xml.isEndElement()) {
                String name = xml.getLocalName();
                if (PARAGRAPHS.contains(name) || own[0] && !name.equals("t") && !name.equals("r")) {
                    places.look(place, text.toString());
                    text.setLength(0);
                }
                own[0] = false;
            }
        });
        places.look(place, text.toString());
    }

    private static void value(
            String value, String type, Map<Integer, String> texts, BitSet referred, String at, Gate.Places places) {
        if ("s".equals(type)) {
            int index = Integer.parseInt(value.strip());
            if (texts.containsKey(index)) {
                referred.set(index);
                places.look(at, texts.get(index));
            }
            return;
        }
        places.look(at, type == null || type.equals("n") ? plain(value) : value);
    }

    /** 1.38E10 is a telephone number that was typed as one; what is behind a point is none. */
    private static String plain(String number) {
        BigDecimal value = new BigDecimal(number.strip());
        return Math.abs((long) value.scale()) > 40 ? "" : value.toBigInteger().toString();
    }

    private interface Event {
        void at(XMLStreamReader xml) throws IOException;
    }

    private static void read(InputStream in, Event event) throws IOException {
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(in);
            while (xml.hasNext()) {
                int kind = xml.next();
                if (kind == XMLStreamConstants.DTD) {
                    throw new IOException("a document type has no place in a packed file");
                }
                event.at(xml);
            }
        } catch (XMLStreamException broken) {
            throw new IOException("a part is no XML", broken);
        }
    }
}
