package cn.fingertip.account;

import cn.fingertip.kernel.CsvTable;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an account says, by keys and by the words that people type: all of it stands in {@code answers.csv}. */
@Startup
@Singleton
class Answers {
    private static final List<String> HEADER = List.of("key", "words", "within", "text", "pages");
    /** Those that are said for other reasons than a word. */
    private static final List<String> NEEDED = List.of(
            "help",
            "unknown",
            "welcome",
            "warning",
            "place",
            "places",
            "places-many",
            "programme",
            "programmes",
            "late",
            "failed");

    private final Pages pages;
    private final Map<String, Answer> byKey = new LinkedHashMap<>();
    private final Map<String, String> byWord = new LinkedHashMap<>();
    private final Map<String, String> byWordWithin = new LinkedHashMap<>();

    private record Answer(String text, List<String> pages) {}

    Answers(AccountConfig config, Pages pages) {
        this.pages = pages;
        for (CsvTable.Row row : WordFile.read(config.words(), "answers.csv", HEADER)) {
            String key = row.cells().get(0);
            byKey.put(key, new Answer(row.cells().get(3), words(row.cells().get(4))));
            words(row.cells().get(1)).forEach(word -> byWord.putIfAbsent(Typed.plain(word), key));
            words(row.cells().get(2)).forEach(word -> byWordWithin.putIfAbsent(Typed.plain(word), key));
        }
        List<String> faults = Stream.concat(
                        NEEDED.stream().filter(key -> !byKey.containsKey(key)),
                        byKey.values().stream()
                                .flatMap(answer -> answer.pages().stream())
                                .filter(page -> !pages.has(page)))
                .toList();
        if (!faults.isEmpty()) {
            throw new IllegalStateException("answers.csv or pages.csv: missing " + faults);
        }
    }

    /** @return the answer of a menu's button, empty where its key is none of ours */
    Optional<String> ofKey(String key) {
        return byKey.containsKey(key) ? Optional.of(of(key)) : Optional.empty();
    }

    /** @return the answer to just this word */
    Optional<String> ofWord(String typed) {
        return Optional.ofNullable(byWord.get(typed)).map(this::of);
    }

    /** @return the key of the answer that a longer text asks for by a word in it; the first in the file's order */
    Optional<String> keyWithin(String typed) {
        return byWordWithin.entrySet().stream()
                .filter(word -> typed.contains(word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** @return what stands under a key, each of its pages on a line */
    String of(String key) {
        return of(key, List.of());
    }

    /** @param links that go before its pages */
    String of(String key, List<String> links) {
        Answer answer = byKey.get(key);
        List<String> lines = new ArrayList<>(List.of(answer.text()));
        links.forEach(link -> lines.add("· " + link));
        answer.pages().forEach(page -> lines.add("· " + pages.link(page)));
        return lines.stream().collect(Collectors.joining("\n"));
    }

    private static List<String> words(String cell) {
        return Stream.of(cell.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }
}
