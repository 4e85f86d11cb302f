package cn.fingertip.roster.importing.sheet.row;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.roster.importing.sheet.row.Repeats.Earlier;
import cn.fingertip.roster.importing.sheet.row.Repeats.Place;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Rows that came before, held against plain maps, past the point where the tables grow several times. */
class RepeatsTest {
    private static final int ROWS = 30_000;

    private record Met(int row, String name) {}

    @Property(tries = 10)
    void anEarlierRowIsFoundAsInAMap(@ForAll long seed) {
        Random random = new Random(seed);
        Repeats repeats = new Repeats();
        Map<List<Object>, Met> people = new HashMap<>();
        Map<List<Object>, Integer> payments = new HashMap<>();
        for (int row = 1; row <= ROWS; row++) {
            int person = random.nextInt(ROWS);
            String crop = random.nextBoolean() ? "" : "玉米";
            String name = random.nextInt(4) == 0 ? "苏兰" : "苏松";
            long fen = 100 + random.nextInt(3);
            Met first = people.putIfAbsent(List.of(person, crop), new Met(row, name));
            Integer same = payments.putIfAbsent(List.of(person, crop, fen), row);

            Optional<Earlier> found = repeats.earlier(line(row, person, name, fen), 0, crop);

            if (first == null) {
                assertThat(found).isEmpty();
            } else {
                int expected = same == null ? first.row() : same;
                assertThat(found)
                        .contains(new Earlier(
                                new Place(0, expected),
                                same != null,
                                first.name().equals(name)));
            }
        }
    }

    /** A blind index is as good as random. */
    private static Line line(int row, int person, String name, long fen) {
        Random bits = new Random(person);
        byte[] index = ByteBuffer.allocate(32).putLong(bits.nextLong()).array();
        return new Line(
                row,
                "360735100211",
                null,
                name,
                name,
                BigDecimal.ONE,
                BigDecimal.ONE,
                fen,
                "",
                new Index(index),
                null,
                null,
                null,
                null);
    }
}
