package cn.fingertip.roster.gate;

import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * A packed file: a workbook, a document, an archive. Every part is looked through: a sheet that is hidden, or no
 * longer reached from the workbook, is in the file still.
 */
final class PackedScan implements FileScan {
    private static final int MOST_PARTS = 5000;
    private static final int DEEPEST = 3;

    private final byte[] content;
    private final GateConfig config;
    private final int depth;
    private long unpacked;

    PackedScan(byte[] content, GateConfig config) {
        this(content, config, 0);
    }

    private PackedScan(byte[] content, GateConfig config, int depth) {
        this.content = content;
        this.config = config;
        this.depth = depth;
    }

    @Override
    public void scan(Gate.Places places) throws IOException {
        if (depth > DEEPEST) {
            throw new IOException("packed too deep");
        }
        Map<String, String> sheets = new HashMap<>();
        Map<Integer, String> texts = new TreeMap<>();
        // The order of the parts is free: what sheets refer to is collected first.
        each((name, in) -> {
            if (name.endsWith("sharedstrings.xml")) {
                texts.putAll(XmlScan.personalTexts(in));
            } else if (name.endsWith("xl/workbook.xml")) {
                sheets.putAll(XmlScan.sheetNames(in));
            }
        });
        BitSet referred = new BitSet();
        each((name, in) -> part(name, in, sheets, texts, referred, places));
        texts.forEach((index, text) -> {
            if (!referred.get(index)) {
                places.look("共享字符串(没有单元格引用)", text);
            }
        });
    }

    private void part(
            String name,
            InputStream in,
            Map<String, String> sheets,
            Map<Integer, String> texts,
            BitSet referred,
            Gate.Places places)
            throws IOException {
        places.look("内部文件名", name);
        if (name.endsWith("sharedstrings.xml")) {
            return;
        }
        if (name.contains("xl/worksheets/") && name.endsWith(".xml")) {
            String file = name.substring(name.lastIndexOf('/') + 1);
            XmlScan.sheet(in, sheets.getOrDefault(file, file), texts, referred, places);
        } else if (name.endsWith(".xml") || name.endsWith(".rels") || name.endsWith(".vml")) {
            XmlScan.any(in, name, places);
        } else {
            byte[] bytes = in.readAllBytes();
            FileScan inner = FileScan.of(bytes, name, config);
            (inner instanceof PackedScan ? new PackedScan(bytes, config, depth + 1) : inner).scan(places);
        }
    }

    private interface Part {
        void read(String name, InputStream in) throws IOException;
    }

    private void each(Part part) throws IOException {
        int parts = 0;
        unpacked = 0;
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                .get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                if (++parts > MOST_PARTS || !zip.canReadEntryData(entry)) {
                    throw new IOException("too many parts, or encrypted ones");
                }
                if (!entry.isDirectory()) {
                    try (InputStream in = new Bounded(zip.getInputStream(entry))) {
                        part.read(entry.getName().toLowerCase(Locale.ROOT), in);
                    }
                }
            }
        }
        if (parts == 0) {
            throw new IOException("no part can be read");
        }
    }

    /** Keeps a bomb from unpacking. */
    private final class Bounded extends InputStream {
        private final InputStream in;

        Bounded(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = in.read(buffer, from, length);
            unpacked += Math.max(read, 0);
            if (unpacked > config.maxUnpacked().asLongValue()) {
                throw new IOException("unpacks to too much");
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
