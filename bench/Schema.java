import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes an empty schema of that name ({@code create}; prints the URL that leads there) or removes it ({@code drop}). */
class Schema {
    public static void main(String... arguments) throws SQLException {
        String url = System.getenv("FINGERTIP_DATABASE_URL");
        String name = arguments[1];
        try (Connection database = DriverManager.getConnection(
                        url, System.getenv("FINGERTIP_DATABASE_USER"), System.getenv("FINGERTIP_DATABASE_PASSWORD"));
                Statement statement = database.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS " + name + " CASCADE");
            if (arguments[0].equals("create")) {
                statement.execute("CREATE SCHEMA " + name);
                System.out.println(url + (url.contains("?") ? "&" : "?") + "currentSchema=" + name);
            }
        }
    }
}
