import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The least that answers a search by name: one route, the Vert.x PostgreSQL client, Jackson. No check of anything. */
class BareSearch {
    private static final String SQL = """
            SELECT no, village, group_name, name, quantity, unit, standard, amount_fen FROM roster_line
            WHERE county = $1 AND year = 2019 AND version_id = $2 AND no > $3 AND village = $4 AND name_folded LIKE $5
            ORDER BY no LIMIT $6""";
    private static final ObjectMapper JSON = new ObjectMapper();

    record Village(String code, String name) {}

    record Line(int no, Village village, String group, String name, String quantity, String unit, String standard, String amount) {}

    record Page(List<Line> items, String nextCursor) {}

    public static void main(String... arguments) {
        Vertx vertx = Vertx.vertx();
        URI address = URI.create(System.getenv("FINGERTIP_DATABASE_URL").substring("jdbc:".length()));
        Pool pool = PgBuilder.pool()
                .using(vertx)
                .connectingTo(new PgConnectOptions()
                        .setHost(address.getHost())
                        .setPort(address.getPort())
                        .setDatabase(address.getPath().substring(1))
                        .setUser(System.getenv("FINGERTIP_DATABASE_USER"))
                        .setPassword(System.getenv("FINGERTIP_DATABASE_PASSWORD"))
                        .addProperty("search_path", schema(address))
                        .setCachePreparedStatements(true))
                .with(new PoolOptions().setMaxSize(8))
                .build();
        UUID version = UUID.fromString(arguments[1]);
        vertx.createHttpServer()
                .requestHandler(request -> answer(pool, version, request))
                .listen(Integer.parseInt(arguments[0]), "127.0.0.1");
    }

    private static String schema(URI address) {
        return address.getQuery().replaceFirst(".*currentSchema=([^&]+).*", "$1");
    }

    private static void answer(Pool pool, UUID version, HttpServerRequest request) {
        int limit = Integer.parseInt(request.getParam("limit"));
        pool.preparedQuery(SQL)
                .execute(Tuple.of(
                        "360735",
                        version,
                        0,
                        request.getParam("village"),
                        "%" + request.getParam("name") + "%",
                        limit + 1))
                .onSuccess(rows -> {
                    List<Line> lines = new ArrayList<>();
                    for (Row row : rows) {
                        lines.add(new Line(
                                row.getInteger(0),
                                new Village(row.getString(1), "村"),
                                row.getString(2),
                                row.getString(3),
                                row.getNumeric(4).bigDecimalValue().stripTrailingZeros().toPlainString(),
                                row.getString(5),
                                row.getNumeric(6).bigDecimalValue().stripTrailingZeros().toPlainString(),
                                java.math.BigDecimal.valueOf(row.getLong(7), 2).toPlainString()));
                    }
                    try {
                        request.response()
                                .putHeader("Content-Type", "application/json")
                                .end(Buffer.buffer(JSON.writeValueAsBytes(new Page(lines, null))));
                    } catch (JsonProcessingException e) {
                        request.response().setStatusCode(500).end();
                    }
                })
                .onFailure(failure -> request.response().setStatusCode(500).end(failure.toString()));
    }
}
