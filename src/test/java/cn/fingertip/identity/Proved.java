package cn.fingertip.identity;

import cn.fingertip.crypto.BlindIndex;
import cn.fingertip.crypto.Sealer;
import cn.fingertip.testsupport.As;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.spi.CDI;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/** Villagers whose name is proved, as reporting under a real name takes. */
public final class Proved {
    private Proved() {}

    /** A request of the villager with this login code, who has proved by now to be an invented person of this name. */
    public static RequestSpecification villager(String code, String name) {
        CDI<Object> beans = CDI.current();
        try {
            InventedPerson person = InventedPerson.named(name)
                    .known(
                            beans.select(DataSource.class).get(),
                            beans.select(BlindIndex.class).get(),
                            beans.select(Sealer.class).get());
            As.villager(code)
                    .contentType(ContentType.JSON)
                    .body(Map.of("name", name, "idNumber", person.idNumber()))
                    .post("/api/v1/me/identity")
                    .then()
                    .statusCode(204);
        } catch (SQLException e) {
            throw new IllegalStateException("the person could not be invented", e);
        }
        return As.villager(code);
    }
}
