package cn.fingertip.kernel.personal;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words for an illness, a disability or a death, which clerks write behind a name and nobody may read in public, as
 * data: {@code gate/conditions.csv}. A word that may be a given name ({@code 王精神}) counts only behind so many
 * characters that no name goes on there ({@code 张三精神}).
 */
public final class PersonalConditions {
    /** In every notation in which a database and Java read the same. */
    private static final String BRACKETS = "[\\]\\[()(){}{}【】〔〕〖〗〈〉《》「」『』<>、/\\\\|]";

    /** What words begin with: nearly every name has none of them, which one look tells for a million lines. */
    private static final BitSet BEGINNINGS = new BitSet();

    private static final String NAMES;
    private static final String GROUPS;

    static {
        List<String> names = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        load(names, groups);
        NAMES = String.join("|", names);
        GROUPS = String.join("|", groups);
    }

    private static final Pattern IN_A_NAME = Pattern.compile(NAMES);
    private static final Pattern IN_A_GROUP = Pattern.compile(GROUPS);
    private static final Pattern BRACKET = Pattern.compile(BRACKETS);

    private PersonalConditions() {}

    /** @return whether something is said of the person besides the name */
    public static boolean inName(String name) {
        return mayHoldWord(name) && IN_A_NAME.matcher(name).find();
    }

    /** @return whether something is said of its people besides what a group is called */
    public static boolean inGroup(String group) {
        return group != null && mayHoldWord(group) && IN_A_GROUP.matcher(group).find();
    }

    /** @return the first word that says such a thing in a text of any length, as it stands there */
    public static Optional<String> inText(String text) {
        if (!mayHoldWord(text)) {
            return Optional.empty();
        }
        Matcher found = IN_A_GROUP.matcher(text);
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }

    /**
     * @return whether a remark is set off from the name, by brackets or strokes. Names in Latin letters may have them:
     *     {@code Devi A/P Raman} is one
     */
    public static boolean remarkIn(String name) {
        return mayHoldBracket(name)
                && BRACKET.matcher(name).find()
                && name.codePoints()
                        .filter(Character::isLetter)
                        .anyMatch(c -> Character.UnicodeScript.of(c) != Character.UnicodeScript.LATIN);
    }

    /** @return a regular expression of PostgreSQL that finds every name that {@link #inName} or {@link #remarkIn} does */
    public static String suspectNames() {
        return NAMES + "|" + BRACKETS;
    }

    /** @return a regular expression of PostgreSQL that finds every group that {@link #inGroup} does */
    public static String suspectGroups() {
        return GROUPS;
    }

    private static boolean mayHoldWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (BEGINNINGS.get(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayHoldBracket(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isLetter(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static void load(List<String> names, List<String> groups) {
        try (InputStream in = PersonalConditions.class.getResourceAsStream("/gate/conditions.csv");
                Reader text = new InputStreamReader(in, StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
            for (NamedCsvRecord row : rows) {
                BEGINNINGS.set(row.getField("word").charAt(0));
                String word = spaced(row.getField("word"));
                int behind = Integer.parseInt(row.getField("behind"));
                names.add(behind == 0 ? word : "^\\S\\s*".concat("\\S\\s*".repeat(behind - 1)) + ".*" + word);
                if (row.getField("group").equals("yes")) {
                    groups.add(word);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 残 疾 is the same word. */
    private static String spaced(String word) {
        return word.codePoints().mapToObj(Character::toString).collect(Collectors.joining("\\s*"));
    }
}
