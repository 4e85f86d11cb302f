package cn.fingertip.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.crypto.BlindIndex;
import cn.fingertip.crypto.Sealer;
import cn.fingertip.kernel.Clock;
import cn.fingertip.kernel.ClockShift;
import cn.fingertip.testsupport.Alike;
import cn.fingertip.testsupport.As;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A villager proves who they are by name and ID number (design "Trust", row 15). */
@QuarkusTest
class IdentityBindingTest {
    @Inject
    AgroalDataSource database;

    @Inject
    BlindIndex index;

    @Inject
    Sealer sealer;

    @Inject
    Clock clock;

    @Test
    void nameAndNumberProveAPerson() throws Exception {
        InventedPerson person = known("欧阳小燕");
        String villager = somebody();
        assertThat(prove(villager, " 欧阳小燕 ", person.idNumber()).statusCode()).isEqualTo(204);
        Response me = As.villager(villager).get("/api/v1/me");
        assertThat(me.<Boolean>path("verified")).isTrue();
        assertThat(me.<String>path("name")).isEqualTo("欧**燕");
        assertThat(prove(villager, "欧阳小燕", person.idNumber()).statusCode())
                .as("once more")
                .isEqualTo(204);
    }

    @Test
    void everyWayToWriteTheNumberAndTheNameIsTaken() throws Exception {
        InventedPerson herder = known("巴图·苏和");
        assertThat(prove(somebody(), "巴图•苏和", herder.legacyId()).statusCode()).isEqualTo(204);
        assertThat(prove(somebody(), "巴图・苏和", fullWidth(herder.idNumber().toLowerCase(java.util.Locale.ROOT)))
                        .statusCode())
                .isEqualTo(204);
        InventedPerson rare = known("王\uD86D\uDDDA"); // 𫗚, outside the basic plane
        assertThat(prove(somebody(), rare.name(), rare.idNumber()).statusCode()).isEqualTo(204);
    }

    @Test
    void everyMissLooksTheSame() throws Exception {
        InventedPerson person = known("张小三");
        Response wrongName = prove(somebody(), "张小四", person.idNumber());
        Response unknown = prove(somebody(), "张小三", InventedPerson.named("x").idNumber());
        for (Response miss : List.of(wrongName, unknown)) {
            assertThat(miss.statusCode()).isEqualTo(422);
            assertThat(miss.<String>path("code")).isEqualTo("identity-not-matched");
            assertThat(miss.asString()).doesNotContain("张小").doesNotContain("360799");
        }
        assertThat(wrongName.<String>path("detail")).isEqualTo(unknown.path("detail"));
    }

    @Test
    void whatIsNoNumberIsNoGuess() throws Exception {
        InventedPerson person = known("李小四");
        String villager = somebody();
        String wrongCheck =
                person.idNumber().substring(0, 17) + (person.idNumber().endsWith("1") ? "2" : "1");
        for (String typed : List.of("1", "360799", wrongCheck, "360799199902301234", "abc", "三六零", wrongCheck)) {
            Response answer = prove(villager, "李小四", typed);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.<String>path("violations[0].field")).isEqualTo("idNumber");
        }
        assertThat(prove(villager, " ", person.idNumber()).<String>path("violations[0].field"))
                .isEqualTo("name");
        assertThat(prove(villager, "李\u0007小四", person.idNumber()).<String>path("violations[0].field"))
                .isEqualTo("name");
        assertThat(prove(villager, "字".repeat(51), person.idNumber()).statusCode())
                .isEqualTo(422);
        assertThat(prove(villager, "李小四", person.idNumber()).statusCode()).isEqualTo(204);
    }

    @Test
    void fiveWrongGuessesADayAndAccount() throws Exception {
        InventedPerson person = known("王小五");
        String villager = somebody();
        for (int i = 0; i < 5; i++) {
            assertThat(prove(villager, "王小五", InventedPerson.named("x").idNumber())
                            .statusCode())
                    .isEqualTo(422);
        }
        Response blocked = prove(villager, "王小五", person.idNumber());
        assertThat(blocked.statusCode()).as("the right one too").isEqualTo(429);
        assertThat(blocked.<String>path("code")).isEqualTo("identity-too-often");
        assertThat(Integer.parseInt(blocked.header("Retry-After"))).isBetween(1, 86_400);
        assertThat(prove(somebody(), "王小五", person.idNumber()).statusCode())
                .as("others are free")
                .isEqualTo(204);
        try (ClockShift tomorrow = ClockShift.by(clock, Duration.ofDays(1))) {
            assertThat(tomorrow).isNotNull();
            assertThat(prove(villager, "王小五", person.idNumber()).statusCode()).isEqualTo(204);
        }
    }

    @Test
    void twentyWrongGussesADayAndTarget() throws Exception {
        InventedPerson person = known("赵小六");
        for (int i = 0; i < 20; i++) {
            assertThat(prove(somebody(), "错的名字", person.idNumber()).statusCode())
                    .isEqualTo(422);
        }
        assertThat(prove(somebody(), "赵小六", person.idNumber()).statusCode()).isEqualTo(429);
        assertThat(prove(somebody(), "错的名字", person.legacyId()).statusCode()).isEqualTo(429);
    }

    @Test
    void rightGuessesAreNotCounted() throws Exception {
        InventedPerson person = known("钱小七");
        String villager = somebody();
        for (int i = 0; i < 8; i++) {
            assertThat(prove(villager, "钱小七", person.idNumber()).statusCode()).isEqualTo(204);
        }
    }

    @Test
    void guessesMadeAtOnceAreCountedToo() throws Exception {
        String villager = somebody();
        As.villager(villager);
        List<Callable<Integer>> racers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            racers.add(() ->
                    prove(villager, "孙小八", InventedPerson.named("x").idNumber()).statusCode());
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> racer : threads.invokeAll(racers)) {
                statuses.add(racer.get());
            }
        }
        assertThat(statuses).containsOnly(422, 429);
        assertThat(statuses).filteredOn(status -> status == 422).hasSize(5);
    }

    @Test
    void anAccountIsOnePersonsAndAPersonHasAFewAccounts() throws Exception {
        InventedPerson person = known("周小九");
        InventedPerson other = known("吴小十");
        List<String> phones = List.of(somebody(), somebody(), somebody());
        for (String phone : phones) {
            assertThat(prove(phone, "周小九", person.idNumber()).statusCode()).isEqualTo(204);
        }
        Response fourth = prove(somebody(), "周小九", person.idNumber());
        assertThat(fourth.statusCode()).isEqualTo(409);
        assertThat(fourth.<String>path("code")).isEqualTo("identity-bound-elsewhere");
        for (String name : List.of("吴小十", "错的名字")) {
            Response another = prove(phones.getFirst(), name, other.idNumber());
            assertThat(another.statusCode()).as("says nothing of the guess").isEqualTo(409);
            assertThat(another.<String>path("code")).isEqualTo("identity-already-bound");
        }
    }

    @Test
    void nothingOfThePersonIsKeptInPlain() throws Exception {
        InventedPerson person = known("郑小十一");
        String villager = somebody();
        assertThat(prove(villager, "郑小十一", person.idNumber()).statusCode()).isEqualTo(204);
        assertThat(prove(villager, "郑小十一", person.idNumber()).statusCode()).isEqualTo(204);
        for (String table : List.of("citizen", "identity_guess", "audit_entry", "login_session", "login_failure")) {
            assertThat(holds(table, person.idNumber())).as(table).isFalse();
            assertThat(holds(table, "郑小十一")).as(table).isFalse();
            assertThat(holds(table, "oDEV0")).as("openid in " + table).isFalse();
        }
    }

    /** In turn, so that whatever else the machine does falls on all; a name that is wrong and a number that nobody has. */
    @Test
    void hitAndMissTakeAlike() throws Exception {
        int rounds = 30;
        long[] hits = new long[rounds];
        long[] misses = new long[rounds];
        long[] strangers = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            InventedPerson person = known("冯十二");
            String nobodys = InventedPerson.named("x").idNumber();
            hits[i] = nanos(somebody(), "冯十二", person.idNumber(), 204);
            misses[i] = nanos(somebody(), "冯十三", person.idNumber(), 422);
            strangers[i] = nanos(somebody(), "冯十二", nobodys, 422);
        }
        Alike.assertAlike("identities right and wrong", hits, misses);
        Alike.assertAlike("identities known and unknown", misses, strangers);
    }

    private static long nanos(String villager, String name, String idNumber, int status) {
        As.villager(villager);
        long start = System.nanoTime();
        Response answer = prove(villager, name, idNumber);
        long taken = System.nanoTime() - start;
        assertThat(answer.statusCode()).isEqualTo(status);
        return taken;
    }

    private InventedPerson known(String name) throws SQLException {
        return InventedPerson.named(name).known(database, index, sealer);
    }

    private static String somebody() {
        return "identity-" + UUID.randomUUID();
    }

    private static Response prove(String villager, String name, String idNumber) {
        return As.villager(villager)
                .contentType(ContentType.JSON)
                .body(Map.of("name", name, "idNumber", idNumber))
                .post("/api/v1/me/identity");
    }

    private static String fullWidth(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(c -> wide.append((char) (c - '!' + '\uFF01')));
        return wide.toString();
    }

    /** Looks at every column of every row, at bytes as bytes. */
    private boolean holds(String table, String text) throws SQLException {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
            int columns = rows.getMetaData().getColumnCount();
            boolean any = false;
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    any |= contains(rows.getBytes(column), wanted);
                }
            }
            return any;
        }
    }

    private static boolean contains(byte[] value, byte[] wanted) {
        return value != null
                && new String(value, StandardCharsets.ISO_8859_1)
                        .contains(new String(wanted, StandardCharsets.ISO_8859_1));
    }
}
